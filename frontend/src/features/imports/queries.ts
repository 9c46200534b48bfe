// Everything this feature asks of Go, and how long an answer holds.
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { go } from '../../bridge';
import { subscribe } from '../../bridge/events';
import type {
  Counts,
  Fix,
  FixResult,
  Import,
  ImportDetail,
  ImportDraft,
  ImportForm,
  ImportQuery,
  Mapping,
  Reading,
  RowPage,
  RowScope,
  Tick,
} from './types';

/** The keys. Rows under review stand apart: an event of their own import must not take a row away under the hand that mends it. */
export const keys = {
  all: ['imports'] as const,
  list: (q: ImportQuery) => ['imports', 'list', q] as const,
  draft: (id: string) => ['imports', 'one', id, 'draft'] as const,
  detail: (id: string) => ['imports', 'one', id, 'detail'] as const,
  allRows: (id: string) => ['import-rows', id] as const,
  rows: (id: string, scope: RowScope, finding: string, page: number, ran: boolean) =>
    (ran
      ? ['imports', 'one', id, 'results', scope, finding, page]
      : ['import-rows', id, scope, finding, page]) as readonly (string | number)[],
  values: (id: string, column: number, key: string, whole: boolean) =>
    ['imports', 'one', id, 'values', column, key, whole] as const,
  groups: (id: string, scope: RowScope) => ['imports', 'one', id, 'groups', scope] as const,
};

/** Rows come in pages of so many. */
export const pageRows = 100;

// Events reach these only while a room of imports is open, so coming back asks again.
export function useImports(q: ImportQuery) {
  return useQuery({
    queryKey: keys.list(q),
    queryFn: () => go.imports.List(q),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function useDetail(id: string) {
  return useQuery({ queryKey: keys.detail(id), queryFn: () => go.imports.Get(id), staleTime: 0 });
}

export function useDraft(id: string) {
  return useQuery({ queryKey: keys.draft(id), queryFn: () => go.imports.Draft(id), staleTime: 0 });
}

/** A query for every row of the file, in its order. */
export const anyRows = {
  scope: '' as RowScope,
  finding: '',
  field: '',
  search: '',
  sort: '',
  desc: false,
  offset: 0,
  limit: 0,
};

/** What a page of rows is asked with; the grid asks for those in sight. Rows that ran change with events, those under review only by hand. */
export function rowsQuery(id: string, scope: RowScope, finding: string, page: number, ran = false) {
  return {
    queryKey: keys.rows(id, scope, finding, page, ran),
    queryFn: (): Promise<RowPage> =>
      go.imports.Rows(id, { ...anyRows, scope, finding, offset: page * pageRows, limit: pageRows }),
    staleTime: ran ? 0 : Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  };
}

/** What is wrong in a scope, and how often: asked again with every change. */
export function useGroups(id: string, scope: RowScope) {
  return useQuery({
    queryKey: keys.groups(id, scope),
    queryFn: () => go.imports.Rows(id, { ...anyRows, scope, limit: 1 }),
    placeholderData: (before, q) => (q?.queryKey[4] === scope ? before : undefined),
  });
}

/** Forgets the rows under review: they are being read anew. */
export function useForgetRows(id: string): () => void {
  const qc = useQueryClient();
  return useCallback(() => qc.removeQueries({ queryKey: keys.allRows(id) }), [qc, id]);
}

function keep(qc: QueryClient, id: string, draft: ImportDraft) {
  // The step on screen is told with the Draft itself, not with every answer.
  qc.setQueryData(keys.draft(id), (d: ImportDraft | undefined) => ({
    ...draft,
    step: d?.step ?? draft.step,
  }));
  qc.setQueryData(keys.detail(id), (d: ImportDetail | undefined) => d && { ...d, import: draft.import });
}

/** Lays fresh counts into every answer that shows them. */
export function keepCounts(qc: QueryClient, id: string, counts: Counts) {
  qc.setQueryData(
    keys.draft(id),
    (d: ImportDraft | undefined) => d && { ...d, import: { ...d.import, counts } },
  );
  qc.setQueryData(
    keys.detail(id),
    (d: ImportDetail | undefined) => d && { ...d, import: { ...d.import, counts } },
  );
}

/** Lays fresh rows over the pages that hold them, wherever they stand. */
export function keepRows(qc: QueryClient, id: string, res: FixResult) {
  const fresh = new Map(res.rows.map((r) => [r.row, r]));
  qc.setQueriesData<RowPage>(
    { queryKey: keys.allRows(id) },
    (p) => p && { ...p, rows: p.rows.map((r) => fresh.get(r.row) ?? r) },
  );
  // A page on its way was read before the change: it is asked for again.
  void qc.invalidateQueries({
    queryKey: keys.allRows(id),
    predicate: (q) => q.state.fetchStatus === 'fetching',
  });
  keepCounts(qc, id, res.counts);
}

export function useReread(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (how: Reading) => go.imports.Reread(id, how),
    onSuccess: (d) => keep(qc, id, d),
  });
}

export function useRemap(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (m: Mapping) => go.imports.Remap(id, m),
    onMutate: (m) => {
      const before = qc.getQueryData<ImportDraft>(keys.draft(id));
      if (before) qc.setQueryData(keys.draft(id), { ...before, mapping: m });
      return before;
    },
    onError: (_e, _m, before) => before && qc.setQueryData(keys.draft(id), before),
    onSuccess: (d) => keep(qc, id, d),
  });
}

/** A place in a file: where a row begins. The zero place is its first row. */
export interface Place {
  offset: number;
  row: number;
}

/** The row at a place, raw and as it would be read by the mapping of this moment. */
export function usePreview(id: string, stamp: string, at: Place, on: boolean) {
  return useQuery({
    queryKey: [...keys.draft(id), 'preview', stamp, at.offset, at.row],
    queryFn: () => go.imports.Preview(id, { ...at, limit: 1, trouble: false }),
    placeholderData: keepPreviousData,
    enabled: on,
    gcTime: 60_000,
  });
}

/** Looks for the next row with a problem from a place on; undefined when there is none. */
export async function findTrouble(id: string, from: Place): Promise<Place | undefined> {
  for (let at = from; ; ) {
    const p = await go.imports.Preview(id, { ...at, limit: 1, trouble: true });
    const found = p.rows[0];
    if (found) return { offset: found.offset, row: found.row };
    if (p.end) return undefined;
    at = { offset: p.offset, row: p.row };
  }
}

/** The different values of a column that goes to a list. */
export function useValues(id: string, column: number, key: string, whole: boolean) {
  return useQuery({
    queryKey: keys.values(id, column, key, whole),
    queryFn: () => go.imports.Values(id, column),
    placeholderData: (before, q) => (q?.queryKey[4] === column && q.queryKey[5] === key ? before : undefined),
  });
}

/** Keeps the step a Draft is at; where that cannot be kept, nothing else is lost. */
export function keepStep(id: string, step: 'columns' | 'review'): void {
  void go.imports.At(id, step).catch(() => undefined);
}

/** Fills a Draft in from a preset; with none, everything is guessed anew. */
export function useUsePreset(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (preset: string) => go.imports.UsePreset(id, preset),
    onSuccess: (d) => keep(qc, id, d),
  });
}

export function useDescribe(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (f: ImportForm) => go.imports.Describe(id, f),
    onSuccess: (d) => keep(qc, id, d),
  });
}

export function useFix(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (fixes: Fix[]) => go.imports.Fix(id, fixes),
    onSuccess: (res) => keepRows(qc, id, res),
  });
}

export function useTick(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (t: Tick) => go.imports.Tick(id, t),
    onMutate: (t) => {
      const named = new Set(t.rows);
      qc.setQueriesData<RowPage>(
        { queryKey: keys.allRows(id) },
        (p) => p && { ...p, rows: p.rows.map((r) => (named.has(r.row) ? { ...r, ticked: t.on } : r)) },
      );
    },
    onSuccess: (counts, t) => {
      keepCounts(qc, id, counts);
      // Ticks of a whole scope touch rows that no page here names.
      if (t.rows.length === 0) void qc.invalidateQueries({ queryKey: keys.allRows(id) });
    },
    onError: () => void qc.invalidateQueries({ queryKey: keys.allRows(id) }),
  });
}

/** Starts a long call on an import; its progress comes by the jobs. */
export function useStart(id: string, what: 'Survey' | 'Stage' | 'Run' | 'Approve' | 'RollBack') {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (job: string) => go.imports[what](id, job),
    onSuccess: (imp) => keepImport(qc, imp),
  });
}

export function useSave(id: string) {
  const qc = useQueryClient();
  return useMutation({ mutationFn: () => go.imports.Save(id), onSuccess: (imp) => keepImport(qc, imp) });
}

export function useDelete() {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => go.imports.Delete(id),
    onSettled: () => qc.invalidateQueries({ queryKey: [...keys.all, 'list'] }),
  });
}

function keepImport(qc: QueryClient, imp: Import) {
  qc.setQueryData(keys.detail(imp.id), (d: ImportDetail | undefined) => d && { ...d, import: imp });
  qc.setQueryData(keys.draft(imp.id), (d: ImportDraft | undefined) => d && { ...d, import: imp });
  void qc.invalidateQueries({ queryKey: [...keys.all, 'list'] });
}

/** Asks again for what an event says has changed. */
export function useImportsEvents(): void {
  const qc = useQueryClient();
  useEffect(() => subscribe('imports', () => void qc.invalidateQueries({ queryKey: keys.all })), [qc]);
}

/** Asks for an import's details again when the phase of its work changes. */
export function useRefresh(id: string, phase: string | undefined): void {
  const qc = useQueryClient();
  useEffect(() => {
    if (phase !== undefined) void qc.invalidateQueries({ queryKey: keys.detail(id) });
  }, [qc, id, phase]);
}
