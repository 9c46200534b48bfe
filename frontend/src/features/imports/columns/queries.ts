// What the columns step asks of Go: how the file is read, where its columns go.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { go } from '../../../bridge';
import { keepDraft, keys } from '../queries';
import type { ImportDraft, ImportForm, Mapping, Reading } from '../types';

export function useReread(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (how: Reading) => go.imports.Reread(id, how),
    onSuccess: (d) => keepDraft(qc, id, d),
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
    onSuccess: (d) => keepDraft(qc, id, d),
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

/** Fills a Draft in from a preset; with none, everything is guessed anew. */
export function useUsePreset(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (preset: string) => go.imports.UsePreset(id, preset),
    onSuccess: (d) => keepDraft(qc, id, d),
  });
}

export function useDescribe(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (f: ImportForm) => go.imports.Describe(id, f),
    onSuccess: (d) => keepDraft(qc, id, d),
  });
}
