import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { drawDraft } from '../../../testing/draft';
import { aDraft, anImport, column } from '../../../testing/imports';
import { clearToasts } from '../../../ui/Toast';
import type { ColumnValues, Finding, Mapping, PreviewRow } from '../types';

afterEach(() => {
  clearToasts();
  window.location.hash = '';
});

const filled = {
  id: 'z',
  name: 'Zillow monthly',
  filled: true,
  changed: '2026-02-02T10:00:00.000Z',
  fresh: false,
  found: '',
  guess: '',
  drift: { added: [], missing: [], values: [] },
};

// B22
it('says what filled the choices in, sets it aside and brings it back', async () => {
  const h = drawDraft(aDraft([column({})], { preset: filled }));
  await screen.findByText('Looks like “Zillow monthly”.');
  expect(screen.getByText(/^Your choices from 2 Feb/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Start fresh' }));
  await waitFor(() => expect(h.Imports.UsePreset).toHaveBeenCalledWith('i1', ''));
  await waitFor(() => expect(screen.queryByText('Looks like “Zillow monthly”.')).toBeNull());
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('Looks like “Zillow monthly”.');
  expect(h.Imports.UsePreset).toHaveBeenLastCalledWith('i1', 'z');
});

// B23
it('says how a known file has changed shape', async () => {
  const drift = {
    added: ['Ref', 'Shoe'],
    missing: [{ header: 'Contact', key: 'full_name', required: true }],
    values: [{ header: 'Status', key: 'status', values: ['Warm'], count: 1 }],
  };
  drawDraft(aDraft([column({})], { preset: { ...filled, drift } }));
  await screen.findByText('This file has changed shape.');
  screen.getByText(
    '2 new columns: Ref, Shoe. Missing: Contact, which gave Name and is required. New value in Status: Warm.',
  );
});

// B23
it('does not call a new value another shape', async () => {
  const drift = {
    added: [],
    missing: [],
    values: [{ header: 'Status', key: 'status', count: 1, values: ['Warm'] }],
  };
  drawDraft(aDraft([column({})], { preset: { ...filled, drift } }));
  await screen.findByText('New in this file.');
  screen.getByText('New value in Status: Warm.');
});

const values: ColumnValues = {
  column: 0,
  key: 'status',
  open: false,
  several: false,
  whole: true,
  many: false,
  values: [
    {
      value: 'Ghosted',
      count: 20000,
      becomes: 'new',
      known: false,
      why: 'status.unknown',
      mapped: false,
      to: '',
    },
    { value: 'Nurture', count: 3, becomes: 'contacted', known: true, why: '', mapped: false, to: '' },
  ],
};

// B13 UD28
it('matches the values of a list one by one, and all unknown ones at once', async () => {
  const status = column({ header: 'Status', key: 'status', distinct: 2 });
  const h = drawDraft(aDraft([status], { lists: [{ column: 0, values: 2, unknown: 1, many: false }] }), {
    Values: () => values,
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Match 1 value' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('1 value is not on the list of Status');
  within(dialog).getByRole('button', { name: /Read as Contacted.*Nurture/ });
  await userEvent.click(within(dialog).getByRole('button', { name: /Ghosted \(20,000\) becomes/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Lost' }));
  await waitFor(() => expect(h.sent()[0]?.values).toEqual([{ from: 'Ghosted', to: 'lost' }]));
  await within(dialog).findByText('Every value is known or matched.');
  await userEvent.click(within(dialog).getByRole('button', { name: /Ghosted/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Leave blank' }));
  await waitFor(() => expect(h.sent()[0]?.values).toEqual([{ from: 'Ghosted', to: '' }]));
});

// B20: a name that two people have is no stranger's.
it('says why nobody is found by a name', async () => {
  const owner = column({ header: 'Broker', key: 'owner', distinct: 2 });
  const unread = { count: 3, becomes: '', known: false, mapped: false, to: '' };
  drawDraft(aDraft([owner], { lists: [{ column: 0, values: 3, unknown: 3, many: false }] }), {
    Values: () => ({
      ...values,
      key: 'owner',
      values: [
        { ...unread, value: 'Nadia Rahal', why: 'owner.several' },
        { ...unread, value: 'Luc Vidal', why: 'owner.unknown' },
        { ...unread, value: 'Owen Hart', why: 'owner.gone' },
      ],
    }),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Match 3 values' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Choose who is meant by 3 names');
  within(dialog).getByRole('button', { name: /Several are called so.*Nadia Rahal/ });
  within(dialog).getByRole('button', { name: /Not a person here.*Luc Vidal/ });
  within(dialog).getByRole('button', { name: /No longer works here.*Owen Hart/ });
});

// UD14 B10: what a preset or the file says of dates and names stays to be chosen.
it('offers the order of dates and of names, whatever filled it in', async () => {
  const h = drawDraft(
    aDraft(
      [
        column({ index: 0, header: 'Name', key: 'full_name' }),
        column({
          index: 1,
          header: 'Born',
          key: 'birthday',
          order: 'dmy',
          chosen: true,
          samples: ['03/04/1980'],
        }),
      ],
      { preset: filled },
    ),
  );
  await userEvent.click(
    await screen.findByRole('button', { name: 'How dates of “Born” are read: Day first' }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: /Month first/ }));
  await waitFor(() => expect(h.sent()[1]).toMatchObject({ order: 'mdy', ask: false, chosen: true }));
  await userEvent.click(screen.getByRole('button', { name: 'How names of “Name” are read: First Last' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Last First' }));
  await waitFor(() => expect(h.sent()[0]).toMatchObject({ names: 'last_first' }));
});

// B10
it('reads each name by its own comma where some names have one', async () => {
  const h = drawDraft(
    aDraft([column({ header: 'Name', key: 'full_name', samples: ['Tremblay, Élise', 'Marc Nadeau'] })]),
  );
  await userEvent.click(
    await screen.findByRole('button', { name: 'How names of “Name” are read: By each name' }),
  );
  await screen.findByRole('menuitem', { name: /Last, First or First Last/ });
  await userEvent.click(screen.getByRole('menuitem', { name: /Comma or not/ }));
  await waitFor(() => expect(h.sent()[0]).toMatchObject({ names: 'last_first', chosen: true }));
});

// B15
it('asks what day a date is, with both readings, where nothing settles it', async () => {
  const h = drawDraft(
    aDraft([column({ header: 'Born', key: 'birthday', order: 'mdy', ask: true, samples: ['03/04/1980'] })]),
  );
  await screen.findByText('What day is 03/04/1980?');
  await userEvent.click(screen.getByRole('radio', { name: '3 Apr' }));
  await waitFor(() => expect(h.sent()[0]).toMatchObject({ order: 'dmy', ask: false }));
});

// B5 B15
it('has the whole file read once, for what the first rows cannot say', async () => {
  const d = aDraft([column({ filled: 2, distinct: 2000 })]);
  const h = drawDraft({ ...d, mapping: { ...d.mapping, seen: 4, whole: false } });
  await screen.findByText('50% filled · over 2,000 different');
  await waitFor(() => expect(h.Imports.Survey).toHaveBeenCalledTimes(1));
});

// A21: its first row may be longer than what is looked at first.
it('does not call a file empty before all of it was read', async () => {
  const d = aDraft([column({ samples: [], filled: 0 })], { import: anImport({ size: 3_200_000 }) });
  let at: Mapping = { ...d.mapping, seen: 0, whole: false };
  const h = drawDraft(
    { ...d, mapping: at },
    {
      Draft: () => ({ ...d, mapping: at }),
      Survey: () => {
        at = { ...at, whole: true };
        return d.import;
      },
    },
  );
  const review = await screen.findByRole('button', { name: 'Review the rows' });
  expect(review.hasAttribute('disabled')).toBe(false);
  expect(screen.queryByText('This file has column names but no rows.')).toBeNull();
  expect(screen.queryByText('No values')).toBeNull();
  await waitFor(() => expect(h.Imports.Survey).toHaveBeenCalledTimes(1));
  h.tell('imports', {});
  await screen.findByText('This file has column names but no rows.');
  expect(screen.getByRole('button', { name: /^Review/ }).hasAttribute('disabled')).toBe(true);
});

// B6
it('shows a row raw and as it comes in, and walks on to the next with a problem', async () => {
  const row = (n: number, over: Partial<PreviewRow> = {}): PreviewRow => ({
    offset: n * 10,
    row: n,
    name: `Person ${n.toString()}`,
    cells: [
      { raw: 'Okafor, Hannah', values: ['Okafor, Hannah'] },
      { raw: '1; 2', values: ['+1', '+2'] },
    ],
    more: [{ field: 'status', value: 'new' }],
    notes: [],
    findings: [],
    ...over,
  });
  const bad = row(9, {
    findings: [
      { field: 'phone', level: 'warning', key: 'phone.short', args: {}, raw: '12', column: 1 } as Finding,
    ],
  });
  const Preview = (_id: string, q: { row: number; trouble: boolean }) => {
    if (q.trouble) return { rows: q.row < 9 ? [bad] : [], offset: 100, row: 10, end: q.row >= 9 };
    return { rows: [q.row === 9 ? bad : row(Math.max(2, q.row))], offset: 30, row: q.row + 1, end: false };
  };
  Object.defineProperty(window, 'innerHeight', { value: 800, configurable: true });
  drawDraft(
    aDraft([
      column({ index: 0, header: 'Who', key: 'full_name' }),
      column({ index: 1, header: 'Tel', key: 'phone' }),
    ]),
    { Preview },
  );
  const pane = await screen.findByRole('region', { name: 'Preview' });
  await within(pane).findByText('Row 2: Person 2');
  await userEvent.click(within(pane).getByRole('button', { name: 'Show the preview' }));
  const line = within(pane).getByRole('rowheader', { name: 'Tel' }).closest('tr');
  expect(line?.textContent).toBe('Tel1; 2Phone number+1+2');
  within(pane).getByText('Status');
  await userEvent.click(within(pane).getByRole('button', { name: 'Next row with a problem' }));
  await within(pane).findByText('Row 9: Person 9');
  expect(line?.textContent).toContain('The phone');
  await userEvent.click(within(pane).getByRole('button', { name: 'Previous row' }));
  await within(pane).findByText('Row 2: Person 2');
  // Closed again, what asks for a problem opens it.
  await userEvent.click(within(pane).getByRole('button', { name: 'Hide the preview' }));
  expect(within(pane).queryByText('In the file')).toBeNull();
  await userEvent.click(within(pane).getByRole('button', { name: 'Next row with a problem' }));
  await within(pane).findByText('In the file');
  await within(pane).findByText('Row 9: Person 9');
});

// A11 C11
it('says what is broken in a column, with before and after, and repairs it in one press', async () => {
  const h = drawDraft(
    aDraft([
      column({ index: 0, header: 'Name', key: 'full_name' }),
      column({ index: 1, header: 'Ville', key: 'city', mojibake: 3, samples: ['MontrÃ©al', 'Laval'] }),
      column({
        index: 2,
        header: 'Zip',
        key: 'postal_code',
        damage: [{ key: 'damage.zeros', args: { count: '2', example: '4530', mended: '04530' }, row: 0 }],
      }),
    ]),
  );
  await screen.findByText('The accents of 3 cells are broken.');
  screen.getByTitle('MontrÃ©al becomes Montréal');
  screen.getByTitle('4530 becomes 04530');
  await userEvent.click(screen.getByRole('button', { name: 'Repair “Ville”' }));
  await waitFor(() => expect(h.sent().map((c) => c.repair)).toEqual([false, true, false]));
  await screen.findByText('Repaired as it is read.');
  await userEvent.click(screen.getByRole('button', { name: 'Leave “Ville” as it was' }));
  await waitFor(() => expect(h.sent()[1]?.repair).toBe(false));
});

// B11
it('combines two columns in one field only when it is asked to', async () => {
  const h = drawDraft(
    aDraft([
      column({ index: 0, header: 'Name', key: 'full_name' }),
      column({ index: 1, header: 'Street', key: 'lender_name' }),
      column({ index: 2, header: 'Unit', key: '-', confidence: '' }),
    ]),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Unit goes to Skip this column' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Lender name, with “Street”' }));
  await waitFor(() =>
    expect(h.sent().map((c) => [c.key, c.join])).toEqual([
      ['full_name', ''],
      ['lender_name', ''],
      ['lender_name', 'comma'],
    ]),
  );
  await screen.findByRole('button', { name: 'Unit goes to Lender name, combined' });
  await userEvent.click(screen.getByRole('button', { name: 'How “Unit” is joined: After a comma' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'After a space' }));
  await waitFor(() => expect(h.sent()[2]?.join).toBe('space'));
});

// B7
it('makes a field of the house from a column without leaving the step', async () => {
  const made = {
    key: 'custom:garden',
    kind: 'list',
    section: 'custom',
    label: 'Garden',
    unset: false,
    form: false,
    view: false,
  };
  const fields = { Add: vi.fn(async () => made) };
  const h = drawDraft(
    aDraft([
      column({ index: 0, header: 'Name', key: 'full_name' }),
      column({ index: 1, header: 'Garden', key: '-', confidence: '', samples: ['Large'] }),
    ]),
    { GuessField: () => ({ label: 'Garden', kind: 'list', choices: ['Large', 'Small'] }) },
  );
  (window as unknown as { go: { service: Record<string, unknown> } }).go.service.Fields = fields;
  await userEvent.click(await screen.findByRole('button', { name: 'Garden goes to Skip this column' }));
  await userEvent.click(await screen.findByRole('option', { name: /New custom field/ }));
  const dialog = await screen.findByRole('dialog', { name: /A field of your own/ });
  await within(dialog).findByText('Its list begins with the 2 values of this file.');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add the field' }));
  await waitFor(() => expect(fields.Add).toHaveBeenCalledWith('Garden', 'list', ['Large', 'Small']));
  await waitFor(() => expect(h.sent()[1]?.key).toBe('custom:garden'));
});

// B1 S1: the same mapping by field, and what is chosen there is one with the columns.
it('shows the mapping from the side of the fields, over one model', async () => {
  const h = drawDraft(
    aDraft([
      column({ index: 0, header: 'Who', key: 'full_name' }),
      column({ index: 1, header: 'Tel', key: 'phone' }),
      column({ index: 2, header: 'Mobile', key: '-', confidence: '' }),
    ]),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Show by field' }));
  const list = screen.getByRole('list', { name: 'Fields of a lead' });
  within(list).getByRole('button', { name: /Who.*Column for Name/ });
  await userEvent.click(within(list).getByRole('button', { name: /Tel.*Column for Phone number/ }));
  await userEvent.click(await screen.findByRole('option', { name: /^Mobile/ }));
  await waitFor(() => expect(h.sent().map((c) => c.key)).toEqual(['full_name', '-', 'phone']));
  await userEvent.click(await screen.findByRole('button', { name: /Mobile.*Column for Phone number/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'No column' }));
  await waitFor(() => expect(h.sent().map((c) => c.key)).toEqual(['full_name', '-', '-']));
  await userEvent.click(screen.getByRole('button', { name: 'Show by column' }));
  await screen.findByRole('button', { name: 'Mobile goes to Skip this column' });
});
