import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { ActionPlan, LeadPlan, LeadStep } from '../../bridge/types';
import { type Fake, fakeBridge, lead, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { LeadPlans } from './LeadPlans';
import { PlanMark } from './PlanMark';
import { stepWord } from './plans';

const now = new Date(2026, 2, 4, 9, 0);
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();
const step = (id: string, text: string, more: Partial<LeadStep> = {}): LeadStep => ({
  step: { id, kind: 'call', text, amount: 1, unit: 'days', who: 'agent', note: '', fields: [] },
  due: at(5, 10),
  done: '',
  by: '',
  lacks: [],
  late: false,
  since: '',
  mine: true,
  ...more,
});
const running = (more: Partial<LeadPlan> = {}): LeadPlan => ({
  plan: 'b',
  name: 'Buyers',
  state: 'running',
  started: at(4, 8),
  ended: '',
  steps: [
    step('1', 'Call', { done: at(4, 8), by: 'Owen Hart' }),
    step('2', 'Meet'),
    step('3', 'Review', { mine: false }),
  ],
  standing: 'on_time',
  done: 1,
  since: '',
  mine: true,
  ...more,
});
/** Has a call change what the lead has. */
function turns(fake: Fake, first: LeadPlan[], calls: Record<string, LeadPlan>) {
  let is = first;
  fake.on('Plans.Of', () => is);
  for (const [name, to] of Object.entries(calls))
    fake.on(name, () => {
      is = [to];
      return is;
    });
}
const inHouse = { id: 'b', name: 'Buyers', inUse: true, steps: [], leads: 0 } as unknown as ActionPlan;

// F5, H10
it('says of a step when it is due, late or done', () => {
  const word = (more: Partial<LeadStep>, runs = true) => stepWord(step('1', 'Call', more), runs, now);
  expect(word({ due: at(4, 14) })).toBe('Due today, 14:00');
  expect(word({ due: at(5, 8) })).toBe('Due tomorrow');
  expect(word({ due: at(14, 8) })).toBe('Due 14 Mar');
  expect(word({ due: at(3, 8) })).toBe('Was due 3 Mar');
  expect(word({ due: at(2, 8), late: true, since: at(3, 8) })).toBe('Late since 3 Mar');
  expect(word({ due: at(4, 7), late: true, since: at(4, 7) })).toBe('Late since 7:00');
  expect(word({ done: at(2, 8), by: 'Owen Hart' })).toBe('Done 2 Mar, Owen Hart');
  expect(word({ done: at(4, 8) })).toBe('Done at 8:00');
  expect(word({ due: at(14, 8) }, false)).toBe('');
});

// G2
it('marks steps as done, and not done after all', async () => {
  const fake = fakeBridge();
  turns(fake, [running()], {
    'Plans.MarkDone': running({
      done: 2,
      steps: [step('1', 'Call', { done: at(4, 8) }), step('2', 'Meet', { done: at(4, 9) })],
    }),
  });
  fake.on('Plans.TakeBack', () => {
    throw trouble('forbidden', 'plan.for_broker');
  });
  mount(<LeadPlans lead={lead('a', 'Ada')} />);
  expect(await screen.findByText('1 of 3')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Review/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Mark done' }));
  expect(await screen.findByText('2 of 2')).toBeTruthy();
  expect(fake.last('Plans.MarkDone')).toEqual(['a', 'b', '2']);
  await userEvent.click(screen.getByRole('button', { name: 'Not done after all: Call' }));
  expect(await screen.findByText(/This step is for the broker/)).toBeTruthy();
  expect(fake.last('Plans.TakeBack')).toEqual(['a', 'b', '1']);
});

it('offers to start a plan only where one may begin', async () => {
  const fake = fakeBridge();
  turns(fake, [], { 'Plans.Start': running() });
  const { unmount } = mount(<LeadPlans lead={lead('a', 'Ada')} />);
  await waitFor(() => expect(fake.last('Plans.List')).toBeTruthy());
  expect(screen.queryByRole('button')).toBeNull();
  unmount();
  fake.on('Plans.List', () => [inHouse, { ...inHouse, id: 'off', name: 'Sellers', inUse: false }]);
  const waits = mount(<LeadPlans lead={{ ...lead('a', 'Ada'), pending: true }} />);
  await waitFor(() => expect(fake.last('Plans.Of')).toBeTruthy());
  expect(screen.queryByRole('button')).toBeNull();
  waits.unmount();
  mount(<LeadPlans lead={lead('a', 'Ada')} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Start a plan' }));
  expect(screen.queryByRole('menuitem', { name: 'Sellers' })).toBeNull();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Buyers' }));
  expect(await screen.findByText('1 of 3')).toBeTruthy();
  expect(fake.last('Plans.Start')).toEqual(['a', 'b']);
});

it('offers the first step that is theirs to do', async () => {
  const fake = fakeBridge();
  fake.on('Plans.Of', () => [
    running({ done: 0, steps: [step('1', 'Review', { mine: false }), step('2', 'Call'), step('3', 'Meet')] }),
  ]);
  mount(<LeadPlans lead={lead('a', 'Ada')} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Mark done' }));
  expect(fake.last('Plans.MarkDone')).toEqual(['a', 'b', '2']);
});

// H12
it('pauses and resumes, and says how the plan stands', async () => {
  const fake = fakeBridge();
  const paused = running({
    state: 'paused',
    standing: 'paused',
    steps: [step('2', 'Meet', { mine: false })],
  });
  const late = running({
    standing: 'late',
    steps: [step('2', 'Meet', { late: true, since: at(3, 8) })],
  });
  turns(fake, [late], { 'Plans.Pause': paused, 'Plans.Resume': running() });
  mount(
    <>
      <PlanMark id="a" />
      <LeadPlans lead={lead('a', 'Ada')} />
    </>,
  );
  expect(await screen.findByText('Late task')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'More for the action plan' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Pause the plan' }));
  expect((await screen.findAllByText('Plan paused')).length).toBe(2);
  expect(screen.queryByRole('button', { name: /Mark/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Resume the plan' }));
  expect(await screen.findByText('Plan on time')).toBeTruthy();
});

// An import may start a plan on leads that nobody was given.
it('says whose the steps of the agent are while nobody has the lead', async () => {
  const fake = fakeBridge();
  const none = 'This lead is no one’s: the agent’s steps are nobody’s until you give it to somebody.';
  fake.on('Plans.Of', () => [running()]);
  const first = mount(<LeadPlans lead={lead('a', 'Hannah Okafor')} />);
  expect(await screen.findByText(none)).toBeTruthy();
  first.unmount();
  mount(<LeadPlans lead={lead('a', 'Hannah Okafor', { owner: 'p1' })} />);
  await screen.findByText('Meet');
  expect(screen.queryByText(none)).toBeNull();
});
