// The way through the rows that need fixing: the first is in sight when they are
// listed, and the next one is gone to when it is asked for.
import { useEffect, useRef } from 'react';
import { anyRows } from '../rows';
import type { RowColumn, RowsOf } from '../types';
import type { RowGridProps } from './gridProps';
import { lead, type Place, worstOf } from './layout';
import type { Rows } from './useRows';

export function useToFix(p: {
  of: RowsOf;
  /** Another text for another narrowing. */
  narrowed: string;
  columns: readonly RowColumn[];
  rows: Rows;
  seek: RowGridProps['seek'];
  onSought: RowGridProps['onSought'];
  /** The first cell to fix, shown without going there. */
  onFirst: (to: Place) => void;
  /** The next cell to fix, as it was asked for. */
  onFound: (to: Place) => void;
}): void {
  const { narrowed, seek } = p;
  // Rows to fix are listed, and none was gone to yet.
  const fresh = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reset on the narrowing alone
  useEffect(() => {
    fresh.current = p.of.scope === 'errors' && !seek;
  }, [narrowed]);
  const first = p.rows.at(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the rows are here
  useEffect(() => {
    if (!fresh.current || !first) return;
    fresh.current = false;
    const col = worstOf(first, p.columns);
    if (col >= 0) p.onFirst({ row: 0, col });
  }, [first, narrowed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each seek is answered once
  useEffect(() => {
    if (!seek || narrowed !== JSON.stringify({ ...anyRows, scope: 'errors' })) return;
    let given = true;
    void p.rows.nextError(seek.after).then(({ index, row }) => {
      if (!given) return;
      p.onSought?.(index >= 0);
      if (index < 0) return;
      const col = row ? worstOf(row, p.columns) : -1;
      p.onFound({ row: index, col: col >= 0 ? col : lead - 1 });
    });
    return () => {
      given = false;
    };
  }, [seek, narrowed]);
}
