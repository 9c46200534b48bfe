// Several files that have just come in: what became of each, until the person has
// said how to go on.
import { useSyncExternalStore } from 'react';
import type { ImportDraft } from './types';

export interface Arrival {
  name: string;
  /** The Draft made of it, or why there is none. */
  draft?: ImportDraft;
  trouble?: string;
}

let now: readonly Arrival[] = [];
const watchers = new Set<() => void>();

/** Shows what came in; an empty list puts it away. */
export function showArrivals(list: readonly Arrival[]): void {
  now = list;
  for (const w of watchers) w();
}

export function useArrivals(): readonly Arrival[] {
  return useSyncExternalStore(
    (fn) => {
      watchers.add(fn);
      return () => watchers.delete(fn);
    },
    () => now,
  );
}

/** The Drafts whose files have the columns of the first, in any order; fewer than two are none. */
export function alike(list: readonly Arrival[]): ImportDraft[] {
  const drafts = list.flatMap((a) => (a.draft && !a.draft.repairs ? [a.draft] : []));
  const columns = (d: ImportDraft) =>
    d.mapping.columns
      .map((c) => c.header.trim().toLocaleLowerCase())
      .sort()
      .join('\n');
  const first = drafts[0];
  const same = first ? drafts.filter((d) => columns(d) === columns(first)) : [];
  return same.length > 1 ? same : [];
}
