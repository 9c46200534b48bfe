import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { type Fake, fakeBridge, lead } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { DuplicatesRoom } from './DuplicatesRoom';

let fake: Fake;
const two = {
  id: '1',
  leads: [lead('a', 'Robert Roy', { city: 'Laval', rating: 'Hot' }), lead('b', 'Bob Roy', { city: 'Lévis' })],
  why: [{ score: 90, reasons: [{ key: 'phone_same', here: '', there: '', for: true }] }],
};
const page = (groups: unknown[], searched = '2026-11-24T00:00:00.000Z') => ({
  groups,
  total: groups.length,
  next: '',
  searched,
});
beforeEach(() => {
  fake = fakeBridge();
});

// D17: the search is begun by a person, and tells how far it is.
it('searches when asked, and shows what it found', async () => {
  fake.on('Duplicates.Groups', () => page([], ''));
  fake.on('Duplicates.Search', () => undefined);
  mount(<DuplicatesRoom />);
  await userEvent.click(await screen.findByRole('button', { name: 'Find duplicates' }));
  const [job] = fake.last('Duplicates.Search') as [string];
  expect(await screen.findByRole('progressbar', { name: 'Comparing all leads' })).toBeTruthy();
  fake.on('Duplicates.Groups', () => page([two]));
  fake.emit('job', {
    topic: 'job',
    ids: [],
    files: [],
    job: { job, what: 'duplicates', ended: true, done: 1000, total: 1000 },
  });
  expect(await screen.findByText('same phone')).toBeTruthy();
});

// D17: the survivor is picked and each field can be chosen; merging can be taken back.
it('merges with what was chosen, and takes it back', async () => {
  fake.on('Duplicates.Groups', () => page([two]));
  fake.on('Duplicates.Join', () => two.leads[1]);
  fake.on('Duplicates.Joins', () => [{ id: 'j1', undone: '' }]);
  fake.on('Duplicates.Unjoin', () => ({}));
  mount(<DuplicatesRoom />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Keep Bob Roy' }));
  await userEvent.click(screen.getByRole('radio', { name: 'City: Laval' }));
  await userEvent.click(screen.getByRole('button', { name: 'Merge' }));
  await waitFor(() =>
    expect(fake.last('Duplicates.Join')).toEqual(['b', ['a'], [{ field: 'city', lead: 'a' }]]),
  );
  const undo = await screen.findByRole('button', { name: 'Undo' });
  // Another went into the same lead since: that one stays.
  fake.on('Duplicates.Joins', () => [
    { id: 'j2', undone: '' },
    { id: 'j1', undone: '' },
  ]);
  await userEvent.click(undo);
  await waitFor(() => expect(fake.last('Duplicates.Unjoin')).toEqual(['j1', []]));
});

// D20
it('remembers that they are not duplicates', async () => {
  fake.on('Duplicates.Groups', () => page([two]));
  fake.on('Duplicates.Apart', () => undefined);
  mount(<DuplicatesRoom />);
  await userEvent.click(await screen.findByRole('button', { name: 'Not duplicates' }));
  await waitFor(() => expect(fake.last('Duplicates.Apart')).toEqual([['a', 'b'], true]));
});
