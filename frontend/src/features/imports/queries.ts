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
  Mend,
  MendResult,
  Reading,
  Remembered,
  RowPage,
  RowQuery,
  RowScope,
} from './types';

/** The keys. Rows under review stand apart: an event of their own import must not take a row away under the hand that mends it. */
export const keys = {
  all: ['imports'] as const,
  list: (q: ImportQuery) => ['imports', 'list', q] as const,
  draft: (id: string) => ['imports', 'one', id, 'draft'] as const,
  detail: (id: string) => ['imports', 'one', id, 'detail'] as const,
  allRows: (id: string) => ['import-rows', id] as const,
  rows: (id: string, of: RowsOf, page: number, ran: boolean) =>
    (ran ? ['imports', 'one', id, 'results', of, page] : ['import-rows', id, of, page]) as readonly unknown[],
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

/** Which rows are listed, and in which order. */
export type RowsOf = Omit<RowQuery, 'offset' | 'limit'>;

/** Every row of the file, in its order. */
export const anyRows: RowsOf = { scope: '', finding: '', field: '', search: '', sort: '', desc: false };

/** What a page of rows is asked with; the grid asks for those in sight. Rows that ran change with events, those under review only by hand. */
export function rowsQuery(id: string, of: RowsOf, page: number, ran = false) {
  return {
    queryKey: keys.rows(id, of, page, ran),
    queryFn: (): Promise<RowPage> => go.imports.Rows(id, { ...of, offset: page * pageRows, limit: pageRows }),
    staleTime: ran ? 0 : Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  };
}

/** What is wrong in a scope, and how often: asked again with every change. */
export function useGroups(id: string, scope: RowScope) {
  return useQuery({
    queryKey: keys.groups(id, scope),
    queryFn: () => go.imports.Rows(id, { ...anyRows, scope, offset: 0, limit: 1 }),
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
  query: { ...anyRows, offset: 0, limit: 0 },
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

/** What files of this source are called, "" when a file has nothing to be known again by. */
export function useSourceName(id: string): string {
  const d = useQueryClient().getQueryData<ImportDraft>(keys.draft(id));
  return d && d.view.headerRow > 0 ? d.preset.name || d.import.name : '';
}

/** Keeps a fix for the next files of the same source, or takes it back. What follows is said even when what asked for it has gone with the fix. */
export function useRemember(id: string, then: (fix: Remembered) => void, failed: (e: unknown) => void) {
  return useMutation({
    mutationFn: (fix: Remembered) => go.imports.Remember(id, fix),
    onSuccess: (_none, fix) => then(fix),
    onError: failed,
  });
}

export function useAlike(id: string, row: number, column: number, field: string, key: string) {
  return useQuery({
    queryKey: [...keys.allRows(id), 'alike', row, column, field, key],
    queryFn: () => go.imports.Alike(id, row, column, field, key),
    enabled: key !== '',
    staleTime: 0,
  });
}

/** What a cell may be set to that names people or partners; none for other fields. */
export function useChoices(id: string, row: number, field: string, on: boolean) {
  return useQuery({
    queryKey: [...keys.allRows(id), 'choices', row, field],
    queryFn: () => go.imports.Choices(id, row, field),
    enabled: on,
    staleTime: 0,
  });
}

export function useClusters(id: string, column: number) {
  return useQuery({
    queryKey: [...keys.allRows(id), 'clusters', column],
    queryFn: () => go.imports.Clusters(id, column),
    enabled: column >= 0,
    staleTime: 0,
  });
}

export function useCandidates(id: string, row: number) {
  return useQuery({
    queryKey: [...keys.allRows(id), 'candidates', row],
    queryFn: () => go.imports.Candidates(id, row),
    enabled: row > 0,
    staleTime: 0,
  });
}

export function useMerges(id: string, on: boolean) {
  return useQuery({
    queryKey: ['imports', 'one', id, 'merges'],
    queryFn: () => go.imports.Merges(id),
    enabled: on,
    staleTime: 0,
  });
}

/** The groups of rows of the file that are one person. */
export function useTwins(id: string) {
  return useQuery({
    queryKey: ['imports', 'one', id, 'twins'],
    queryFn: () => go.imports.Twins(id),
    staleTime: 0,
  });
}

/** The columns of names in which a value is spelled in several ways. */
export function useSpellings(id: string) {
  return useQuery({
    queryKey: ['imports', 'one', id, 'spellings'],
    queryFn: () => go.imports.Spellings(id),
    staleTime: 0,
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
        query: { ...t.of, offset: 0, limit: 0 },
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

/** How many leads go with an import that is deleted. */
export function useDeleting(id: string) {
  return useQuery({
    queryKey: [...keys.all, 'one', id, 'deleting'],
    queryFn: () => go.imports.Deleting(id),
    staleTime: 0,
    gcTime: 0,
  });
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
