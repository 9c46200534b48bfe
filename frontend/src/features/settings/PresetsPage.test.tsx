import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { FileRef, Preset } from '../../bridge/types';
import { type Fake, fakeBridge, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { isPresetFile } from './presetsIn';
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
  fake.on('Presets.Delete', (ids: string[]) => {
    presets = presets.filter((p) => !ids.includes(p.id));
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

const file = (name: string): FileRef => ({ ref: name, name, size: 1, rows: 0 });

// B22
it('brings presets in, says what this house does not have, and takes them out again', async () => {
  const came = { ...zillow, id: 'y', name: 'Zillow monthly (2)', uses: 0 };
  fake.on('Presets.Read', () => {
    presets = [came, ...presets];
    return {
      added: [
        {
          preset: came,
          was: 'Zillow monthly',
          twin: 'Zillow monthly',
          lost: [{ key: 'presets.lost_column', args: { column: 'Pool', field: 'Pool size' }, row: 0 }],
        },
      ],
      here: ['Redfin'],
    };
  });
  fake.on('Shell.PickPresets', () => file('zillow.foyer-preset.json'));
  mount(<SettingsRoom page="presets" />);
  await screen.findByText('Zillow monthly');
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  await screen.findByText('1 preset came in. 1 preset was here already, just the same.');
  expect(fake.last('Presets.Read')).toEqual(['zillow.foyer-preset.json']);
  fake.emit('settings', { topic: 'settings', ids: [], files: [] });
  await screen.findByText('“Zillow monthly (2)” came in.');
  screen.getByText(/A preset here was called “Zillow monthly” already, so this one has a number\./);
  screen.getByText(/Column “Pool” is not imported: there is no field “Pool size” here\./);
  screen.getByText('2 columns, not used yet, by Claire Beaumont');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByText('“Zillow monthly (2)” came in.')).toBeNull());
  expect(fake.last('Presets.Delete')).toEqual([['y']]);
});

// B22
it('says why a file of presets cannot be brought in, and does nothing when none is chosen', async () => {
  fake.on('Presets.Read', () => {
    throw trouble('unsupported', 'preset.newer', {}, { name: 'a.json' });
  });
  fake.on('Shell.PickPresets', () => file(''));
  mount(<SettingsRoom page="presets" />);
  const bring = await screen.findByRole('button', { name: 'Bring in' });
  await userEvent.click(bring);
  expect(fake.calls.some((c) => c.name === 'Presets.Read')).toBe(false);
  fake.on('Shell.PickPresets', () => file('a.json'));
  await userEvent.click(bring);
  await screen.findByText('a.json is from a newer Foyer. Update this one, then bring the file in again.');
});

it.each([
  ['Zillow.foyer-preset.json', true],
  ['Zillow.foyer-preset (1).json', true],
  ['ZILLOW.FOYER-PRESET.JSON', true],
  ['zillow.json', false],
  ['foyer-presets.csv', false],
])('takes %s for a file of presets: %s', (name, is) => expect(isPresetFile(file(name))).toBe(is));

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
