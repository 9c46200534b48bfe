// What this feature asks of Go and keeps of its answers: imports as a whole. What the
// steps ask beside that is in their folders.
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { go } from '../../bridge';
import { subscribe } from '../../bridge/events';
import type { Counts, Import, ImportDetail, ImportDraft, ImportQuery, RowScope, RowsOf } from './types';

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

export function keepDraft(qc: QueryClient, id: string, draft: ImportDraft) {
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

/** Keeps the step a Draft is at; where that cannot be kept, nothing else is lost. */
export function keepStep(id: string, step: 'columns' | 'review'): void {
  void go.imports.At(id, step).catch(() => undefined);
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
