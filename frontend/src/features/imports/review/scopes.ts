import type { Counts, RowScope } from '../types';

/** The parts of the rows one can look at, with how many each holds. After the first they add up to it: a row left out, or decided or ruled to be skipped, is skipped, unless it needs fixing. */
export const scopes: {
  id: RowScope;
  word: 'review.all' | 'review.new' | 'review.duplicates' | 'review.errors' | 'review.skipped';
  dot?: string;
  n: (c: Counts) => number;
}[] = [
  { id: '', word: 'review.all', n: (c) => c.rows },
  { id: 'new', word: 'review.new', dot: 'door', n: (c) => c.new },
  { id: 'duplicates', word: 'review.duplicates', dot: 'brass', n: (c) => c.duplicates },
  { id: 'errors', word: 'review.errors', dot: 'brick', n: (c) => c.errors },
  { id: 'unticked', word: 'review.skipped', dot: 'slate', n: (c) => c.unticked },
];

/** How many rows a scope holds. */
export function sizeOf(scope: RowScope, c: Counts): number {
  return scopes.find((x) => x.id === scope)?.n(c) ?? 0;
}

/** How many rows stay out since their lead is being worked on: they are among the duplicates, and unticked. Rows to be skipped, of which there are so many, are ticked. */
export function activeOut(c: Counts, skips: number): number {
  return c.new + c.duplicates + skips - c.ready;
}

/** What the tick in the head shows for a scope. Rows to be skipped, of which there are so many, are ticked. */
export function ticked(scope: RowScope, c: Counts, skips = 0): boolean | 'some' {
  if (scope === 'unticked') return skips === 0 ? false : skips === c.unticked ? true : 'some';
  // Rows that were just fixed stay listed, and they are ticked.
  if (scope === 'errors') return c.blocking === c.errors ? true : c.blocking === 0 ? false : 'some';
  const parts: Partial<Record<RowScope, [out: number, all: number]>> = {
    '': [c.rows - c.ready - c.blocking, c.rows],
    duplicates: [activeOut(c, skips), c.duplicates],
  };
  const [out, all] = parts[scope] ?? [0, c.new];
  if (out === 0) return true;
  return out >= all ? false : 'some';
}

/** The group whose rows are one person, listed group by group. */
export const twins = 'match.twins';
