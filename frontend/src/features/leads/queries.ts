// Everything this feature asks of Go, and how long an answer holds.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { go } from '../../bridge';
import type { CallError } from '../../bridge/error';
import { stoppable } from '../../bridge/stop';
import type { Edit, Field, Lead, LeadFilter } from '../../bridge/types';

export const keys = {
  all: ['leads'] as const,
  count: (f: LeadFilter) => ['leads', 'count', f] as const,
  options: ['leads', 'options'] as const,
  one: (id: string) => ['leads', 'one', id] as const,
  history: (id: string) => ['leads', 'one', id, 'history'] as const,
  notes: (id: string) => ['leads', 'one', id, 'notes'] as const,
};

/** How many a filter finds, asked once the first rows are here: they are what one waits for. */
export function useCount(f: LeadFilter, first: () => Promise<void>) {
  return useQuery({
    queryKey: keys.count(f),
    queryFn: async ({ signal }) => {
      await first();
      return stoppable(signal, () => go.leads.Count(f));
    },
    placeholderData: keepPreviousData,
  });
}

export function useOptions(on: boolean) {
  return useQuery({
    queryKey: keys.options,
    queryFn: () => go.leads.Options(),
    enabled: on,
    placeholderData: keepPreviousData,
  });
}

export function useLead(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: () => go.leads.Get(id),
    placeholderData: keepPreviousData,
  });
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: keys.history(id),
    queryFn: () => go.leads.History(id),
    placeholderData: keepPreviousData,
  });
}

export function useNotes(id: string) {
  return useQuery({
    queryKey: keys.notes(id),
    queryFn: () => go.leads.Notes(id),
    placeholderData: keepPreviousData,
  });
}

/** Changes fields of a lead; the answer takes the place of what was shown. */
export function useEdit(id: string) {
  const qc = useQueryClient();
  return useMutation<Lead, CallError, Edit[]>({
    mutationFn: (edits) => go.leads.Edit(id, edits),
    onSuccess: (lead) => qc.setQueryData(keys.one(id), lead),
  });
}

export function useAddNote(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => go.leads.AddNote(id, text),
    onSuccess: () => qc.invalidateQueries({ queryKey: keys.one(id) }),
  });
}

export function useEditNote(id: string) {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (n: { id: string; stamp: string; text: string }) =>
      go.leads.EditNote(id, n.id, n.stamp, n.text),
    onSettled: () => qc.invalidateQueries({ queryKey: keys.one(id) }),
  });
}

export function useAddLead() {
  const qc = useQueryClient();
  return useMutation<Lead, CallError, Record<string, string>>({
    mutationFn: (values) => go.leads.Add({ values }),
    onSuccess: (lead) => {
      qc.setQueryData(keys.one(lead.id), lead);
    },
  });
}

/** Leads that one being added may be; asked once a field of it was left. */
export function useLike(values: Record<string, string>) {
  return useQuery({
    queryKey: ['leads', 'like', values],
    queryFn: () => go.duplicates.Like({ values }),
    enabled: Boolean(values.full_name && (values.phone || values.email)),
    placeholderData: keepPreviousData,
  });
}

/** What the answers of a lead being added ask for and it lacks. Only a yes or no asks for anything. */
export function useAsked(values: Record<string, string>, fields: readonly Field[]) {
  const answered = fields.some((f) => (f.kind === 'yes_no' || f.kind === 'yes_not') && values[f.key]);
  return useQuery({
    queryKey: ['leads', 'asked', values],
    queryFn: () => go.leads.Asked({ values }),
    enabled: answered,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Other leads that a lead may be. */
export function useLikeLead(id: string) {
  return useQuery({ queryKey: [...keys.one(id), 'like'], queryFn: () => go.duplicates.LikeLead(id) });
}

/** Remembers that two leads are not one. */
export function useApart(id: string) {
  const qc = useQueryClient();
  return useMutation<void, CallError, string>({
    mutationFn: (other) => go.duplicates.Apart([id, other], true),
    onSuccess: () => qc.invalidateQueries({ queryKey: keys.one(id) }),
  });
}
