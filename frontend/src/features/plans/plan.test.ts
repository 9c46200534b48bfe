import { expect, it } from 'vitest';
import type { PlanStep } from '../../bridge/types';
import {
  beforeAbove,
  type Dropped,
  dropOf,
  dueChoices,
  dueId,
  dueOf,
  dueWord,
  newPlan,
  newStep,
  putBack,
  readyPlan,
} from './plan';
import { moved } from './StepsList';

const due = (amount: number, unit: PlanStep['unit']) => ({ amount, unit });

it('offers due times in their order, with the one of the step', () => {
  expect(dueWord(due(0, 'days'))).toBe('At once');
  expect(dueWord(due(1, 'hours'))).toBe('1 hour');
  expect(dueWord(due(10, 'days'))).toBe('Day 10');
  const labels = dueChoices(due(36, 'hours')).map((c) => c.label);
  expect(labels.slice(0, 8)).toEqual([
    'At once',
    '1 hour',
    '2 hours',
    '4 hours',
    '8 hours',
    'Day 1',
    '36 hours',
    'Day 2',
  ]);
  expect(dueChoices(due(3, 'days')).length).toBe(dueChoices(due(0, 'hours')).length);
  for (const c of dueChoices(due(5, 'days'))) expect(dueId(dueOf(c.id))).toBe(c.id);
});

// H11
it('begins plans and steps that can be kept', () => {
  const ready = readyPlan();
  expect(ready.steps.map((s) => [s.kind, dueWord(s), s.who])).toEqual([
    ['call', '2 hours', 'agent'],
    ['email', 'Day 1', 'agent'],
    ['fields', 'Day 3', 'agent'],
    ['meeting', 'Day 7', 'agent'],
    ['approval', 'Day 10', 'broker'],
  ]);
  expect(newStep(ready)).toMatchObject({ kind: 'task', amount: 10, unit: 'days', who: 'agent' });
  const named = { ...ready, name: 'new plan' };
  expect(newPlan([named]).name).toBe('New plan 2');
  expect(newPlan([named, { ...ready, name: 'New plan 2' }]).name).toBe('New plan 3');
  expect(newPlan([]).inUse).toBe(false);
});

it('puts removed steps back in their places, in whichever order', () => {
  const steps = readyPlan().steps;
  const ids = steps.map((s) => s.id);
  const order = (list: readonly PlanStep[]) => list.map((s) => ids.indexOf(s.id)).join('');
  for (const gone of [
    [0, 1],
    [1, 0],
    [4, 3],
    [1, 2],
    [2, 1],
  ] as const) {
    const dropped: Dropped[] = [];
    let now = [...steps];
    for (const i of gone) {
      dropped.push(dropOf(now, steps[i] as PlanStep, dropped));
      now = now.filter((x) => x.id !== ids[i]);
    }
    const [one, two] = dropped as [Dropped, Dropped];
    expect(order(putBack(putBack(now, one), two))).toBe('01234');
    expect(order(putBack(putBack(now, two), one))).toBe('01234');
    // What came meanwhile stays; what came back counts with the others.
    const more = putBack([...now, newStep(readyPlan())], one);
    expect(order(putBack(more, dropOf(more, two.step, dropped)))).toBe('01234-1');
  }
});

it('puts a step before or after another', () => {
  const steps = readyPlan().steps;
  const ids = steps.map((s) => s.id);
  const order = (list: readonly PlanStep[]) => list.map((s) => ids.indexOf(s.id)).join('');
  const [a, b, , d] = ids as [string, string, string, string];
  expect(order(moved(steps, d, a, 'before'))).toBe('30124');
  expect(order(moved(steps, a, b, 'after'))).toBe('10234');
  expect(order(moved(steps, a, 'gone', 'after'))).toBe('01234');
});

it('tells a step that is due before the one above it', () => {
  const steps = readyPlan().steps.map((x, i) => ({ ...x, amount: [2, 7, 3, 10, 10][i] ?? 0 }));
  expect(steps.map((x) => beforeAbove(steps, x))).toEqual([false, false, true, false, false]);
});
