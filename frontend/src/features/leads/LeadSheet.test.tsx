import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Fake, fakeBridge, lead, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { LeadSheet } from './LeadSheet';

let fake: Fake;
const step = vi.fn();
const close = vi.fn();
beforeEach(() => {
  fake = fakeBridge([
    {
      ...lead('a', 'Hannah Okafor', { city: 'Portland' }),
      stamps: { city: 'c7' },
      phones: [{ kind: 'main', raw: '(207) 555-0142', norm: '+12075550142', nat: '2075550142', ext: '' }],
    },
  ]);
  step.mockReset();
  close.mockReset();
});
const show = () => mount(<LeadSheet id="a" place={{ n: 2, of: 9 }} onStep={step} onClose={close} />);

it('keeps a value on leaving the field, and says what it saw', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'City: Portland' }));
  const field = screen.getByRole('textbox', { name: 'City' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Bangor');
  expect(fake.calls.some((c) => c.name === 'Leads.Edit')).toBe(false);
  await userEvent.tab();
  await screen.findByRole('button', { name: 'City: Bangor' });
  expect(fake.last('Leads.Edit')).toEqual([
    'a',
    [{ field: 'city', was: 'Portland', seen: 'c7', now: 'Bangor' }],
  ]);
});

it('leaves a value alone on Escape, and on no change', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'City: Portland' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'City' }), 'x{Escape}');
  expect(screen.getByRole('button', { name: 'City: Portland' })).toBeTruthy();
  expect(close).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'City: Portland' }));
  await userEvent.tab();
  expect(fake.calls.some((c) => c.name === 'Leads.Edit')).toBe(false);
});

it('shows both values when someone else was quicker, and sends the one chosen', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'City: Portland' }));
  fake.on('Leads.Edit', () => {
    const l = fake.leads[0];
    if (l) {
      l.values.city = 'Theirs';
      l.stamps.city = 'c8';
    }
    throw trouble('stale', 'lead.changed_meanwhile');
  });
  const field = screen.getByRole('textbox', { name: 'City' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Mine{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Mine');
  await waitFor(() => expect(alert.textContent).toContain('Theirs'));
  fake.on('Leads.Edit', () => lead('a', 'Hannah Okafor', { city: 'Mine' }));
  await userEvent.click(screen.getByRole('button', { name: 'Use mine' }));
  await waitFor(() =>
    expect(fake.last('Leads.Edit')).toEqual([
      'a',
      [{ field: 'city', was: 'Theirs', seen: 'c8', now: 'Mine' }],
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

it('says at the field what is wrong with a value', async () => {
  fake.on('Leads.Edit', () => {
    throw trouble('invalid', 'lead.name_missing', { city: 'lead.name_missing' });
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'City: Portland' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'City' }), 'x{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('A name is needed');
});

it('sends phones as one list', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Add a phone' }));
  await userEvent.keyboard('(207) 555-0199{Enter}');
  await waitFor(() => expect(fake.calls.some((c) => c.name === 'Leads.Edit')).toBe(true));
  const [, [edit]] = fake.last('Leads.Edit') as [string, [{ field: string; now: string }]];
  expect(edit.field).toBe('phones');
  expect((JSON.parse(edit.now) as { raw: string }[]).map((c) => c.raw)).toEqual([
    '(207) 555-0142',
    '(207) 555-0199',
  ]);
});

it('walks to the next lead and closes on Escape', async () => {
  show();
  await screen.findByText('2 of 9');
  await userEvent.click(screen.getByRole('button', { name: 'Next lead' }));
  expect(step).toHaveBeenCalledWith(1);
  await userEvent.keyboard('{Escape}');
  expect(close).toHaveBeenCalled();
});

it('links to the row a value came from', async () => {
  const l = fake.leads[0];
  if (l) l.from = { import: 'i1', importName: 'March', file: 'zillow-march.csv', row: 214 };
  show();
  const link = await screen.findByRole('link', { name: 'zillow-march.csv' });
  expect(link.getAttribute('href')).toBe('#/imports/i1?row=214');
});

it('says so when the lead is gone', async () => {
  fake.on('Leads.Get', () => {
    throw trouble('not_found', 'lead.unknown');
  });
  show();
  await screen.findByText('This lead is no longer here');
});

it('leaves the focus on the value after a key ended its editing', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'City: Portland' }));
  await userEvent.keyboard('x{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'City: Portland' }));
  await userEvent.click(screen.getByRole('button', { name: 'Lead source: Empty' }));
  await userEvent.keyboard('{Escape}');
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Lead source: Empty' })),
  );
  expect(fake.calls.some((c) => c.name === 'Leads.Edit')).toBe(false);
  expect(close).not.toHaveBeenCalled();
});

it('tells a merge in one line, and what it replaced in a line of its own', async () => {
  const from = { import: 'i1', importName: 'March', file: 'zillow-march.csv', row: 214 };
  const change = (field: string, was: string, now: string) => ({
    ...{ at: '2025-03-03T14:06:00Z', kind: 'edit', by: 'Robin', raw: '', stamp: 'c8' },
    ...{ field, was, now, from },
  });
  fake.on('Leads.History', () => [
    change('city', 'Bangor', 'Portland'),
    change('company', '', 'Northlight'),
    change('lender_name', '', 'Casco Savings Bank'),
  ]);
  show();
  await screen.findByText('Merged with this lead, 2 fields filled');
  expect(screen.queryByText('Northlight')).toBeNull();
  expect(screen.getByText('Bangor').tagName).toBe('S');
  await userEvent.click(screen.getByRole('tab', { name: /Field history/ }));
  await screen.findByText('Northlight');
});

// E9: who answered is said on the line of time, and why; it is no change of a field.
it('tells who approved and declined the lead, and why', async () => {
  const from = { import: '', importName: '', file: '', row: 0 };
  const answer = (at: string, now: string, by: string, reason = '') => ({
    ...{ at, now, by, reason, from, field: 'approval', kind: 'act', was: '', raw: '', column: '' },
  });
  fake.on('Leads.History', () => [
    answer('2025-03-06T10:00:00Z', 'approved', 'Claire'),
    answer('2025-03-05T10:00:00Z', 'waiting', 'Claire'),
    answer('2025-03-04T10:00:00Z', 'declined', 'Nadia', 'Not ours'),
    answer('2025-03-03T10:00:00Z', 'declined', 'Nadia'),
  ]);
  show();
  await screen.findByText('Approved by Claire');
  expect(screen.getByText('Set back to pending approval by Claire')).toBeTruthy();
  expect(screen.getByText('Declined by Nadia: Not ours')).toBeTruthy();
  expect(screen.getByText('Declined by Nadia')).toBeTruthy();
  expect(screen.getByRole('tab', { name: /Field history/ }).textContent).toContain('0');
});

// D19, D20: whom a lead may be is shown after its name, phone or email says so; it can
// be opened, or said to be another.
it('says whom a lead may be, and remembers that it is not', async () => {
  fake.on('Duplicates.LikeLead', () => [
    {
      lead: { id: 'b', name: 'Anna Okafor', archived: true },
      likeness: { score: 80, reasons: [{ key: 'phone_same', here: '', there: '', for: true }] },
    },
  ]);
  fake.on('Duplicates.Apart', () => undefined);
  show();
  expect(await screen.findByText('same phone · archived')).toBeTruthy();
  fake.on('Duplicates.LikeLead', () => []);
  await userEvent.click(screen.getByRole('button', { name: 'Anna Okafor is not the same person' }));
  await waitFor(() => expect(screen.queryByText('same phone · archived')).toBeNull());
  expect(fake.last('Duplicates.Apart')).toEqual([['a', 'b'], true]);
});

// C5: who is linked as the same person is not asked about as well.
it('asks of nobody whom it tells to be the same person', async () => {
  fake.on('Leads.Get', () => ({
    ...lead('a', 'Hannah Okafor'),
    related: [{ id: 'b', name: 'Anna Okafor' }],
  }));
  const one = (id: string, name: string) => ({
    lead: { id, name, archived: false },
    likeness: { score: 80, reasons: [{ key: 'phone_same', here: '', there: '', for: true }] },
  });
  fake.on('Duplicates.LikeLead', () => [one('b', 'Anna Okafor'), one('c', 'H. Okafor')]);
  show();
  expect(await screen.findByText('May be the same person')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Open H. Okafor' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Open Anna Okafor' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Anna Okafor' })).toBeTruthy();
});

// D17: a lead that was merged into another says so, and is not brought back by itself.
it('leads to the lead it was merged into', async () => {
  fake.on('Leads.Get', () => ({
    ...lead('a', 'Hannah Okafor'),
    archived: '2026-11-24T00:00:00.000Z',
    joinedInto: 'b',
  }));
  show();
  expect(await screen.findByText('This lead was merged into another.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(window.location.hash).toBe('#/leads/b');
});
