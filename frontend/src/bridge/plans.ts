// The action plans of the house: asked for by the room that keeps them and by the sheet of
// a lead. The key hangs on "me", which is asked for anew with everything that changes.
import { useQuery } from '@tanstack/react-query';
import { go } from './index';
import { meKey } from './me';

export const plansKey = [...meKey, 'plans'] as const;

/** All plans, the oldest first. */
export function usePlans() {
  return useQuery({ queryKey: plansKey, queryFn: () => go.plans.List() });
}
