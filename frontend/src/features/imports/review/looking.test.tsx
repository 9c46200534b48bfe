import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { aDetail, aDraft, aRow, column, counts, draw, house, pageOf } from '../../../testing/imports';
import { ImportRoom } from '../ImportRoom';
import type { RowQuery } from '../types';

/** A review of one row, and how many rows stand otherwise each time it is looked at. */
function review(news: number[]) {
  const draft = aDraft([column({})]);
  const counts = { ...draft.import.counts, rows: 1, staged: 1, new: 1, ready: 1 };
  draft.import = { ...draft.import, phase: 'staged', counts };
  return house({
    Get: () => aDetail(draft.import),
    Draft: () => draft,
    Rows: (_id: string, q: RowQuery) => pageOf([aRow(2, ['Bill Abernathy', '207 555 0160'])], q, counts),
    Merges: () => ({ clear: 0, left: 0, decided: 0, updates: 0, skips: 0 }),
    Look: () => ({ rows: news.shift() ?? 0, counts }),
    Run: () => draft.import,
  });
}

// UD29: a review that is opened again is of now, and says so where something is otherwise.
it('looks at the rows again when it is opened, and says how many are otherwise', async () => {
  const h = review([3]);
  draw(<ImportRoom id="i1" />);
  expect(await screen.findByText('3 rows were looked at again, because leads changed since.')).toBeTruthy();
  expect(h.Imports.Look).toHaveBeenCalledTimes(1);
});

it('says nothing where nothing is, looks again once leads rest, and adds up', async () => {
  const h = review([0, 1, 2]);
  draw(<ImportRoom id="i1" />);
  await screen.findByRole('grid');
  expect(screen.queryByText(/looked at again/)).toBeNull();
  const pages = () => h.Imports.Rows?.mock.calls.length ?? 0;
  const before = pages();
  act(() => {
    for (let i = 0; i < 5; i++) h.tell('leads', { topic: 'leads', ids: [] });
  });
  expect(await screen.findByText(/^1 row was looked at again/, {}, { timeout: 3000 })).toBeTruthy();
  expect(h.Imports.Look).toHaveBeenCalledTimes(2);
  expect(pages()).toBeGreaterThan(before);
  act(() => h.tell('settings', { topic: 'settings', ids: [] }));
  expect(await screen.findByText(/^3 rows were looked at again/, {}, { timeout: 3000 })).toBeTruthy();
});

// Rows are not moved away under a cell that is being written.
it('waits while a cell is in hand', async () => {
  const h = review([0, 1]);
  draw(<ImportRoom id="i1" />);
  await userEvent.dblClick(await screen.findByText('Bill Abernathy'));
  await screen.findByRole('textbox', { name: /row 2/ });
  act(() => h.tell('leads', { topic: 'leads', ids: [] }));
  await new Promise((r) => setTimeout(r, 1200));
  expect(h.Imports.Look).toHaveBeenCalledTimes(1);
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByText(/^1 row was looked at again/, {}, { timeout: 3000 })).toBeTruthy();
});

// What the button says is what happens: where it is not by now, nothing runs yet.
it('looks before it imports, and does not import what nobody saw', async () => {
  const h = review([0, 2, 0]);
  draw(<ImportRoom id="i1" />);
  const now = await screen.findByRole('button', { name: 'Import 1 row now' });
  await userEvent.click(now);
  expect(await screen.findByText(/^2 rows were looked at again/)).toBeTruthy();
  expect(h.Imports.Run).not.toHaveBeenCalled();
  await userEvent.click(now);
  await waitFor(() => expect(h.Imports.Run).toHaveBeenCalledTimes(1));
  expect(h.Imports.Look).toHaveBeenCalledTimes(3);
});

// One look at a time: an import that is asked for during one is none too early, and its rows count.
it('imports only after the look that is on its way', async () => {
  const h = review([]);
  let end: (rows: number) => void = () => undefined;
  h.Imports.Look?.mockImplementationOnce(
    () =>
      new Promise(
        (done) => (end = (rows) => done({ rows, counts: counts({ rows: 1, staged: 1, new: 1, ready: 1 }) })),
      ),
  );
  draw(<ImportRoom id="i1" />);
  const now = await screen.findByRole('button', { name: 'Import 1 row now' });
  await userEvent.click(now);
  await new Promise((r) => setTimeout(r, 100));
  expect(h.Imports.Look).toHaveBeenCalledTimes(1);
  act(() => end(1));
  expect(await screen.findByText(/^1 row was looked at again/)).toBeTruthy();
  await waitFor(() => expect(h.Imports.Look).toHaveBeenCalledTimes(2));
  expect(h.Imports.Run).not.toHaveBeenCalled();
  await userEvent.click(now);
  await waitFor(() => expect(h.Imports.Run).toHaveBeenCalledTimes(1));
});
