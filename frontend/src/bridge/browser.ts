// What Wails puts on the window of the program, put there for a browser: the same
// calls over POST /rpc, the same events from the stream at /events.

import { setLine } from './line';
import { signalNow } from './stop';

type Listener = (data: unknown) => void;

// A call that is made while the page goes outlives it, as far as browsers let it.
let leaving = false;
const longest = 60_000;

async function rpc(struct: string, method: string, args: unknown[]): Promise<unknown> {
  let res: Response;
  const body = JSON.stringify(args);
  try {
    res = await fetch(`/rpc/${struct}.${method}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Foyer': '1',
        // What a page sends as it goes is over before the one that comes is told anything.
        ...(leaving ? { 'X-Foyer-Parting': '1' } : {}),
      },
      body,
      keepalive: leaving && body.length < longest,
      signal: signalNow() ?? null,
    });
  } catch {
    throw new Error(JSON.stringify({ kind: 'offline', key: 'call.offline' }));
  }
  const text = await res.text();
  if (!res.ok) throw new Error(troubleOf(res.status, text));
  return text ? JSON.parse(text) : undefined;
}

/** The trouble an answer carries, or one that fits its status when it carries none. */
export function troubleOf(status: number, text: string): string {
  try {
    const wire: unknown = JSON.parse(text);
    if (wire && typeof wire === 'object' && 'kind' in wire) return text;
  } catch {
    // A page of something between here and Foyer.
  }
  if (status === 401) return JSON.stringify({ kind: 'signed_out', key: 'call.signed_out' });
  if (status === 413) return JSON.stringify({ kind: 'too_large', key: 'call.too_large' });
  return JSON.stringify({ kind: 'internal', key: 'call.unknown' });
}

const topics = ['leads', 'imports', 'settings', 'job', 'files'];

/** Says whether the page is in a browser, without the program around it. */
export function inBrowser(): boolean {
  return (window as unknown as { foyerBrowser?: boolean }).foyerBrowser === true;
}

/** Puts the browser's door in place where the program's is missing. Once, before the first call. */
export function installBrowser(): void {
  const w = window as unknown as { go?: unknown; runtime?: unknown; foyerBrowser?: boolean };
  if (w.go) return;
  w.foyerBrowser = true;
  window.addEventListener('pagehide', () => {
    leaving = true;
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  const structs = new Proxy(
    {},
    {
      get: (_, struct) =>
        new Proxy(
          {},
          {
            get:
              (_, method) =>
              (...args: unknown[]) =>
                rpc(String(struct), String(method), args),
          },
        ),
    },
  );
  w.go = { service: structs };

  const listeners = new Map<string, Set<Listener>>();
  const tell = (topic: string, data: unknown) => {
    for (const fn of listeners.get(topic) ?? []) fn(data);
  };
  const open = () => {
    const stream = new EventSource('/events');
    for (const topic of topics)
      stream.addEventListener(topic, (e) => tell(topic, JSON.parse((e as MessageEvent<string>).data)));
    // The browser tries again by itself; until it gets through, nothing that is shown is news.
    stream.addEventListener('error', () => !leaving && setLine(false));
    stream.addEventListener('hello', () => {
      setLine(true);
      // What happened before the line stood, or while it was cut, was not told: ask again for everything.
      for (const topic of ['leads', 'imports', 'settings']) tell(topic, { topic, ids: [], files: [] });
    });
  };
  w.runtime = {
    EventsOnMultiple: (topic: string, fn: Listener) => {
      const set = listeners.get(topic) ?? new Set();
      set.add(fn);
      listeners.set(topic, set);
      return () => set.delete(fn);
    },
  };
  open();
}
