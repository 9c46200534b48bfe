import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { aDetail, aRow, counts, draw, house } from '../../testing/imports';
import { clearToasts, Toasts } from '../../ui/Toast';
import { ImportRoom } from './ImportRoom';
import type { Import, ResultQuery, ResultRow } from './types';

afterEach(clearToasts);

function result(row: number, name: string, some: Partial<ResultRow> = {}): ResultRow {
  return {
    view: aRow(row, [name], { outcome: 'created', lead: `l${row}`, cells: [] }),
    company: '',
    phones: [],
    owner: '',
    state: 'waits',
    reason: '',
    into: { id: '', name: '' },
    ...some,
  };
}

const rows = [
  result(2, 'Zed Ulm', { company: 'Acme', phones: ['207 555 0101', '207 555 0102'], owner: 'Nadia Rahal' }),
  result(3, 'Marc Roy', {
    view: aRow(3, ['Marc Roy'], { outcome: 'merged', lead: 'm1', cells: [] }),
    into: { id: 'm1', name: 'Marc Roy' },
  }),
];

function room(some: Partial<Import>, more: Parameters<typeof house>[0] = {}) {
  const h = house({
    Get: () => aDetail({ phase: 'done', counts: counts({ rows: 2, created: 1, merged: 1 }), ...some }),
    Results: (_id: string, q: ResultQuery) => ({
      columns: [],
      rows: q.letter ? rows.slice(1) : rows,
      total: q.letter ? 1 : 2,
      at: -1,
    }),
    Letters: () => ['M', 'Z'],
    UndoPreview: () => ({
      sum: { removed: 1, restored: 0, kept: 0, blocked: 0, unmade: 1 },
      rows: [],
      total: 1,
    }),
    UndoRows: () => ({ removed: 1, restored: 0, kept: 0, blocked: 0, unmade: 1 }),
    AddRows: () => undefined,
    DeclineRows: () => ({ leads: ['l2'], rows: [3] }),
    WaitAgain: () => 1,
    ...more,
  });
  draw(
    <>
      <ImportRoom id="i1" results unmerge={(of) => <p>{`asks of ${of.lead}, row ${of.row}`}</p>} />
      <Toasts />
    </>,
  );
  return h;
}

describe('E8: results', () => {
  it('show each record with its company, phones, owner, row and outcome', async () => {
    room({ state: 'waiting' });
    const zed = await screen.findByRole('row', { name: /Zed Ulm/ });
    for (const text of ['2', 'created', 'Acme', '207 555 0101, 207 555 0102', 'Nadia Rahal'])
      expect(within(zed).getByText(text)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Into Marc Roy' }).getAttribute('href')).toBe('#/leads/m1');
  });

  it('stand in the order of a head, and under a letter', async () => {
    const h = room({ state: 'waiting' });
    await userEvent.click(await screen.findByRole('button', { name: 'Company' }));
    await userEvent.click(screen.getByRole('radio', { name: 'M' }));
    await waitFor(() =>
      expect(h.Imports.Results?.mock.lastCall).toEqual([
        'i1',
        expect.objectContaining({ sort: 'company', letter: 'M', desc: false }),
      ]),
    );
    expect(await screen.findByText('1 row')).toBeTruthy();
  });

  it('let a selection be taken out before approval, and added again', async () => {
    const h = room({ state: 'waiting' });
    await userEvent.click(await screen.findByRole('checkbox', { name: /all/i }));
    await userEvent.click(
      within(screen.getByRole('toolbar')).getByRole('button', { name: 'Delete from the import' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('1 lead leaves the book. 1 merge is not made.')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete from the import' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(h.Imports.UndoRows).toHaveBeenCalledWith('i1', expect.objectContaining({ rows: [2, 3] }));
    await waitFor(() =>
      expect(h.Imports.AddRows).toHaveBeenCalledWith(
        'i1',
        expect.objectContaining({ rows: [2, 3] }),
        expect.anything(),
      ),
    );
  });

  it('E9: let a selection be declined, with the way back', async () => {
    const h = room({ state: 'waiting' });
    await userEvent.click(await screen.findByRole('checkbox', { name: /all/i }));
    await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Reason (optional)' }), 'Old');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(h.Imports.DeclineRows).toHaveBeenCalledWith(
      'i1',
      expect.objectContaining({ rows: [2, 3] }),
      'Old',
    );
    await waitFor(() => expect(h.Imports.WaitAgain).toHaveBeenCalledWith(['l2']));
    expect(h.Imports.AddRows).toHaveBeenCalledWith(
      'i1',
      expect.objectContaining({ rows: [3] }),
      expect.anything(),
    );
  });

  it('E9: say that a record was declined, and why when that is chosen', async () => {
    const ada = result(4, 'Ada Gray', {
      state: 'declined',
      reason: 'She is with another agency.',
      view: aRow(4, ['Ada Gray'], { outcome: 'created', lead: '', cells: [] }),
    });
    room({ state: 'waiting' }, { Results: () => ({ columns: [], rows: [...rows, ada], total: 3, at: -1 }) });
    const row = await screen.findByRole('row', { name: /Ada Gray/ });
    expect(within(row).queryByText('Success')).toBeNull();
    await userEvent.click(within(row).getByRole('button', { name: 'Declined' }));
    expect(within(await screen.findByRole('dialog')).getByText('She is with another agency.')).toBeTruthy();
  });

  it('E9: say of a declined merge why it is not in the book, and that it can be added again', async () => {
    const declined = {
      level: 'error' as const,
      key: 'row.declined',
      args: {},
      field: '',
      column: -1,
      raw: '',
      suggest: '',
    };
    const bea = result(5, 'Bea Long', {
      state: 'declined',
      reason: 'Not ours.',
      view: aRow(5, ['Bea Long'], { outcome: 'left_out', lead: '', cells: [], findings: [declined] }),
    });
    const cal = result(6, 'Cal Roe', {
      state: 'declined',
      reason: 'Old list.',
      view: aRow(6, ['Cal Roe'], { outcome: 'merged', lead: 'm2', cells: [] }),
    });
    room({ state: 'approved' }, { Results: () => ({ columns: [], rows: [bea, cal], total: 2, at: -1 }) });
    const left = await screen.findByRole('row', { name: /Bea Long/ });
    expect(within(left).getByText('left out')).toBeTruthy();
    expect(within(left).getByText('Not ours. – Declined. Tick it to add it again.')).toBeTruthy();
    const merged = screen.getByRole('row', { name: /Cal Roe/ });
    expect(within(merged).getByText('merged')).toBeTruthy();
    expect(within(merged).getByText('Old list.')).toBeTruthy();
    expect(within(merged).queryByText('Success')).toBeNull();
  });

  it('D18: asks about what was edited since before one row is un-merged, as the lead does', async () => {
    const h = room({ state: 'approved' });
    const marc = await screen.findByRole('row', { name: /Marc Roy/ });
    await userEvent.hover(marc);
    await userEvent.click(await within(marc).findByRole('button', { name: 'Un-merge' }));
    expect(await screen.findByText('asks of m1, row 3')).toBeTruthy();
    expect(h.Imports.UndoRows).not.toHaveBeenCalled();
  });

  it('C16: say Success of what came in, and of an error why when it is chosen', async () => {
    const view = aRow(4, ['Ada Gray'], { outcome: 'failed', cells: [] });
    view.findings = [
      {
        key: 'partner.unknown',
        level: 'error',
        field: 'partner_id',
        column: 1,
        raw: 'P-9999',
        suggest: '',
        args: {},
      },
    ];
    room(
      { state: 'waiting' },
      {
        Results: () => ({ columns: [], rows: [...rows, result(4, 'Ada Gray', { view })], total: 3, at: -1 }),
      },
    );
    const zed = await screen.findByRole('row', { name: /Zed Ulm/ });
    expect(within(zed).getByText('Success')).toBeTruthy();
    const ada = screen.getByRole('row', { name: /Ada Gray/ });
    expect(within(ada).getByText('not imported')).toBeTruthy();
    await userEvent.click(within(ada).getByRole('button', { name: 'Error' }));
    const why = await screen.findByRole('dialog');
    expect(
      within(why).getByText('“P-9999” is not a partner of this office. Check the Partner ID.'),
    ).toBeTruthy();
  });
});
