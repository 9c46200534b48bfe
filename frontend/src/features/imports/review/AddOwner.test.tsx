import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { draw, house } from '../../../testing/imports';
import { Toasts } from '../../../ui/Toast';
import type { Finding } from '../types';
import { AddOwner } from './AddOwner';

const unknown: Finding = {
  field: 'owner',
  level: 'error',
  key: 'owner.unknown',
  args: { value: 'Owen Hart' },
  raw: 'Owen Hart',
  column: 2,
  suggest: '',
};

/** A house whose person may add people, or not. */
function office(people: boolean) {
  const h = house({});
  const service = h as unknown as Record<string, Record<string, unknown>>;
  const start = service.Home?.Start as () => Promise<{ rights: object }>;
  const add = vi.fn(async (form: { name: string }) => ({ person: form, twins: [] }));
  service.People = { Add: add };
  service.Home = {
    Start: async () => {
      const me = await start();
      return { ...me, rights: { ...me.rights, people } };
    },
  };
  (window as unknown as { go: unknown }).go = { service };
  return add;
}

it('C17: who may add people adds the unknown owner with one press', async () => {
  const add = office(true);
  draw(
    <>
      <AddOwner finding={unknown} />
      <Toasts />
    </>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Add to the office' }));
  await waitFor(() => expect(add.mock.calls[0]?.[0]).toMatchObject({ name: 'Owen Hart', role: 'agent' }));
  expect(await screen.findByText('Owen Hart is added, and may receive leads now')).toBeTruthy();
});

it('C17: others are told to ask the broker', async () => {
  office(false);
  draw(<AddOwner finding={unknown} />);
  expect(await screen.findByText('Or ask the broker to add this person.')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
