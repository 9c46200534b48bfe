import type { Event } from './types';

export type Topic = 'leads' | 'imports' | 'settings' | 'job' | 'files' | 'open';

type Runtime = { EventsOnMultiple?: (topic: string, fn: (data: unknown) => void, max: number) => () => void };

/** Calls fn with each event of a topic, until the answered function is called. */
export function subscribe(topic: Topic, fn: (e: Event) => void): () => void {
  const runtime = (window as unknown as { runtime?: Runtime }).runtime;
  const off = runtime?.EventsOnMultiple?.(topic, (data) => fn(data as Event), -1);
  return off ?? (() => {});
}
