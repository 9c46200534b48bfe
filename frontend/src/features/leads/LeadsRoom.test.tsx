import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Lead, LeadQuery } from '../../bridge/types';
import { useShortcuts } from '../../lib/shortcuts';
import { undoLast } from '../../lib/undo';
import { type Fake, fakeBridge, lead, rowOf } from '../../testing/fake';
import { mount } from '../../testing/mount';
import type { LeadSearch } from './filter';
import { LeadsRoom } from './LeadsRoom';

let fake: Fake;
beforeEach(() => {
  fake = fakeBridge();
});

const download = vi.fn();
function Room({ start = {}, adds = false }: { start?: LeadSearch; adds?: boolean }) {
  const [search, setSearch] = useState(start);
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(adds);
  return (
    <LeadsRoom
      search={search}
      setSearch={setSearch}
      open={open}
      setOpen={setOpen}
      adding={adding}
      setAdding={setAdding}
      onImport={() => {}}
      onDownload={download}
      first={<p>Nothing yet</p>}
    />
  );
}
const asked = () => fake.last('Leads.List')[0] as LeadQuery;

it('lists leads, newest activity first', async () => {
  mount(<Room />);
  await screen.findByText('Hannah Okafor');
  expect(asked()).toMatchObject({ sort: 'active', desc: true, offset: 0, limit: 100 });
  expect(screen.getByText('3 leads')).toBeTruthy();
});

it('searches while typing, says how many it found and marks them', async () => {
  mount(<Room />);
  await screen.findByText('Hannah Okafor');
  await userEvent.type(screen.getByRole('textbox', { name: /Name, phone/ }), 'mar');
  await waitFor(() => expect(screen.getByText('2 found')).toBeTruthy());
  await waitFor(() => expect(screen.queryByText('Hannah Okafor')).toBeNull());
  await waitFor(() => expect(document.querySelector('mark')?.textContent).toBe('Mar'));
  expect(asked().filter.search).toBe('mar');
  expect(screen.getByText(/^2 of \d+ leads/)).toBeTruthy();
});

it('F7: asks for rows at each letter, and for their number once they are here', async () => {
  let rows: () => void = () => {};
  mount(<Room />);
  await screen.findByText('Hannah Okafor');
  fake.on('Leads.List', async () => {
    await new Promise<void>((r) => {
      rows = r;
    });
    return { rows: [], offset: 0, next: '', unsorted: false };
  });
  const from = fake.calls.length;
  await userEvent.type(screen.getByRole('textbox', { name: /Name, phone/ }), 'm');
  const since = () => fake.calls.slice(from).map((c) => c.name);
  expect(asked().filter.search).toBe('m');
  expect(since()).not.toContain('Leads.Count');
  rows();
  await waitFor(() => expect(since()).toContain('Leads.Count'));
  expect(since().filter((n) => n === 'Leads.List')).toHaveLength(1);
});

it('sorts by the head of a column', async () => {
  mount(<Room />);
  await screen.findByText('Hannah Okafor');
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(asked()).toMatchObject({ sort: 'name', desc: false }));
});

it('filters by status and takes the filter away again', async () => {
  mount(<Room start={{ status: ['lost'] }} />);
  await screen.findByText('No lead matches');
  expect(asked()?.filter?.statuses ?? ['lost']).toEqual(['lost']);
  await userEvent.click(screen.getByRole('button', { name: 'Remove the filter Status' }));
  await screen.findByText('Hannah Okafor');
});

it('archives what is selected, and undo brings it back', async () => {
  mount(<Room />);
  await screen.findByText('Hannah Okafor');
  screen.getByRole('grid').focus();
  await userEvent.keyboard(' {ArrowDown} ');
  expect(screen.getByText('2 selected')).toBeTruthy();
  await userEvent.click(
    screen.getByRole('toolbar').querySelector('button[aria-label="Archive"]') as HTMLElement,
  );
  await waitFor(() => expect(fake.last('Leads.Archive')[0]).toEqual(['a', 'b']));
  await waitFor(() => expect(screen.queryByText('Hannah Okafor')).toBeNull());
  expect(screen.queryByText('2 selected')).toBeNull();
  expect(undoLast()).toBe(true);
  await screen.findByText('Hannah Okafor');
  expect(fake.last('Leads.Restore')[0]).toEqual(['a', 'b']);
});

it('asks for the download of what it shows', async () => {
  mount(<Room />);
  await screen.findByText('Hannah Okafor');
  await userEvent.click(screen.getByRole('button', { name: 'Download' }));
  await waitFor(() => expect(download).toHaveBeenCalled());
  expect(download.mock.lastCall?.[0]).toMatchObject({ selected: [], sort: { by: 'active', desc: true } });
});

it('shows the way in while the book is empty', async () => {
  fake = fakeBridge([]);
  mount(<Room />);
  await screen.findByText('Nothing yet');
  expect(screen.queryByRole('grid')).toBeNull();
});

it('closes the sheet of the first lead when the house tells of it before the answer comes', async () => {
  const leads: ReturnType<typeof lead>[] = [];
  fake = fakeBridge(leads);
  let answer: () => void = () => {};
  fake.on('Leads.Add', async (d: { values: Record<string, string> }) => {
    const ada = lead('n0', d.values.full_name ?? '', d.values);
    leads.push(ada);
    fake.emit('leads', { topic: 'leads', ids: [], files: [] });
    await new Promise<void>((done) => {
      answer = done;
    });
    return ada;
  });
  mount(<Room adds />);
  await screen.findByText('Nothing yet');
  await userEvent.type(
    await screen.findByRole('textbox', { name: /^Name/ }),
    'Ada Moreau{Control>}{Enter}{/Control}',
  );
  await screen.findByRole('grid');
  expect(screen.getByRole('dialog', { name: 'Add lead' })).toBeTruthy();
  answer();
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Add lead' })).toBeNull());
});

it('says what went wrong and tries again', async () => {
  fake.on('Leads.Count', () => {
    throw new Error(JSON.stringify({ kind: 'busy', key: 'no.such' }));
  });
  mount(<Room />);
  await screen.findByText('The list could not be read');
});

it('archives the current row by E, and hears nothing of it while typing', async () => {
  function Keys() {
    useShortcuts(true);
    return <Room />;
  }
  mount(<Keys />);
  await screen.findByText('Hannah Okafor');
  await userEvent.type(screen.getByRole('textbox', { name: /Name, phone/ }), 'e');
  expect(fake.calls.some((c) => c.name === 'Leads.Archive')).toBe(false);
  await userEvent.clear(screen.getByRole('textbox', { name: /Name, phone/ }));
  await screen.findByText('Hannah Okafor');
  screen.getByRole('grid').focus();
  await userEvent.keyboard('e');
  await waitFor(() => expect(fake.last('Leads.Archive')[0]).toEqual(['a']));
});

/** Lets the list come newest activity first, and works on a lead, as another person would. */
function byActivity() {
  fake.on('Leads.List', (q: LeadQuery) => ({
    rows: fake.leads
      .filter((l) => (q.filter.archived === 'only') === (l.archived !== ''))
      .sort((a, b) => b.active.localeCompare(a.active))
      .slice(q.offset, q.offset + q.limit)
      .map(rowOf),
    offset: q.offset,
    next: '',
    unsorted: false,
  }));
  return (id: string, change: Partial<Lead>) => {
    Object.assign(fake.leads.find((l) => l.id === id) as Lead, change);
    act(() => fake.emit('leads', { topic: 'leads', ids: [], files: [] }));
  };
}
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((r) => r.querySelector('.medium')?.textContent);

it('keeps its order and number under an open sheet, renews its rows in place, and sorts once it is closed', async () => {
  const work = byActivity();
  mount(<Room />);
  await userEvent.click(await screen.findByText('Omar Bensaïd'));
  await screen.findByText('3 of 3');
  work('c', { name: 'Omar B.', active: '2026-11-26T10:00:00.000Z' });
  await waitFor(() => expect(names()).toEqual(['Hannah Okafor', 'Marisol Vega', 'Omar B.']));
  expect(screen.getByText('3 of 3')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Previous lead' }));
  await screen.findByRole('heading', { name: 'Marisol Vega' });
  expect(screen.getByText('2 of 3')).toBeTruthy();
  // What leaves the list keeps its place too, and says so; who comes in waits outside.
  work('b', { archived: '2026-11-26T11:00:00.000Z' });
  await within(screen.getByRole('grid')).findByText('Archived');
  fake.leads.push({ ...lead('d', 'Dora New'), active: '2026-11-26T12:00:00.000Z' });
  work('d', {});
  await waitFor(() => expect(screen.getByText('3 leads')).toBeTruthy());
  expect(names()).toEqual(['Hannah Okafor', 'Marisol Vega', 'Omar B.']);
  await userEvent.click(screen.getByRole('button', { name: 'Previous lead' }));
  await screen.findByText('1 of 3');

  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(names()).toEqual(['Dora New', 'Omar B.', 'Hannah Okafor']));
});

it('asks for the list anew under an open sheet when it is sorted anew', async () => {
  const work = byActivity();
  mount(<Room />);
  await userEvent.click(await screen.findByText('Omar Bensaïd'));
  await screen.findByText('3 of 3');
  work('c', { active: '2026-11-26T10:00:00.000Z' });
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(names()).toEqual(['Omar Bensaïd', 'Hannah Okafor', 'Marisol Vega']));
  await screen.findByText('1 of 3');
});
