import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  aDetail,
  aDraft,
  anImport,
  aRow,
  column,
  counts,
  draw,
  house,
  office,
  pageOf,
} from '../../testing/imports';
import { clearToasts } from '../../ui/Toast';
import { ImportRoom } from './ImportRoom';
import { ImportsRoom } from './ImportsRoom';
import type { Fix, ImportDetail, ImportDraft, Mapping, Mend, RowQuery } from './types';

afterEach(() => {
  clearToasts();
  window.location.hash = '';
});

function columnsHouse(draft: ImportDraft) {
  let now = draft;
  return house({
    Get: () => aDetail(now.import),
    Draft: () => now,
    Remap: (_id: string, m: Mapping) => {
      now = {
        ...now,
        mapping: m,
        missing: m.columns.some((c) => c.key === 'full_name') ? [] : ['full_name'],
      };
      return now;
    },
    Describe: (_id: string, f: object) => {
      now = { ...now, import: { ...now.import, ...f } };
      return now;
    },
    Stage: () => ({ ...now.import, phase: 'staging' }),
    Save: () => ({ ...now.import, state: 'saved' }),
  });
}

describe('file and columns', () => {
  const cols = () => [
    column({ index: 0, header: 'Contact Name', key: 'full_name', samples: ['Ada Moreau'] }),
    column({ index: 1, header: 'Tel', key: 'phone', samples: ['207 555 0142'] }),
    column({ index: 2, header: 'Bank', key: 'lender_name', confidence: 'check', samples: ['Casco'] }),
  ];

  // B2 B3
  it('says what is missing by name, and lets nobody on without it', async () => {
    columnsHouse(aDraft([column({ key: '-', confidence: '' })], { missing: ['full_name'] }));
    draw(<ImportRoom id="i1" />);
    expect(
      await screen.findByText(
        'No column goes to Name. Choose one, or say it for the whole file at the right.',
      ),
    ).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Review 4 rows' }) as HTMLButtonElement).disabled).toBe(true);
  });

  // B4 B8
  it('moves a field that another column has, and says which column is skipped', async () => {
    const h = columnsHouse(aDraft(cols()));
    draw(<ImportRoom id="i1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Bank goes to Lender name' }));
    await userEvent.type(screen.getByLabelText('Find a field'), 'phone');
    await userEvent.click(await screen.findByRole('option', { name: /Phone number/ }));
    await waitFor(() => expect(h.Imports.Remap).toHaveBeenCalled());
    const sent = h.Imports.Remap?.mock.calls[0]?.[1] as unknown as Mapping;
    expect(sent.columns.map((c) => c.key)).toEqual(['full_name', '-', 'phone']);
    expect(await screen.findByText('1 column will not be imported: Tel')).toBeTruthy();
  });

  it('keeps what is typed before it goes on to the rows', async () => {
    const h = columnsHouse(aDraft(cols()));
    draw(<ImportRoom id="i1" />);
    const name = await screen.findByLabelText(/^Name/);
    await userEvent.clear(name);
    await userEvent.type(name, 'Spring list');
    await userEvent.click(screen.getByRole('button', { name: 'Review 4 rows' }));
    await waitFor(() => expect(h.Imports.Stage).toHaveBeenCalled());
    expect(h.Imports.Describe?.mock.calls.at(-1)?.[1]).toMatchObject({ name: 'Spring list' });
    const order = (m: { mock: { invocationCallOrder: number[] } } | undefined) =>
      m?.mock.invocationCallOrder.at(-1) ?? 0;
    expect(order(h.Imports.Describe)).toBeLessThan(order(h.Imports.Stage));
  });

  it('tells of the same file, and how a doubtful guess is confirmed', async () => {
    const h = columnsHouse(aDraft(cols(), { same: 'i0' }));
    draw(<ImportRoom id="i1" />);
    expect((await screen.findByRole('link', { name: 'Open that import' })).getAttribute('href')).toBe(
      '#/imports/i0',
    );
    // A20: which one, when, and its result, once it is fetched.
    expect(await screen.findByText(/^You imported this same file on .+, as “.+”/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Bank goes to Lender name' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Lender name' }));
    await waitFor(() => expect(h.Imports.Remap).toHaveBeenCalled());
    const sent = h.Imports.Remap?.mock.calls[0]?.[1] as unknown as Mapping;
    expect(sent.columns[2]).toMatchObject({ key: 'lender_name', chosen: true });
  });
});

describe('review', () => {
  const bad = () =>
    aRow(3, ['', '207 555 0166'], {
      verdict: 'error',
      plan: 'none',
      findings: [
        {
          field: 'full_name',
          level: 'error',
          key: 'row.name_missing',
          args: {},
          raw: '',
          column: 0,
          suggest: '',
        },
      ],
    });
  function reviewHouse() {
    const rows = [aRow(2, ['Ada Moreau', '207 555 0142']), bad(), aRow(4, ['Ben Roy', '207 555 0190'])];
    let c = counts({ rows: 3, new: 2, errors: 1, blocking: 1, ready: 2 });
    const imp = anImport({ phase: 'staged', counts: c });
    return house({
      Get: () => aDetail({ ...imp, counts: c }),
      Draft: () => aDraft([column({})], { import: { ...imp, counts: c } }),
      Rows: (_id: string, q: RowQuery) => pageOf(rows, q, c),
      Fix: (_id: string, [f]: Fix[]) => {
        c = counts({ rows: 3, new: 3, ready: 3 });
        rows[1] = aRow(3, [f?.value ?? '', '207 555 0166'], {
          fixed: true,
          cells: [
            { raw: f?.value ?? '', value: f?.value ?? '', edited: true },
            { raw: '207 555 0166', value: '207 555 0166', edited: false },
          ],
        });
        return { rows: [rows[1]], counts: c };
      },
      Alike: () => ({ same: 1, kind: 1, suggests: 0 }),
      Mend: (_id: string, t: Mend) => {
        for (const r of rows)
          if (t.rows.includes(r.row) || (t.query.scope === 'errors' && r.verdict === 'error'))
            r.ticked = t.on;
        c = {
          ...c,
          blocking: rows.filter((r) => r.ticked && r.verdict === 'error').length,
          unticked: rows.filter((r) => !r.ticked).length,
        };
        return { touched: 1, stay: 0, rows: [], many: true, counts: c, steps: {} };
      },
      Run: () => ({ ...imp, state: 'queued' }),
    });
  }

  it('holds the import back while a ticked row has an error, and offers to leave it out', async () => {
    const h = reviewHouse();
    draw(<ImportRoom id="i1" />);
    expect(
      ((await screen.findByRole('button', { name: '1 row needs fixing' })) as HTMLButtonElement).disabled,
    ).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Leave it out' }));
    expect(await screen.findByRole('button', { name: 'Import 2 rows now' })).toBeTruthy();
    expect(h.Imports.Mend?.mock.calls[0]?.[1]).toMatchObject({
      what: 'tick',
      rows: [],
      query: { scope: 'errors' },
      on: false,
    });
  });

  it('goes to the next row to fix by F, mends its cell and keeps it in sight', async () => {
    const h = reviewHouse();
    draw(<ImportRoom id="i1" />);
    await screen.findByRole('grid');
    await userEvent.keyboard('f');
    expect(await screen.findByText(/This row has no name/)).toBeTruthy();
    await userEvent.keyboard('{Enter}Marisol Vega{Enter}');
    await waitFor(() =>
      expect(h.Imports.Fix?.mock.calls[0]?.[1]).toEqual([
        { row: 3, field: 'full_name', column: 0, value: 'Marisol Vega', undo: false },
      ]),
    );
    expect(await screen.findByText('Fixed')).toBeTruthy();
    expect(h.Imports.Fix).toHaveBeenCalledTimes(1);
    expect(screen.getByText('Marisol Vega')).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Import 3 rows now' })).toBeTruthy();
  });

  it('leaves a cell alone by Escape, and ticks rows by Space', async () => {
    const h = reviewHouse();
    draw(<ImportRoom id="i1" />);
    const grid = await screen.findByRole('grid');
    await within(grid).findByText('Ada Moreau');
    act(() => grid.focus());
    await userEvent.keyboard('{Enter}Nobody{Escape}');
    expect(h.Imports.Fix).not.toHaveBeenCalled();
    await userEvent.keyboard(' ');
    await waitFor(() =>
      expect(h.Imports.Mend?.mock.calls[0]?.[1]).toMatchObject({ what: 'tick', rows: [2], on: false }),
    );
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift} ');
    await waitFor(() => expect(h.Imports.Mend?.mock.calls[1]?.[1]).toMatchObject({ rows: [2, 3, 4] }));
    await userEvent.keyboard('{Control>}a{/Control} ');
    await waitFor(() =>
      expect(h.Imports.Mend?.mock.calls[2]?.[1]).toMatchObject({ rows: [], query: { scope: '' } }),
    );
  });
});

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

describe('the list of imports', () => {
  it('E2: stands in the order of its heads, of all people or of oneself', async () => {
    const h = house({ List: () => ({ rows: [anImport()], total: 60, states: [] }) });
    draw(<ImportsRoom />);
    const asked = () => h.Imports.List?.mock.lastCall?.[0] as unknown;
    await userEvent.click(await screen.findByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(asked()).toMatchObject({ offset: 50 }));
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() => expect(asked()).toMatchObject({ sort: 'name', desc: false, offset: 0 }));
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() => expect(asked()).toMatchObject({ sort: 'name', desc: true }));
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(screen.getByRole('button', { name: 'Entered' }));
    await userEvent.click(screen.getByRole('radio', { name: 'My imports' }));
    await waitFor(() => expect(asked()).toMatchObject({ sort: 'created', desc: true, mine: true }));
  });

  it('E5, E16: approves only after asking, and deletes saying how many leads go', async () => {
    const imp = anImport({
      state: 'waiting',
      finished: '2026-03-03T11:00:00.000Z',
      counts: counts({ rows: 64, created: 61, failed: 3 }),
    });
    const h = house({
      List: () => ({ rows: [imp], total: 1, states: [{ value: 'waiting', label: '', count: 1 }] }),
      Approve: () => ({ ...imp, state: 'approved' }),
      Delete: () => undefined,
      Deleting: () => ({ leads: 60, kept: 1 }),
    });
    draw(<ImportsRoom />);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Approve Zillow, March' }));
    expect(h.Imports.Approve).not.toHaveBeenCalled();
    const sure = screen.getByRole('alertdialog');
    expect(within(sure).getByText(/61 new leads join your leads/)).toBeTruthy();
    await userEvent.click(within(sure).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(h.Imports.Approve).toHaveBeenCalled());
    await userEvent.click(screen.getByRole('button', { name: 'More for Zillow, March' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(
      await screen.findByText(
        'The 60 leads it made go too. This cannot be undone. 1 approved by itself stays.',
      ),
    ).toBeTruthy();
  });
});
