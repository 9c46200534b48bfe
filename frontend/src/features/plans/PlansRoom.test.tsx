import { defaultScheduler, notifyManager } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { ActionPlan } from '../../bridge/types';
import { type Fake, fakeBridge, me, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { PlansRoom } from './PlansRoom';
import { readyPlan } from './plan';

function house(plans: ActionPlan[], { may = true, slow = 0 } = {}): Fake {
  const fake = fakeBridge();
  let kept = plans;
  fake.on('Plans.List', () => kept);
  fake.on('Plans.Save', async (p: ActionPlan) => {
    if (slow) await new Promise((done) => setTimeout(done, slow));
    const saved = { ...p, id: p.id || 'fresh' };
    kept = kept.some((x) => x.id === saved.id)
      ? kept.map((x) => (x.id === saved.id ? saved : x))
      : [...kept, saved];
    return saved;
  });
  fake.on('Home.Start', () => me({ rights: { ...me().rights, plans: may } }));
  return fake;
}

const buyers = (): ActionPlan => ({ ...readyPlan(), id: 'b', leads: 318 });

it('begins with a plan that is ready-made', async () => {
  const fake = house([]);
  const onOpen = vi.fn();
  mount(<PlansRoom onOpen={onOpen} />);
  await userEvent.click(await screen.findByRole('button', { name: /first 10 days/ }));
  await waitFor(() => expect(onOpen).toHaveBeenCalledWith('fresh'));
  const [made] = fake.last('Plans.Save') as [ActionPlan];
  expect(made.steps.length).toBe(5);
  expect(made.inUse).toBe(true);
});

// H11: the first plan of a house begins with its name, as every other does.
it('opens the first new plan with its name to be written', async () => {
  const fake = house([]);
  mount(<PlansRoom onOpen={vi.fn()} />);
  const make = await screen.findByRole('button', { name: 'New plan' });
  // The list is read again, and takes its time, before the plan is known to be kept.
  fake.on('Plans.List', async () => {
    await new Promise((done) => setTimeout(done, 50));
    return [{ ...(fake.last('Plans.Save')[0] as ActionPlan), id: 'fresh' }];
  });
  await userEvent.click(make);
  const name = (await screen.findByRole('textbox', { name: 'Name of the plan' })) as HTMLInputElement;
  expect(document.activeElement).toBe(name);
  expect(name.value.slice(name.selectionStart ?? 0, name.selectionEnd ?? 0)).toBe(name.value);
});

// H9, H11: each answer is kept as it is given.
it('keeps what is changed of a step, a rule and the plan', async () => {
  const fake = house([buyers()]);
  mount(<PlansRoom id="b" onOpen={vi.fn()} />);
  const saved = () => (fake.last('Plans.Save') as [ActionPlan])[0];
  expect(await screen.findByText('5 steps, 318 leads')).toBeTruthy();
  await userEvent.click(screen.getByRole('row', { name: /Agree on a search area/ }));
  const rail = within(await screen.findByRole('complementary', { name: 'Step 3' }));
  await userEvent.click(rail.getByRole('button', { name: 'Do not ask for City' }));
  await waitFor(() => expect(saved().steps[2]?.fields).toEqual(['budget_max']));
  const what = rail.getByRole('textbox', { name: 'What to do' });
  await userEvent.clear(what);
  await userEvent.type(what, 'Choose streets');
  await userEvent.tab();
  await waitFor(() => expect(saved().steps[2]?.text).toBe('Choose streets'));
  // Emptied it is as it was: a step says what is to be done.
  const calls = fake.calls.length;
  await userEvent.clear(what);
  await userEvent.tab();
  expect((what as HTMLInputElement).value).toBe('Choose streets');
  expect(fake.calls.length).toBe(calls);
  await userEvent.click(screen.getByRole('switch', { name: 'In use' }));
  await waitFor(() => expect(saved().inUse).toBe(false));
  expect(saved().steps[2]?.text).toBe('Choose streets');
  await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
  await userEvent.keyboard('Buyers{Enter}');
  await waitFor(() => expect(saved().name).toBe('Buyers'));
});

// H11: a step that was added stays drawn while it is kept and the list is read again, so no key of
// its text goes elsewhere.
it('never takes a change away while it is kept', async () => {
  const fake = house([buyers()], { slow: 100 });
  // What was read anew is told a moment after it is there.
  notifyManager.setScheduler((tell) => setTimeout(tell, 20));
  onTestFinished(() => notifyManager.setScheduler(defaultScheduler));
  mount(<PlansRoom id="b" onOpen={vi.fn()} />);
  const add = await screen.findByRole('button', { name: 'Add a step' });
  const before = fake.calls.length;
  await userEvent.click(add);
  const text = await screen.findByDisplayValue('Follow up');
  const here: boolean[] = [];
  const watch = new MutationObserver(() => here.push(text.isConnected));
  watch.observe(document.body, { childList: true, subtree: true });
  onTestFinished(() => watch.disconnect());
  await waitFor(() => expect(fake.calls.slice(before).map((c) => c.name)).toContain('Plans.List'));
  await screen.findByText('6 steps, 318 leads');
  expect(here).not.toContain(false);
  expect(document.activeElement).toBe(text);
});

it('removes a step and puts it back', async () => {
  const fake = house([buyers()]);
  mount(<PlansRoom id="b" onOpen={vi.fn()} />);
  await userEvent.click(await screen.findByRole('row', { name: /Send the buyer guide/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove step' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Send the buyer guide/ })).toBeNull());
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('row', { name: /Send the buyer guide/ })).toBeTruthy();
  const [back] = fake.last('Plans.Save') as [ActionPlan];
  expect(back.steps[1]?.text).toBe('Send the buyer guide');
});

it('says why a plan stays, and shows it as it is', async () => {
  const fake = house([buyers()]);
  fake.on('Plans.Save', () => {
    throw trouble('invalid', 'plan.no_steps');
  });
  mount(<PlansRoom id="b" onOpen={vi.fn()} />);
  await userEvent.click(await screen.findByRole('switch', { name: 'In use' }));
  expect(await screen.findByText(/A plan in use needs a step/)).toBeTruthy();
  await waitFor(() =>
    expect((screen.getByRole('switch', { name: 'In use' }) as HTMLInputElement).checked).toBe(true),
  );
});

// I7: who may not change plans reads them.
it('offers nothing to change to who may not', async () => {
  house([buyers()], { may: false });
  mount(<PlansRoom id="b" onOpen={vi.fn()} />);
  await userEvent.click(await screen.findByRole('row', { name: /Agree on a search area/ }));
  expect(await screen.findByText('Ask for two streets they like. It says more than a budget.')).toBeTruthy();
  for (const role of ['switch', 'textbox'] as const) expect(screen.queryByRole(role)).toBeNull();
  for (const name of ['New plan', 'Add a step', 'Remove step', 'Rename'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});
