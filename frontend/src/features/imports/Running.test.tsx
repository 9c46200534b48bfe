import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aDetail, anImport, aRow, counts, draw, house, office, pageOf } from '../../testing/imports';
import { ImportRoom } from './ImportRoom';
import type { RowQuery } from './types';

describe('running and details', () => {
  it('says of one that has not begun whether it waits for another', async () => {
    const h = house({ Get: () => aDetail({ state: 'queued', counts: counts({ rows: 1198 }) }) });
    draw(<ImportRoom id="i1" />);
    expect(await screen.findByText(/Getting ready/)).toBeTruthy();
    const job = {
      job: 'j1',
      what: 'run',
      import: 'i1',
      phase: 'staged',
      done: 0,
      counts: counts(),
      recent: [],
    };
    for (const [place, says] of [
      [1, 'Waiting for the import before it.'],
      [3, 'Waiting in line, number 3.'],
      [0, /Getting ready/],
    ] as const) {
      act(() => h.tell('job', { topic: 'job', ids: [], files: [], job: { ...job, place, ended: false } }));
      expect(await screen.findByText(says)).toBeTruthy();
    }
  });

  it('follows the job, and stops it only after asking', async () => {
    const h = house({
      Get: () => aDetail({ state: 'running', counts: counts({ rows: 1198 }) }),
      Pause: () => undefined,
      Stop: () => undefined,
    });
    draw(<ImportRoom id="i1" />);
    await screen.findByText('of 1,198 rows');
    act(() =>
      h.tell('job', {
        topic: 'job',
        ids: [],
        files: [],
        job: {
          job: 'j1',
          what: 'run',
          import: 'i1',
          phase: 'rows',
          done: 742,
          total: 1198,
          rate: 20,
          left: 20,
          counts: counts({ created: 659, merged: 79, failed: 4 }),
          recent: [{ row: 743, name: 'Isolde Farrow', outcome: 'created', key: '' }],
          ended: false,
        },
      }),
    );
    expect(await screen.findByText('742')).toBeTruthy();
    expect(screen.getByText('about 20 s left')).toBeTruthy();
    expect(screen.getByText('Isolde Farrow')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(h.Imports.Pause).toHaveBeenCalledWith('i1');
    // E13: kept or taken back, never without being asked.
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(h.Imports.Stop).not.toHaveBeenCalled();
    await userEvent.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Keep what was written' }),
    );
    expect(h.Imports.Stop?.mock.calls[0]?.slice(0, 2)).toEqual(['i1', true]);
  });

  // E13: what is left to do may take a while, and there is nothing more to stop.
  it.each([
    ['keep', 'Stopping', /What was written stays/],
    ['rollback', 'Stopping', /being taken back/],
    ['pause', 'Pausing', /comes to rest/],
  ])('says that a run is ending, and offers nothing meanwhile: %s', async (what, word, says) => {
    const h = house({ Get: () => aDetail({ state: 'running', counts: counts({ rows: 1198 }) }) });
    draw(<ImportRoom id="i1" />);
    await screen.findByText('of 1,198 rows');
    const job = { job: 'j1', import: 'i1', total: 1198, rate: 20, left: 20, recent: [], ended: false };
    const c = counts({ created: 600, merged: 42, leftOut: 556 });
    const phase = what === 'keep' ? 'index' : 'rows';
    act(() =>
      h.tell('job', {
        topic: 'job',
        ids: [],
        files: [],
        job: { ...job, what, phase, done: 1198, counts: c },
      }),
    );
    expect(await screen.findByText(word)).toBeTruthy();
    expect(screen.getByText(says)).toBeTruthy();
    expect(screen.getByText('642')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  });

  it('decision 13: names skipped rows and rows left out apart', async () => {
    const c = counts({ rows: 6, done: 6, created: 3, skipped: 2, leftOut: 1 });
    house({
      Get: () => aDetail({ state: 'approved', phase: 'done', counts: c }),
      Rows: () => pageOf([], {} as RowQuery, c),
    });
    draw(<ImportRoom id="i1" />);
    expect(await screen.findByText('2 skipped')).toBeTruthy();
    expect(screen.getByText('1 left out')).toBeTruthy();
  });

  it('E4: adds the outcomes up, and says so when they do not', async () => {
    house({
      Get: () =>
        aDetail({
          state: 'waiting',
          phase: 'done',
          counts: counts({ rows: 10, done: 10, created: 7, merged: 2 }),
        }),
    });
    draw(<ImportRoom id="i1" />);
    expect(await screen.findByText('1 row of the file is not accounted for')).toBeTruthy();
    expect(await screen.findByText('7 new leads are waiting for your approval.')).toBeTruthy();
  });

  it('offers to resume or roll back what failed half-way', async () => {
    const h = house({
      Get: () =>
        aDetail({
          state: 'failed',
          phase: 'rows',
          reason: 'import.crashed',
          counts: counts({ rows: 10, done: 7, created: 7 }),
        }),
      Run: () => anImport({ state: 'running' }),
    });
    draw(<ImportRoom id="i1" />);
    expect(await screen.findByRole('button', { name: 'Roll back' })).toBeTruthy();
    expect(screen.getByText('3 rows were not reached yet')).toBeTruthy();
    expect(screen.queryByText(/not accounted for/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(h.Imports.Run).toHaveBeenCalled();
  });

  // C14: where no row came in, each says what to do, and the error rows are a file away.
  it('shows the rows of an import that failed for having no good one', async () => {
    const c = counts({ rows: 2, done: 2, failed: 2 });
    house({
      Get: () => aDetail({ state: 'failed', phase: 'done', reason: 'import.nothing_good', counts: c }),
      Rows: (_id: string, q: RowQuery) =>
        pageOf([aRow(2, ['', '207 555 0102'], { verdict: 'error', outcome: 'failed' })], q, c),
    });
    draw(<ImportRoom id="i1" />);
    expect(await screen.findByText('No row could be imported. Each one says what to do.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Download error rows' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
    expect(screen.getByText('All 2 rows of the file are accounted for')).toBeTruthy();
  });
});

// The first sentence says what came of the file, without a nought that says nothing.
it.each([
  [{ created: 3, merged: 2, rows: 5 }, '3 new leads are in the book.', /2 rows added details to leads/],
  [{ merged: 2, skipped: 1, rows: 3 }, '2 rows added details to leads.', /Everyone in the office sees them/],
  [{ created: 1, rows: 1 }, '1 new lead is in the book.', /Everyone in the office sees it\./],
  [{ unchanged: 3, rows: 3 }, 'Nothing new in this file.', /already here with the same details/],
  [{ unchanged: 1, skipped: 2, rows: 3 }, 'Nothing new in this file.', /counts below say what became/],
])('says what came of a file: %o', async (some, title, rest) => {
  const Get = () =>
    aDetail({ state: 'approved', phase: 'done', counts: counts({ done: some.rows, ...some }) });
  house({ Get }, {}, office);
  draw(<ImportRoom id="i1" />);
  expect(await screen.findByText(title)).toBeTruthy();
  expect(await screen.findByText(rest)).toBeTruthy();
  expect(screen.queryByText(/^0 new leads/)).toBeNull();
});

// Where one person has the house to themselves there is no office to see anything.
it.each([
  ['approved', /1 new lead is in the book/],
  ['waiting', /Until then it stays out of counts and downloads/],
] as const)('speaks of no office to one person: %s', async (state, said) => {
  const c = counts({ rows: 1, done: 1, created: 1 });
  house({ Get: () => aDetail({ state, phase: 'done', counts: c, waits: 1, by: 'p1' }) });
  draw(<ImportRoom id="i1" />);
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.queryByText(/office|people who may approve/)).toBeNull();
});

// One row is spoken of as one.
it.each([
  [1, /^Fix it here, .* the row joins this import\.$/],
  [2, /^Fix them here, .* the rows join this import\.$/],
])('says how %i rows that did not come in are mended', async (failed, how) => {
  const c = counts({ rows: 5, done: 5, created: 5 - failed, failed });
  const rows = [2, 3].slice(0, failed).map((n) => aRow(n, ['', ''], { verdict: 'error', outcome: 'failed' }));
  house({
    Get: () => aDetail({ state: 'approved', phase: 'done', counts: c }),
    Rows: () => ({ columns: [], rows, total: failed, counts: c, groups: [] }),
  });
  draw(<ImportRoom id="i1" />);
  expect(await screen.findByText(how)).toBeTruthy();
});
