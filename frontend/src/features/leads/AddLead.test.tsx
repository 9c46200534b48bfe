import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Fake, fakeBridge, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { AddLead } from './AddLead';

let fake: Fake;
const close = vi.fn();
beforeEach(() => {
  fake = fakeBridge();
  close.mockReset();
});
const show = () => mount(<AddLead onClose={close} onOpen={() => {}} />);

it('asks for a name on sending, and stops asking while it is typed', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Add lead' }));
  expect(await screen.findByText(/A name is needed/)).toBeTruthy();
  expect(fake.calls.some((c) => c.name === 'Leads.Add')).toBe(false);
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'P');
  expect(screen.queryByText(/A name is needed/)).toBeNull();
});

it('adds what was typed and nothing else', async () => {
  show();
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Peter van der Meer');
  await userEvent.type(screen.getByRole('textbox', { name: 'Phone number' }), '207 555 0188');
  await userEvent.click(screen.getByRole('button', { name: 'Buy' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add lead' }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(fake.last('Leads.Add')).toEqual([
    { values: { status: 'new', full_name: 'Peter van der Meer', phone: '207 555 0188', intent: 'buy' } },
  ]);
});

it('shows at its field what Go says of a value', async () => {
  fake.on('Leads.Add', () => {
    throw trouble('invalid', 'lead.check_fields', { email: 'lead.name_missing' });
  });
  show();
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Peter{Enter}');
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Email address' }).getAttribute('aria-invalid')).toBe('true'),
  );
  expect(close).not.toHaveBeenCalled();
});

it('asks before what was typed is thrown away', async () => {
  show();
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Peter');
  await userEvent.keyboard('{Escape}');
  expect(close).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole('button', { name: 'Leave' }));
  expect(close).toHaveBeenCalled();
});

// D19: who is here already is shown while adding, and one can open them or go on.
it('warns of someone who may be here already', async () => {
  const open = vi.fn();
  fake.on('Duplicates.Like', () => [
    {
      lead: { id: 'a', name: 'Hannah Okafor', archived: false },
      likeness: {
        score: 88,
        reasons: [
          { key: 'phone_same', here: '', there: '', for: true },
          { key: 'name_nick', here: '', there: '', for: true },
          { key: 'email_differs', here: '', there: '', for: false },
        ],
      },
    },
  ]);
  mount(<AddLead onClose={close} onOpen={open} />);
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Anna Okafor');
  await userEvent.type(screen.getByRole('textbox', { name: 'Phone number' }), '207 555 0188');
  expect(fake.calls.some((c) => c.name === 'Duplicates.Like')).toBe(false);
  await userEvent.tab();
  expect(await screen.findByText('same phone, a short form of the name, but another email')).toBeTruthy();
  expect(fake.last('Duplicates.Like')).toEqual([
    { values: { full_name: 'Anna Okafor', phone: '207 555 0188' } },
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Open Hannah Okafor' }));
  expect(open).toHaveBeenCalledWith('a');
  await userEvent.click(screen.getByRole('button', { name: 'Add anyway' }));
  await waitFor(() => expect(fake.calls.some((c) => c.name === 'Leads.Add')).toBe(true));
});
