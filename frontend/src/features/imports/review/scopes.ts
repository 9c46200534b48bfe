import type { Counts, RowScope } from '../types';

/** What the rows under review may be narrowed to. */
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

/** Whether the rows of a scope are ticked, as far as the counts tell. */
export function ticked(scope: RowScope, c: Counts): boolean | 'some' {
  if (scope === 'unticked') return false;
  if (scope === 'errors') return c.blocking === 0 ? false : c.blocking === c.errors ? true : 'some';
  if (c.unticked === 0) return true;
  return c.unticked >= c.rows ? false : 'some';
}
