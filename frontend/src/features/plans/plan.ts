// What a plan is made of, in words and drawings, and the one that is ready-made.
import {
  BadgeCheck,
  CalendarCheck,
  type LucideIcon,
  Mail,
  Phone,
  SquareCheckBig,
  SquarePen,
} from 'lucide-react';
import { newJob } from '../../bridge';
import type { ActionPlan, Field, PlanStep } from '../../bridge/types';
import { fieldName } from '../../words/fields';
import { say } from '../../words/say';

export type StepKind = PlanStep['kind'];

export const kindIcons: Record<StepKind, LucideIcon> = {
  call: Phone,
  email: Mail,
  meeting: CalendarCheck,
  task: SquareCheckBig,
  fields: SquarePen,
  approval: BadgeCheck,
};

/** The kinds in the order they are offered. */
export const kinds = Object.keys(kindIcons) as StepKind[];

/** When a step is due, in as many words as a label takes. */
export function dueWord(s: Pick<PlanStep, 'amount' | 'unit'>): string {
  if (s.amount === 0) return say('plans.due_now');
  return s.unit === 'hours'
    ? say('plans.due_hours', { count: s.amount })
    : say('plans.due_day', { n: s.amount });
}

const hours = [0, 1, 2, 4, 8];
const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 21, 30, 45, 60, 90];

/** The due times to choose from, and the step's own among them. */
export function dueChoices(s: Pick<PlanStep, 'amount' | 'unit'>): { id: string; label: string }[] {
  const all = [
    ...hours.map((amount) => ({ amount, unit: 'hours' as const })),
    ...days.map((amount) => ({ amount, unit: 'days' as const })),
  ];
  if (s.amount > 0 && !all.some((x) => dueId(x) === dueId(s)))
    all.push({ amount: s.amount, unit: s.unit } as never);
  return all.sort((a, b) => inHours(a) - inHours(b)).map((x) => ({ id: dueId(x), label: dueWord(x) }));
}

const inHours = (s: Pick<PlanStep, 'amount' | 'unit'>) => s.amount * (s.unit === 'days' ? 24 : 1);

/** Says whether a step is due before the one above it, which an order by hand allows. */
export function beforeAbove(steps: readonly PlanStep[], x: PlanStep): boolean {
  const above = steps[steps.indexOf(x) - 1];
  return above !== undefined && inHours(x) < inHours(above);
}

export function dueId(s: Pick<PlanStep, 'amount' | 'unit'>): string {
  return s.amount === 0 ? '0 hours' : `${s.amount} ${s.unit}`;
}

/** The due time of a choice. */
export function dueOf(id: string): Pick<PlanStep, 'amount' | 'unit'> {
  const [amount, unit] = id.split(' ');
  return { amount: Number(amount), unit: unit === 'days' ? 'days' : 'hours' };
}

/** What a step is under its text: its kind, or the fields it asks for. */
export function kindLine(s: PlanStep): string {
  return s.kind === 'fields' && s.fields.length > 0
    ? say('plans.fill_in', { fields: s.fields.map((f) => fieldName(f) ?? f).join(', ') })
    : say(`plans.kind_${s.kind}`);
}

/** The fields that a step can ask for. */
export function askable(fields: readonly Field[]): Field[] {
  return fields.filter((f) => !f.unset && f.kind !== 'notes' && f.key !== 'created_at' && f.key !== 'id');
}

/** A step as new ones begin: due when the last one is. */
export function newStep(plan: ActionPlan): PlanStep {
  const last = plan.steps[plan.steps.length - 1];
  return {
    id: newJob(),
    kind: 'task',
    text: say('plans.new_step'),
    amount: last?.amount ?? 1,
    unit: last?.unit ?? 'days',
    who: 'agent',
    note: '',
    fields: [],
  };
}

function planOf(name: string, inUse: boolean, steps: PlanStep[]): ActionPlan {
  return { id: '', name, inUse, version: 0, lateAfter: 1, assign: '', assignName: '', steps, leads: 0 };
}

const step = (kind: StepKind, text: string, more: Partial<PlanStep>): PlanStep => ({
  id: newJob(),
  kind,
  text,
  amount: 1,
  unit: 'days',
  who: 'agent',
  note: '',
  fields: [],
  ...more,
});

/** A plan with one step, out of use until somebody has made it theirs. */
export function newPlan(others: readonly ActionPlan[]): ActionPlan {
  const base = say('plans.new_name');
  const taken = new Set(others.map((p) => p.name.toLowerCase()));
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} ${n}`;
  return planOf(name, false, [step('call', say('plans.ready_call'), { amount: 2, unit: 'hours' })]);
}

/** The plan a house can begin with. */
export function readyPlan(): ActionPlan {
  return planOf(say('plans.ready_name'), true, [
    step('call', say('plans.ready_call'), { amount: 2, unit: 'hours' }),
    step('email', say('plans.ready_guide'), {}),
    step('fields', say('plans.ready_area'), {
      amount: 3,
      fields: ['budget_max', 'city'],
      note: say('plans.ready_area_note'),
    }),
    step('meeting', say('plans.ready_showing'), { amount: 7 }),
    step('approval', say('plans.ready_review'), { amount: 10, who: 'broker' }),
  ]);
}

/** A step that was removed, and the steps that came before it, also those that were removed earlier. */
export interface Dropped {
  step: PlanStep;
  after: readonly string[];
}

/** What to remember of a step that is removed, among the steps there are and those that were removed before it. */
export function dropOf(steps: readonly PlanStep[], step: PlanStep, before: readonly Dropped[]): Dropped {
  const whole = before
    .filter((d) => !steps.some((x) => x.id === d.step.id))
    .reduce((all, d) => putBack(all, d), [...steps]);
  const ids = whole.map((x) => x.id);
  return { step, after: ids.slice(0, ids.indexOf(step.id)) };
}

/** The steps with a removed one back in its place, whatever came and went meanwhile. */
export function putBack(steps: PlanStep[], { step, after }: Dropped): PlanStep[] {
  const at = steps.findLastIndex((x) => after.includes(x.id)) + 1;
  return [...steps.slice(0, at), step, ...steps.slice(at)];
}

/** Marks the whole text of a field, so that what is typed takes its place. */
export function selectAll(around: HTMLElement | null): void {
  around?.querySelector('input')?.select();
}
