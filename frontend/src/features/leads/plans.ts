// What a lead's sheet asks of its action plans, and how a step says when it is due.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { go } from '../../bridge';
import type { CallError } from '../../bridge/error';
import type { LeadPlan, LeadStep } from '../../bridge/types';
import { clock, day } from '../../words/formats';
import { say } from '../../words/say';
import { keys } from './queries';

const plansOf = (id: string) => [...keys.one(id), 'plans'] as const;

/** The plans of a lead, the one that runs first. */
export function useLeadPlans(id: string) {
  return useQuery({ queryKey: plansOf(id), queryFn: () => go.plans.Of(id) });
}

/** What happened to the plans of a lead, newest first. */
export function usePlanEvents(id: string) {
  return useQuery({ queryKey: [...keys.one(id), 'planEvents'], queryFn: () => go.plans.Events(id) });
}

export type PlanAct = 'Start' | 'Pause' | 'Resume';

/** What can be done with the plans of a lead; the answer takes the place of what was shown. */
export function useLeadPlanWork(id: string) {
  const qc = useQueryClient();
  const onSuccess = (plans: LeadPlan[]) => {
    qc.setQueryData(plansOf(id), plans);
    void qc.invalidateQueries({ queryKey: keys.one(id) });
  };
  return {
    act: useMutation<LeadPlan[], CallError, { do: PlanAct; plan: string }>({
      mutationFn: (a) => go.plans[a.do](id, a.plan),
      onSuccess,
    }),
    tick: useMutation<LeadPlan[], CallError, { plan: string; step: string; done: boolean }>({
      mutationFn: (t) => go.plans[t.done ? 'MarkDone' : 'TakeBack'](id, t.plan, t.step),
      onSuccess,
    }),
  };
}

/** The first step that is not done. */
export function nextStep(p: LeadPlan): LeadStep | undefined {
  return p.steps.find((x) => !x.done);
}

/** When a step was done and by whom, is due, or since when it is late; nothing of a plan that stands still. */
export function stepWord(x: LeadStep, runs: boolean, now = new Date()): string {
  const today = (at: string) => new Date(at).toDateString() === now.toDateString();
  if (x.done) {
    const word = today(x.done)
      ? say('lead.step_done_today', { time: clock(x.done) })
      : say('lead.step_done', { day: day(x.done, now) });
    return x.by ? `${word}, ${x.by}` : word;
  }
  if (!runs) return '';
  if (x.late)
    return today(x.since)
      ? say('lead.step_late_today', { time: clock(x.since) })
      : say('lead.step_late', { day: day(x.since, now) });
  const due = new Date(x.due);
  if (due < now) return say('lead.step_was_due', { day: today(x.due) ? clock(x.due) : day(x.due, now) });
  if (today(x.due)) return say('lead.step_today', { time: clock(x.due) });
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  if (due.toDateString() === tomorrow.toDateString()) return say('lead.step_tomorrow');
  return say('lead.step_due', { day: day(x.due, now) });
}
