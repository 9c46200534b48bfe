// What the review asks of Go beside the rows themselves.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { go } from '../../../bridge';
import { keys } from '../queries';
import { anyRows } from '../rows';
import type { Import, ImportDraft, RowScope } from '../types';

/** What is wrong in a scope, and how often: asked again with every change. */
export function useGroups(id: string, scope: RowScope) {
  return useQuery({
    queryKey: keys.groups(id, scope),
    queryFn: () => go.imports.Rows(id, { ...anyRows, scope, offset: 0, limit: 1, bare: false }),
    placeholderData: (before, q) => (q?.queryKey[4] === scope ? before : undefined),
  });
}

/** What files of this source are called, "" when a file has nothing to be known again by. */
export function useSourceName(id: string): string {
  const d = useQueryClient().getQueryData<ImportDraft>(keys.draft(id));
  return d && d.view.headerRow > 0 ? d.preset.name || d.import.name : '';
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

/** The same, where there may be any: duplicates, or rows that are skipped. */
export function useMergesOf(imp: Import) {
  const { counts } = imp;
  return useMerges(imp.id, counts.duplicates > 0 || counts.unticked > 0 || imp.mode !== '');
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
