import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { aDetail, aDraft, aRow, column, draw, house, pageOf } from '../../../testing/imports';
import { Toasts } from '../../../ui/Toast';
import { ImportRoom } from '../ImportRoom';
import type { Mend, RowQuery } from '../types';

const lastAct = {
  number: 1,
  what: 'set' as const,
  args: { field: 'city', value: 'Bath' },
  rows: 2,
  by: '',
  at: '',
};
const counts = { rows: 2, staged: 2, new: 1, duplicates: 1, ready: 2 };

function review() {
  const draft = aDraft([column({})]);
  draft.import = {
    ...draft.import,
    phase: 'staged',
    counts: { ...draft.import.counts, ...counts },
  };
  const finding = {
    field: 'phone',
    level: 'warning' as const,
    key: 'phone.short',
    args: {},
    raw: '20',
    column: 1,
    suggest: '207 555 0120',
  };
  const rows = [
    aRow(2, ['Hannah Okafor', '20'], { findings: [finding] }),
    aRow(3, ['Bill Abernathy', '207 555 0160'], {
      verdict: 'existing',
      plan: 'merge',
      match: { lead: 'l1', row: 0, name: 'Bill Abernathy', hidden: false, by: ['name', 'phone'] },
    }),
  ];
  let acts = 0;
  const done = {
    touched: 1,
    stay: 0,
    rows: [],
    many: false,
    counts: draft.import.counts,
    steps: { undo: lastAct },
  };
  return house({
    Get: () => aDetail(draft.import),
    Draft: () => draft,
    Rows: (_id: string, q: RowQuery) => ({
      ...pageOf(rows, q, draft.import.counts),
      steps: { undo: lastAct },
    }),
    Merges: () => ({ clear: 1, left: 0, decided: 0, updates: 1 }),
    Alike: () => ({ same: 1, kind: 4, suggests: 4 }),
    Candidates: () => ({
      row: 3,
      name: 'Bill Abernathy',
      plan: 'merge',
      rule: 'merge',
      decision: { kind: '', lead: '', row: 0, fields: [] },
      candidates: [
        {
          lead: 'l1',
          row: 0,
          hidden: false,
          name: 'Bill Abernathy',
          by: ['name', 'phone'],
          not: ['email'],
          rank: 1,
          maybe: false,
          likeness: { score: 0, reasons: [] },
          chosen: true,
          archived: false,
          converted: false,
          pending: false,
          since: '2025-02-12T10:00:00Z',
          owner: '',
          unchanged: false,
          fields: [
            {
              field: 'lender_name',
              raw: 'Casco',
              file: 'Casco',
              have: 'Bangor Bank',
              result: 'Bangor Bank',
              same: false,
              clash: true,
              take: 'mine',
              both: false,
            },
          ],
        },
      ],
    }),
    // Each act touches one row more than the one before, so that what is said of it tells it apart.
    Mend: (_id: string, _m: Mend) => ({ ...done, touched: ++acts }),
    UndoMend: () => done,
  });
}

// C8, C9: what Foyer suggests is shown before and after, and taken for all like it; Mod Z takes acts back.
it('takes a suggestion for all rows like it, and takes an act back by its key', async () => {
  const h = review();
  draw(<ImportRoom id="i1" />);
  const grid = await screen.findByRole('grid');
  await userEvent.click(await within(grid).findByText('20'));
  expect(await screen.findByText('207 555 0120')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Fix 4 rows' }));
  await waitFor(() =>
    expect(h.Imports.Mend?.mock.calls[0]?.[1]).toMatchObject({
      what: 'suggest',
      rows: [],
      finding: 'phone.short',
      column: 1,
    }),
  );
  await userEvent.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(h.Imports.UndoMend).toHaveBeenCalled());
});

// The way back takes the newest act, so no older one is offered beside it, and none once it was taken back.
it('offers to take back the newest act alone', async () => {
  const h = review();
  draw(
    <>
      <ImportRoom id="i1" />
      <Toasts />
    </>,
  );
  const grid = await screen.findByRole('grid');
  await userEvent.click(await within(grid).findByText('20'));
  const offered = () =>
    screen.queryAllByRole('alertdialog').filter((n) => within(n).queryByRole('button', { name: 'Undo' }))
      .length;
  for (const n of [1, 2]) {
    await userEvent.click(await screen.findByRole('button', { name: 'Fix 4 rows' }));
    await waitFor(() => expect(h.Imports.Mend).toHaveBeenCalledTimes(n));
    await screen.findByText(n === 1 ? '1 row changed' : '2 rows changed');
    expect(offered()).toBe(1);
  }
  await userEvent.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(offered()).toBe(0));
});

// D6, D11, D12: a duplicate is decided side by side, by keys: 1 takes the file's values, M merges.
it('decides a duplicate field by field by 1 and M', async () => {
  const h = review();
  draw(<ImportRoom id="i1" />);
  const grid = await screen.findByRole('grid');
  await userEvent.click(await within(grid).findByText('Duplicate'));
  expect(await screen.findByText('Same person?')).toBeTruthy();
  expect(screen.getByText(/^\d of 3 match(es)?, so the Merge rule applies$/)).toBeTruthy();
  await screen.findByText('Bangor Bank');
  await userEvent.keyboard('1m');
  await waitFor(() =>
    expect(h.Imports.Mend?.mock.calls[0]?.[1]).toMatchObject({
      what: 'decide',
      rows: [3],
      decision: { kind: 'merge', lead: 'l1', fields: [{ field: 'lender_name', take: 'file' }] },
    }),
  );
});

// D20: a duplicate that is none is said to be none, by its button or by N.
it('says that a row is not a duplicate of whom it is compared with', async () => {
  const h = review();
  draw(<ImportRoom id="i1" />);
  const grid = await screen.findByRole('grid');
  await userEvent.click(await within(grid).findByText('Duplicate'));
  await userEvent.click(await screen.findByRole('button', { name: 'Not a duplicate' }));
  const apart = { what: 'decide', rows: [3], decision: { kind: 'apart', lead: 'l1', row: 0, fields: [] } };
  await waitFor(() => expect(h.Imports.Mend?.mock.calls[0]?.[1]).toMatchObject(apart));
  await userEvent.keyboard('n');
  await waitFor(() => expect(h.Imports.Mend?.mock.calls[1]?.[1]).toMatchObject(apart));
});
