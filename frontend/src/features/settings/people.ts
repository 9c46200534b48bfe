// The people of the house and what their roles may: everything these pages ask of Go.
// The keys hang on "me", which is asked for anew with everything that changes in the house.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { go } from '../../bridge';
import { meKey } from '../../bridge/me';
import type { HouseRules, Person, PersonForm } from '../../bridge/types';

/** The people in sight, with how many leads each owns. */
export function usePeople() {
  return useQuery({ queryKey: [...meKey, 'people'], queryFn: () => go.people.List() });
}

/** How far each role may do each action, and what can be chosen. */
export function useRights() {
  return useQuery({ queryKey: [...meKey, 'rights'], queryFn: () => go.people.Rights() });
}

/** What a form says of a person as they are. */
export function formOf(p: Person): PersonForm {
  const { name, login, email, role, site } = p;
  return { name, login, email, role, site, import: p.import };
}

/** Changes to people and rights; each has the house asked for anew. */
export function usePeopleWork() {
  const qc = useQueryClient();
  const onSettled = () => qc.invalidateQueries({ queryKey: meKey });
  return {
    add: useMutation({ mutationFn: (f: PersonForm) => go.people.Add(f), onSettled }),
    edit: useMutation({
      mutationFn: (p: { id: string; form: PersonForm }) => go.people.Edit(p.id, p.form),
      onSettled,
    }),
    standing: useMutation({
      mutationFn: (p: { id: string; standing: Person['standing'] }) =>
        go.people.SetStanding(p.id, p.standing),
      onSettled,
    }),
    right: useMutation({
      mutationFn: (p: { role: string; action: string; reach: string }) =>
        go.people.SetRight(p.role, p.action, p.reach),
      onSettled,
    }),
    house: useMutation({ mutationFn: (r: HouseRules) => go.people.SetHouse(r), onSettled }),
  };
}
