// Who is at the screen and what they chose: asked once, kept for every room.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { nameFields, namePeople } from '../words/fields';
import { go } from './index';
import type { Me, Settings } from './types';

export const meKey = ['me'] as const;

/** The person, their rights and choices, the catalogue and the lists. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: async () => {
      const me = await go.home.Start();
      nameFields(me.fields);
      namePeople(me.people);
      return me;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Says whether one person has the house to themselves, as far as is known: then nothing is said of an office. */
export function isAlone(me: Me | undefined): boolean {
  return (me?.people ?? []).filter((x) => x.standing !== 'gone').length <= 1;
}

/** Keeps choices: they are in force at once, and go back when keeping them fails. */
export function useSetSettings() {
  const qc = useQueryClient();
  return useMutation({
    mutationFn: (s: Settings) => go.home.Set(s),
    onMutate: (s) => {
      const before = qc.getQueryData<Me>(meKey);
      if (before) qc.setQueryData<Me>(meKey, { ...before, settings: { ...before.settings, ...s } });
      return before;
    },
    onError: (_e, _s, before) => before && qc.setQueryData(meKey, before),
    onSuccess: (s) => qc.setQueryData<Me>(meKey, (me) => me && { ...me, settings: s }),
  });
}
