// What the review changes: cells, ticks and decisions, and what stays of the pages that show them.
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { go } from '../../../bridge';
import { keepCounts, keys } from '../queries';
import { allOf, anyRows } from '../rows';
import type { Fix, FixResult, Mend, MendResult, Remembered, RowPage, RowsOf } from '../types';

/** Forgets the rows under review: they are being read anew. */
export function useForgetRows(id: string): () => void {
  const qc = useQueryClient();
  return useCallback(() => qc.removeQueries({ queryKey: keys.allRows(id) }), [qc, id]);
}

/** Lays fresh rows over the pages that hold them, wherever they stand. */
export function keepRows(qc: QueryClient, id: string, res: FixResult | MendResult) {
  const fresh = new Map(res.rows.map((r) => [r.row, r]));
  qc.setQueriesData<RowPage>({ queryKey: keys.allRows(id) }, (p) =>
    p?.rows ? { ...p, rows: p.rows.map((r) => fresh.get(r.row) ?? r) } : p,
  );
  for (const kind of ['alike', 'clusters', 'candidates', 'choices'])
    void qc.invalidateQueries({ queryKey: [...keys.allRows(id), kind] });
  // A page on its way was read before the change: it is asked for again.
  void qc.invalidateQueries({
    queryKey: keys.allRows(id),
    predicate: (q) => q.state.fetchStatus === 'fetching',
  });
  forgetLists(qc, id);
  keepCounts(qc, id, res.counts);
}

/** Forgets the lists that are not on screen: what a narrowing finds may be others by now. The one on screen keeps its rows under the hand. */
function forgetLists(qc: QueryClient, id: string) {
  const name = (q: { queryKey: readonly unknown[] }) => JSON.stringify(q.queryKey[2]);
  const rows = { queryKey: keys.allRows(id) };
  const shown = new Set(
    qc
      .getQueryCache()
      .findAll({ ...rows, type: 'active' })
      .map(name),
  );
  qc.removeQueries({ ...rows, type: 'inactive', predicate: (q) => !shown.has(name(q)) });
}

export function useFix(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (fixes: Fix[]) => go.imports.Fix(id, fixes),
    onSuccess: (res) => keepRows(qc, id, res),
  });
}

/** Keeps what an act on rows changed: the few rows it tells of, or everything is asked again. */
function keepMend(qc: QueryClient, id: string, res: MendResult) {
  if (res.many) {
    keepCounts(qc, id, res.counts);
    forgetLists(qc, id);
    void qc.invalidateQueries({ queryKey: keys.allRows(id) });
  } else keepRows(qc, id, res);
  qc.setQueriesData<RowPage>(
    { queryKey: ['imports', 'one', id, 'groups'] },
    (p) => p && { ...p, steps: res.steps },
  );
}

/** An act on rows under review, and the ways back and forth. */
export function useMend(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (act: Partial<Mend> & Pick<Mend, 'what'>) => go.imports.Mend(id, { ...noMend, ...act }),
    onSuccess: (res) => keepMend(qc, id, res),
  });
}

const noMend: Mend = {
  what: 'cells',
  rows: [],
  query: allOf(anyRows),
  column: -1,
  field: '',
  allColumns: false,
  find: '',
  finds: [],
  value: '',
  whole: false,
  case: false,
  finding: '',
  on: false,
  fixes: [],
  decision: { kind: '', lead: '', row: 0, fields: [] },
  clear: false,
};

export function useStepMend(id: string, what: 'UndoMend' | 'RedoMend') {
  const qc = useQueryClient();
  return useMutation({ mutationFn: () => go.imports[what](id), onSuccess: (res) => keepMend(qc, id, res) });
}

/** Keeps a fix for the next files of the same source, or takes it back. What follows is said even when what asked for it has gone with the fix. */
export function useRemember(id: string, then: (fix: Remembered) => void, failed: (e: unknown) => void) {
  return useMutation({
    mutationFn: (fix: Remembered) => go.imports.Remember(id, fix),
    onSuccess: (_none, fix) => then(fix),
    onError: failed,
  });
}

/** Ticks rows, or all that are listed when none is named, as an act that can be taken back. */
export function useTick(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (t: { rows: number[]; of: RowsOf; on: boolean }) =>
      go.imports.Mend(id, {
        ...noMend,
        what: 'tick',
        rows: t.rows,
        query: allOf(t.of),
        on: t.on,
      }),
    onMutate: (t) => {
      const named = new Set(t.rows);
      qc.setQueriesData<RowPage>({ queryKey: keys.allRows(id) }, (p) =>
        p?.rows ? { ...p, rows: p.rows.map((r) => (named.has(r.row) ? { ...r, ticked: t.on } : r)) } : p,
      );
    },
    onSuccess: (res) => keepMend(qc, id, res),
    onError: () => void qc.invalidateQueries({ queryKey: keys.allRows(id) }),
  });
}
