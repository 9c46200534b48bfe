import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { RightRow } from '../../bridge/types';
import { fakeBridge, me, person, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { PeoplePage } from './PeoplePage';

const claire = person('p1', 'Claire Beaumont', { role: 'admin', email: 'claire@example.com' });
const marc = person('p2', 'Marc Roy', { email: 'marc@example.com', leads: 7 });
const pia = person('p3', 'Pia Sorel', { role: 'partner', partner: 'P-1042' });

const rights: RightRow[] = [
  {
    action: 'imports.run',
    cells: [
      { role: 'admin', reach: 'all', choices: ['all'] },
      { role: 'director', reach: 'team', choices: ['none', 'team'] },
      { role: 'partner', reach: 'own', choices: ['none', 'own'] },
      { role: 'agent', reach: 'own', choices: ['none', 'own'] },
    ],
  },
];

function house() {
  const fake = fakeBridge();
  fake.on('Home.Start', () => me({ people: [claire, marc, pia] }));
  fake.on('People.List', () => [claire, marc, pia]);
  fake.on('People.Rights', () => rights);
  return fake;
}

// I7
it('changes what a role may do, and leaves the broker alone', async () => {
  const fake = house();
  fake.on('People.SetRight', () => undefined);
  mount(<PeoplePage />);
  await userEvent.click(await screen.findByRole('tab', { name: /Roles/ }));
  const row = screen.getByRole('row', { name: /Import files/ });
  expect(within(row).getAllByRole('button').length).toBe(3);
  await userEvent.click(within(row).getByRole('button', { name: /Import files, Agent/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'No' }));
  await vi.waitFor(() => expect(fake.last('People.SetRight')).toEqual(['agent', 'imports.run', 'none']));
});

// A26: the person's own tick.
it('takes the tick for importing from a person', async () => {
  const fake = house();
  fake.on('People.Edit', () => ({ person: marc, same: [] }));
  mount(<PeoplePage />);
  const table = await screen.findByRole('table', { name: 'People' });
  expect(within(table).queryByText('Pia Sorel')).toBeNull();
  await userEvent.click(within(table).getByRole('checkbox', { name: 'Marc Roy may import files' }));
  await vi.waitFor(() =>
    expect(fake.last('People.Edit')[1]).toMatchObject({ name: 'Marc Roy', import: false }),
  );
});

// I9
it('says before a person is added that somebody has the name', async () => {
  const fake = house();
  fake.on('People.Add', () => {
    throw trouble('conflict', 'person.login_taken', { login: 'person.login_taken' });
  });
  mount(<PeoplePage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Add a person' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'ROY, Màrc');
  await within(dialog).findByText('Somebody here is called Marc Roy already.');
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Sign-in name' }), 'claire{Enter}');
  await within(dialog).findByText(/Somebody has this sign-in name/);
});

it('marks a person as gone, and takes it back', async () => {
  const fake = house();
  fake.on('People.SetStanding', () => marc);
  mount(<PeoplePage />);
  await userEvent.click(await screen.findByRole('button', { name: 'More for Marc Roy' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Gone' }));
  await vi.waitFor(() => expect(fake.last('People.SetStanding')).toEqual(['p2', 'gone']));
});
