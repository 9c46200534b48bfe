import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Preset } from '../../bridge/types';
import { type Fake, fakeBridge, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { SettingsRoom } from './SettingsRoom';

const column = (header: string, key: string): Preset['columns'][number] => ({
  header,
  key,
  confidence: 'sure',
  chosen: true,
  order: '',
  decimal: '',
  names: '',
  join: '',
  repair: false,
  values: [],
  known: [],
});

const zillow = {
  id: 'z',
  name: 'Zillow monthly',
  named: true,
  headers: ['Contact Name', 'Mail'],
  columns: [column('Contact Name', 'full_name'), column('Mail', 'email'), column('Town', 'city')],
  uses: 3,
  used: '2026-02-02T10:00:00.000Z',
  by: 'Claire Beaumont',
} as unknown as Preset;

let fake: Fake;
let presets: Preset[];
beforeEach(() => {
  fake = fakeBridge();
  presets = [zillow];
  fake.on('Presets.List', () => presets);
  fake.on('Presets.Delete', (id: string) => {
    presets = presets.filter((p) => p.id !== id);
  });
  fake.on('Presets.Add', (p: Preset) => {
    presets = [...presets, p];
    return p;
  });
});

// B22
it('lists presets, and brings a deleted one back', async () => {
  mount(<SettingsRoom page="presets" />);
  await screen.findByText('2 columns, used 3 times, last 2 Feb, by Claire Beaumont');
  await userEvent.click(screen.getByRole('button', { name: 'More for Zillow monthly' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await screen.findByText('Nothing is remembered yet');
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('Zillow monthly');
  expect(fake.last('Presets.Add')).toEqual([zillow]);
});

// B22
it('renames a preset and sends a column elsewhere; the field is taken from the other', async () => {
  fake.on('Presets.Edit', (p: Preset) => p);
  mount(<SettingsRoom page="presets" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit, Zillow monthly' }));
  const dialog = await screen.findByRole('dialog');
  const name = within(dialog).getByRole('textbox', { name: /^Name/ });
  await userEvent.clear(name);
  await userEvent.type(name, 'Zillow');
  await userEvent.click(within(dialog).getByRole('button', { name: /Field for Town/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Email address' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save the preset' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [kept] = fake.last('Presets.Edit') as [Preset];
  expect([kept.name, ...kept.columns.map((c) => c.key)]).toEqual(['Zillow', 'full_name', '-', 'email']);
});

it('says why a preset cannot be changed', async () => {
  fake.on('Presets.Edit', () => {
    throw trouble('invalid', 'preset.name_long');
  });
  mount(<SettingsRoom page="presets" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit, Zillow monthly' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save the preset' }));
  await screen.findByText('Shorten the name of the preset.');
});
