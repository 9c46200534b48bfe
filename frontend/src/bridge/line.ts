// Whether Foyer answers. The program always does; a browser may have lost it.
import { useSyncExternalStore } from 'react';

let up = true;
const heeding = new Set<() => void>();

/** Tells whether the line to Foyer stands. */
export function setLine(stands: boolean): void {
  if (up === stands) return;
  up = stands;
  for (const fn of heeding) fn();
}

/** Says whether the line to Foyer stands, and follows it. */
export function useLine(): boolean {
  return useSyncExternalStore(
    (fn) => {
      heeding.add(fn);
      return () => heeding.delete(fn);
    },
    () => up,
  );
}
