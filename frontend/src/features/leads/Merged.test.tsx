import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { fakeBridge, lead } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { Merged } from './Merged';

const from = { import: 'i1', importName: 'March', file: 'zillow-march.csv', row: 214 };
const field = { field: 'city', now: 'Bath', before: '', kept: true, edited: true };

it('D18: lists what was merged into a lead, asks about what was edited since, and takes it back', async () => {
  const fake = fakeBridge();
  fake.on('Imports.MergesInto', () => [
    { from, rows: [214], by: 'Claire', at: '2026-03-03T10:00:00.000Z', may: true },
    {
      from: { ...from, file: 'old.csv', row: 3 },
      rows: [3],
      by: 'Luc',
      at: '2026-01-03T10:00:00.000Z',
      may: false,
    },
  ]);
  fake.on('Imports.UndoPreview', (_id: string, q: { list: string }) => ({
    sum: { removed: 0, restored: 0, kept: 1, blocked: 0, unmade: 0 },
    rows:
      q.list === 'kept'
        ? [{ lead: 'a', name: '', row: 214, made: false, reason: 'undo.edited', fields: [field] }]
        : [],
    total: 1,
  }));
  fake.on('Imports.UndoRows', () => ({}));
  fake.on('Imports.AddRows', () => ({}));
  mount(<Merged lead={lead('a', 'Marc Roy')} />);
  expect((await screen.findByRole('link', { name: 'zillow-march.csv' })).getAttribute('href')).toBe(
    '#/imports/i1?row=214',
  );
  expect(screen.getAllByRole('button', { name: 'Un-merge' })).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Un-merge' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(await within(dialog).findByRole('radio', { name: 'Put back' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Un-merge' }));
  await waitFor(() =>
    expect(fake.last('Imports.UndoRows')).toEqual([
      'i1',
      expect.objectContaining({ rows: [214], put: ['city'] }),
    ]),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(fake.last('Imports.AddRows')[1]).toMatchObject({ rows: [214] }));
});

it('D18: a join is un-merged whole, and says what goes back', async () => {
  const fake = fakeBridge();
  const ref = (id: string, name: string) => ({ id, name });
  fake.on('Duplicates.Joins', () => [
    {
      id: 'j1',
      survivor: ref('a', 'Marc Roy'),
      leads: [ref('b', 'M. Roy')],
      by: 'Claire',
      at: '2026-03-03T10:00:00.000Z',
      undone: '',
      fields: [{ ...field, kept: false, edited: false }],
    },
  ]);
  fake.on('Duplicates.Unjoin', () => ({}));
  mount(<Merged lead={lead('a', 'Marc Roy')} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Un-merge' }));
  const dialog = await screen.findByRole('dialog', { name: 'Un-merge M. Roy?' });
  expect(await within(dialog).findByText('Goes back')).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Un-merge' }));
  await waitFor(() => expect(fake.last('Duplicates.Unjoin')).toEqual(['j1', []]));
});
