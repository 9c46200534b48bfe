// Everything that changes a plan.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { go } from '../../bridge';
import type { CallError } from '../../bridge/error';
import { plansKey, usePlans } from '../../bridge/plans';
import type { ActionPlan } from '../../bridge/types';

export function usePlanWork() {
  const qc = useQueryClient();
  const onSettled = () => qc.invalidateQueries({ queryKey: plansKey });
  return {
    add: useMutation<ActionPlan, CallError, ActionPlan>({
      mutationFn: (plan) => go.plans.Save(plan),
      onSuccess: (plan) => {
        qc.setQueryData<ActionPlan[]>(plansKey, (all) => [...(all ?? []), plan]);
      },
      onSettled,
    }),
    remove: useMutation<void, CallError, string>({ mutationFn: (id) => go.plans.Remove(id), onSettled }),
    restore: useMutation<void, CallError, string>({ mutationFn: (id) => go.plans.Restore(id), onSettled }),
  };
}

/**
 * A plan as it is being changed: each change is shown at once and kept, one after the other, and
 * is made to what the changes before it left. Refused, the plan is again what the house has.
 */
export function usePlanEdit(
  given: ActionPlan,
  trouble: (e: unknown) => void,
): { now: ActionPlan; edit: (change: (p: ActionPlan) => ActionPlan, done?: () => void) => void } {
  const qc = useQueryClient();
  // The room may draw a list of before once more; what is no longer held is in the newest one.
  const plan = usePlans().data?.find((p) => p.id === given.id) ?? given;
  const [held, setHeld] = useState<ActionPlan | null>(null);
  const newest = useRef(plan);
  const line = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);
  // Once another plan is shown, a change (a way back that is taken late) begins with what the house has.
  const away = useRef(false);
  useEffect(() => {
    away.current = false;
    return () => {
      away.current = true;
    };
  }, []);
  if (!held && waiting.current === 0) newest.current = plan;

  const keep = async (next: ActionPlan, done?: () => void) => {
    try {
      await go.plans.Save(next);
      done?.();
    } catch (e) {
      trouble(e);
    }
    if (--waiting.current > 0) return;
    await qc.invalidateQueries({ queryKey: plansKey });
    if (waiting.current === 0) setHeld(null);
  };
  return {
    now: held ?? plan,
    edit: (change, done) => {
      const kept = qc.getQueryData<ActionPlan[]>(plansKey)?.find((p) => p.id === plan.id);
      const next = change((away.current && waiting.current === 0 && kept) || newest.current);
      newest.current = next;
      waiting.current++;
      setHeld(next);
      line.current = line.current.then(() => keep(next, done));
    },
  };
}
