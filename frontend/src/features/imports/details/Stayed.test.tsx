import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { aDetail, anImport, aRow, counts, draw, house, pageOf } from '../../../testing/imports';
import { clearToasts } from '../../../ui/Toast';
import { ImportRoom } from '../ImportRoom';
import type { Fix, ImportDetail, RowQuery } from '../types';

afterEach(clearToasts);

// E10 C13: what was left out can come in later, but not with an error: that is corrected first.
describe('rows that were left out', () => {
  const left = (bad: number, good: number, later: Partial<ImportDetail['later']> = {}) => {
    const all = bad + good + 6;
    const c = counts({ rows: all, done: all, created: 6, leftOut: bad + good });
    const rows = Array.from({ length: bad + good }, (_, i) =>
      aRow(i + 2, [`Person ${i}`, ''], {
        ticked: false,
        outcome: 'left_out',
        verdict: i < bad ? 'error' : 'new',
      }),
    );
    const h = house({
      Get: () =>
        aDetail(
          { state: 'approved', phase: 'done', counts: c },
          { later: { ready: good, wrong: bad, active: 0, totals: 0, ...later } },
        ),
      Rows: (_id: string, q: RowQuery) => pageOf(q.sort === 'verdict' ? rows : rows.toReversed(), q, c), // the wrong ones last in the file
    });
    draw(<ImportRoom id="i1" />);
    return h;
  };
  it('can be added, without those that need fixing', async () => {
    left(1, 2);
    expect(await screen.findByRole('button', { name: 'Add 2 rows' })).toBeTruthy();
    expect(screen.getByText(/the row joins this import/)).toBeTruthy();
    const first = await screen.findByRole('button', { name: /^Fix row 2/ });
    await userEvent.click(screen.getByRole('button', { name: '1 row still needs fixing.' }));
    expect(document.activeElement).toBe(first);
  });
  it('are counted beyond the page that is shown, and those that need fixing stand first', async () => {
    const h = left(3, 150);
    expect(await screen.findByRole('button', { name: 'Add 150 rows' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '3 rows still need fixing.' })).toBeTruthy();
    await screen.findByRole('button', { name: /^Fix row 4/ });
    expect(h.Imports.Rows?.mock.lastCall?.[1]).toMatchObject({ scope: 'left_out', sort: 'verdict' });
  });
  it('stay out when they are a total, or of someone being worked', async () => {
    left(0, 5, { ready: 2, totals: 1, active: 2 });
    expect(await screen.findByRole('button', { name: 'Add 2 rows' })).toBeTruthy();
    expect(screen.getByText(/1 row looks like the total under the list and stays out\./)).toBeTruthy();
    expect(screen.getByText(/2 rows are of people with an action plan running/)).toBeTruthy();
  });
  it.each([2, 120])('are not offered when each of %i needs fixing', async (bad) => {
    left(bad, 0);
    expect(await screen.findByText(/the rows join this import/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Add / })).toBeNull();
  });
  it('say nothing of fixing when none is wrong', async () => {
    left(0, 1);
    expect(await screen.findByRole('button', { name: 'Add the other row' })).toBeTruthy();
    expect(screen.queryByText(/joins? this import/)).toBeNull();
  });
});

// C3 C13 06b: a row that did not come in is mended where it is told of, and joins its import.
describe('a row to fix after the run', () => {
  const short = (raw: string) => ({
    ...{ field: 'phone', level: 'error' as const, key: 'phone.short', args: {}, raw, column: 1, suggest: '' },
  });
  it('shows the cell that is wrong, stays until it is right, and is added then', async () => {
    const c = counts({ rows: 9, done: 9, created: 8, failed: 1 });
    const row = aRow(5, ['Cy Long', '20'], { outcome: 'failed', verdict: 'error', findings: [short('20')] });
    const h = house({
      Get: () => aDetail({ state: 'approved', phase: 'done', counts: c }),
      Rows: (_id: string, q: RowQuery) => pageOf([row], q, c),
      Fix: (_id: string, [f]: Fix[]) => ({
        rows: [
          f?.value === '201'
            ? { ...row, cells: aRow(5, ['Cy Long', '201']).cells, findings: [short('201')] }
            : { ...row, verdict: 'new', findings: [] },
        ],
        counts: c,
      }),
      AddRows: () => anImport({ state: 'running' }),
    });
    draw(<ImportRoom id="i1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Fix row 5, Cy Long' }));
    const dialog = await screen.findByRole('dialog', { name: 'Fix row 5' });
    expect(within(dialog).queryByRole('textbox', { name: /Name/ })).toBeNull();
    expect(within(dialog).getByText('Contact Name: Cy Long')).toBeTruthy();
    const fix = within(dialog).getByRole('button', { name: 'Fix and add' }) as HTMLButtonElement;
    expect(fix.disabled).toBe(true);
    const type = async (text: string) => {
      const cell = within(dialog).getByRole('textbox', { name: /Phone/ });
      await userEvent.clear(cell);
      await userEvent.type(cell, text);
      await userEvent.click(within(dialog).getByRole('button', { name: 'Fix and add' }));
    };
    await type('201');
    await waitFor(() => expect(within(dialog).getByDisplayValue('201')).toBeTruthy());
    expect(h.Imports.AddRows).not.toHaveBeenCalled();
    await type('207 555 0104');
    await waitFor(() => expect(h.Imports.AddRows?.mock.calls[0]?.[1]).toMatchObject({ rows: [5] }));
    expect(h.Imports.Fix?.mock.calls[1]?.[1]).toEqual([
      { row: 5, column: 1, field: 'phone', value: '207 555 0104', undo: false },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says of a warning that it is one: only errors keep the row out', async () => {
    const c = counts({ rows: 9, done: 9, created: 8, failed: 1 });
    const look = { ...short('20'), level: 'warning' as const };
    const bad = { ...short('Cy'), field: 'full_name', column: 0 };
    const row = aRow(5, ['Cy', '20'], { outcome: 'failed', verdict: 'error', findings: [bad, look] });
    house({
      Get: () => aDetail({ state: 'approved', phase: 'done', counts: c }),
      Rows: (_id: string, q: RowQuery) => pageOf([row], q, c),
    });
    draw(<ImportRoom id="i1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Fix row 5, Cy' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Fix row 5' }));
    const phone = dialog.getByRole('textbox', { name: /Phone/ });
    expect(phone.getAttribute('aria-invalid')).toBeNull();
    expect(document.getElementById(phone.getAttribute('aria-describedby') ?? '')?.textContent).toBeTruthy();
    expect(dialog.getByRole('textbox', { name: /Name/ }).getAttribute('aria-invalid')).toBe('true');
  });
});
