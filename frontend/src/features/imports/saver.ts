// Answers of a wizard are kept as they are given, one after the other, and a step
// forward waits until all of them are.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface Saver {
  /** Keeps something now; calls go out one at a time, in order. */
  now: (work: () => Promise<unknown>) => void;
  /** Keeps something in a moment; a later call of the same name replaces it. */
  soon: (name: string, work: () => Promise<unknown>) => void;
  /** Waits until everything is kept; false when something was refused. */
  settled: () => Promise<boolean>;
  saving: boolean;
}

/** Makes a saver for one screen. What was still to be kept is kept on leaving it. */
export function useSaver(wait = 500): Saver {
  // What is to be kept and has not begun, and the call that is on its way.
  const queue = useRef<(() => Promise<unknown>)[]>([]);
  const current = useRef<Promise<void> | null>(null);
  const failed = useRef(false);
  const waiting = useRef(
    new Map<string, { timer: ReturnType<typeof setTimeout>; work: () => Promise<unknown> }>(),
  );
  const [open, setOpen] = useState(0);

  const begin = useCallback(
    (work: () => Promise<unknown>) =>
      work()
        .then(
          () => {
            failed.current = false;
          },
          () => {
            failed.current = true;
          },
        )
        .finally(() => setOpen((n) => n - 1)),
    [],
  );

  const pump = useCallback((): void => {
    const work = current.current ? undefined : queue.current.shift();
    if (!work) return;
    current.current = begin(work).finally(() => {
      current.current = null;
      pump();
    });
  }, [begin]);

  const now = useCallback(
    (work: () => Promise<unknown>) => {
      setOpen((n) => n + 1);
      queue.current.push(work);
      pump();
    },
    [pump],
  );

  const flush = useCallback(() => {
    for (const [name, w] of [...waiting.current]) {
      clearTimeout(w.timer);
      waiting.current.delete(name);
      now(w.work);
    }
  }, [now]);

  const soon = useCallback(
    (name: string, work: () => Promise<unknown>) => {
      clearTimeout(waiting.current.get(name)?.timer);
      const timer = setTimeout(() => {
        waiting.current.delete(name);
        now(work);
      }, wait);
      waiting.current.set(name, { timer, work });
    },
    [now, wait],
  );

  const settled = useCallback(async () => {
    flush();
    while (current.current) await current.current;
    return !failed.current;
  }, [flush]);

  useEffect(() => {
    // A window that closes or a page read anew takes along what was still waiting: all
    // of it goes out at once, for nobody is left to wait for the call on its way.
    const leave = () => {
      flush();
      for (const work of queue.current.splice(0)) void begin(work);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      flush();
    };
  }, [flush, begin]);
  return useMemo(() => ({ now, soon, settled, saving: open > 0 }), [now, soon, settled, open]);
}
