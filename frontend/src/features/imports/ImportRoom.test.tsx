import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { aDetail, aDraft, anImport, aRow, column, counts, draw, house, pageOf } from '../../testing/imports';
import { clearToasts } from '../../ui/Toast';
import { ImportRoom } from './ImportRoom';
import type { Fix, ImportDraft, Mapping, Mend, RowQuery } from './types';

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

  // A20: one that was only set up was not imported, and one that was undone is no reason to stop.
  it.each([
    ['draft', /^You set up this same file on .+ and have not imported it yet\.$/, /delete that one/],
    ['saved', /^You set up this same file on/, /delete that one/],
    ['undone', /^You imported this same file on/, /was undone/],
    ['approved', /^You imported this same file on/, /does not come in twice/],
    ['failed', /^You imported this same file on/, /something went wrong/],
  ] as const)('says how the same file stands: %s', async (state, title, hint) => {
    const d = aDraft(cols(), { same: 'i0' });
    house({ Get: (id: string) => aDetail(id === 'i0' ? { id, state } : d.import), Draft: () => d });
    draw(<ImportRoom id="i1" />);
    expect(await screen.findByText(title)).toBeTruthy();
    expect(screen.getByText(hint)).toBeTruthy();
  });

  it('tells of the same file, and how a doubtful guess is confirmed', async () => {
    const h = columnsHouse(aDraft(cols(), { same: 'i0' }));
    draw(<ImportRoom id="i1" />);
    expect((await screen.findByRole('link', { name: 'Open that import' })).getAttribute('href')).toBe(
      '#/imports/i0',
    );
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
