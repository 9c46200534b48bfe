// Partners and their people: everything this room asks of Go. The keys hang on "me",
// which is asked for anew with everything that changes in the house.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { go } from '../../bridge';
import { meKey } from '../../bridge/me';
import type { Partner } from '../../bridge/types';

const key = [...meKey, 'partners'] as const;

export type PartnerForm = Parameters<typeof go.partners.Add>[0];
export type AgentForm = Parameters<typeof go.partners.AddAgent>[1];

/** All partners in sight, the longest here first. */
export function usePartners() {
  return useQuery({ queryKey: key, queryFn: () => go.partners.List() });
}

/** Changes to partners; each has the house asked for anew. */
export function usePartnerWork() {
  const qc = useQueryClient();
  const onSettled = () => qc.invalidateQueries({ queryKey: meKey });
  return {
    add: useMutation({ mutationFn: (f: PartnerForm) => go.partners.Add(f), onSettled }),
    edit: useMutation({
      mutationFn: (p: { code: string; form: PartnerForm }) => go.partners.Edit(p.code, p.form),
      onSettled,
    }),
    standing: useMutation({
      mutationFn: (p: { code: string; standing: Partner['standing'] }) =>
        go.partners.SetStanding(p.code, p.standing),
      onSettled,
    }),
    addAgent: useMutation({
      mutationFn: (p: { code: string; form: AgentForm }) => go.partners.AddAgent(p.code, p.form),
      onSettled,
    }),
    editAgent: useMutation({
      mutationFn: (p: { id: string; form: AgentForm }) => go.partners.EditAgent(p.id, p.form),
      onSettled,
    }),
    agentStanding: useMutation({
      mutationFn: (p: { id: string; standing: Partner['agents'][number]['standing'] }) =>
        go.people.SetStanding(p.id, p.standing),
      onSettled,
    }),
  };
}
