import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { aDetail, aDraft, aRow, column, draw, house, pageOf } from '../../../testing/imports';
import { ImportRoom } from '../ImportRoom';
import type { Finding, RowQuery } from '../types';

const short: Finding = {
  field: 'phone',
  level: 'error',
  key: 'phone.short',
  args: {},
  raw: '20',
  column: 1,
  suggest: '',
};

function review(skips = 0) {
  const draft = aDraft([column({})]);
  const counts = { rows: 4, staged: 4, new: 2, duplicates: 1, errors: 2, ready: 2, blocking: 2 };
  draft.import = {
    ...draft.import,
    phase: 'staged',
    counts: {
      ...draft.import.counts,
      ...counts,
      ...(skips > 0 && { errors: 0, blocking: 0, ready: 4, new: 3 }),
    },
  };
  const rows = [
    aRow(2, ['Hannah Okafor', '207 555 0101']),
    aRow(3, ['Cy Long', '20'], { verdict: 'error', findings: [short] }),
    aRow(4, ['Dee Ott', '20'], { verdict: 'error', findings: [short] }),
    aRow(5, ['Ed Nott', '207 555 0104']),
  ];
  return house({
    Get: () => aDetail(draft.import),
    Draft: () => draft,
    Rows: (_id: string, q: RowQuery) => pageOf(rows, q, draft.import.counts),
    Merges: () => ({ clear: 0, left: 0, decided: 0, folds: 0, updates: 0, skips }),
    Alike: () => ({ same: 2, kind: 2, suggests: 0 }),
  });
}

const current = (grid: HTMLElement) =>
  document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent;

// C16: the word Error says why, and goes to the cell in which that is mended.
it('goes from what is said of a row to the cell that is marked', async () => {
  review();
  draw(<ImportRoom id="i1" />);
  const grid = await screen.findByRole('grid');
  await userEvent.click((await within(grid).findAllByText('Error'))[0] as HTMLElement);
  await userEvent.click(await screen.findByRole('button', { name: 'Go to the cell' }));
  await waitFor(() => expect(current(grid)).toBe('20'));
  expect(document.activeElement).toBe(grid);
  expect(screen.queryByRole('button', { name: 'Go to the cell' })).toBeNull();
});

it('has the first cell to fix in hand as rows to fix are listed, and F begins with it', async () => {
  review();
  draw(<ImportRoom id="i1" />);
  await screen.findByRole('grid');
  await userEvent.click(screen.getByRole('radio', { name: /Need fixing/ }));
  const grid = await screen.findByRole('grid');
  await waitFor(() => expect(current(grid)).toBe('20'));
  await userEvent.keyboard('f');
  await screen.findByRole('group', { name: 'About row 3' });
  await userEvent.keyboard('f');
  await screen.findByRole('group', { name: 'About row 4' });
});

// D12: a row that is skipped is ticked, and does not come in.
it('says how many come in without those that are skipped', async () => {
  review(1);
  draw(<ImportRoom id="i1" />);
  expect(await screen.findByText('1 row is skipped.')).toBeTruthy();
  expect(screen.getByText('3 rows are ready.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Import 3 rows now' })).toBeTruthy();
});

it('ends an import of which nothing comes in without a number', async () => {
  review(4);
  draw(<ImportRoom id="i1" />);
  expect(await screen.findByRole('button', { name: 'Finish, nothing to add' })).toBeTruthy();
});

it('leads back from a list without rows', async () => {
  review();
  draw(<ImportRoom id="i1" />);
  await screen.findByRole('grid');
  await userEvent.click(screen.getByRole('radio', { name: /Skipped/ }));
  await screen.findByRole('heading', { name: 'No rows here' });
  await userEvent.click(screen.getByRole('button', { name: 'Show all rows' }));
  await screen.findByRole('grid');
});
