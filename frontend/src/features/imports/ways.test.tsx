// Files that come in, and files that come out of an import.
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { aDetail, aDraft, anImport, column, counts, draw, house } from '../../testing/imports';
import { Toasts } from '../../ui/Toast';
import { openFiles } from './actions';
import { ColumnsStep } from './columns/ColumnsStep';
import { Details } from './details/Details';
import { FilesDialog } from './FilesDialog';
import { ImportsRoom } from './ImportsRoom';
import { useDetail } from './queries';

const file = { ref: 'f1', name: 'people-errors.xlsx', size: 1, rows: 0 };

// C15: a corrected workbook repairs its import, says so, and opens no new one.
it('lays a corrected workbook over its import', async () => {
  const h = house({
    Open: () => aDraft([column({})], { repairs: true }),
    Repair: () => ({ import: anImport({}), rows: 12, fixed: 10, cells: 11, still: 2, strange: 1 }),
  });
  draw(<Toasts />);
  await openFiles([file]);
  expect(h.Imports.Repair?.mock.calls[0]?.slice(0, 2)).toEqual(['i1', 'f1']);
  await screen.findByText(
    '10 rows of Zillow, March are repaired. 2 still need fixing. 1 row was added there and is not part of the import.',
  );
  expect(window.location.hash).toBe('#/imports/i1');
});

// C14: the rows that were not imported are a file away.
it('offers the error rows as a file', async () => {
  const done = counts({ rows: 3, done: 3, created: 2, failed: 1 });
  const h = house({
    Rows: () => ({ columns: [], rows: [], total: 0, counts: done, groups: [] }),
    Stayed: () => ({ ref: 'r1', name: 'zillow-march-errors.csv', size: 10, rows: 1 }),
  });
  const w = window as unknown as { go: Record<string, unknown> };
  w.go.app = { Shell: { Save: vi.fn(async () => ({ ref: 'r1', name: 'zillow-march-errors.csv' })) } };
  draw(
    <>
      <Details detail={aDetail({ state: 'approved', phase: 'done', counts: done })} />
      <Toasts />
    </>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Download error rows' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /CSV file/ }));
  await waitFor(() =>
    expect(h.Imports.Stayed?.mock.calls[0]?.slice(0, 2)).toEqual([
      'i1',
      { scope: 'failed', leftOut: false, format: 'csv' },
    ]),
  );
  await screen.findByText('zillow-march-errors.csv is saved');
});

// C3: the corrected file of an open import is offered to it.
it('offers a corrected file to the import it belongs to', async () => {
  const h = house({
    Draft: () => aDraft([column({})]),
    Replace: () => aDraft([column({})], { import: anImport({ id: 'old' }) }),
  });
  draw(
    <ColumnsStep
      draft={aDraft([column({})], { corrects: { id: 'old', name: 'February list' } })}
      onReview={() => {}}
    />,
  );
  await screen.findByText('Is this the corrected file for February list?');
  await userEvent.click(screen.getByRole('button', { name: 'Use it there' }));
  await waitFor(() => expect(h.Imports.Replace?.mock.calls[0]?.slice(0, 2)).toEqual(['old', 'i1']));
  await waitFor(() => expect(window.location.hash).toBe('#/imports/old'));
});

// A19, E22: the original file and the settings of an import are in its menu.
it('gives the original back, and starts a new import with the same settings', async () => {
  const done = counts({ rows: 1, done: 1, created: 1 });
  const h = house({
    Original: () => ({ ref: 'original-i1', name: 'zillow-march.csv', size: 10, rows: 0 }),
    Again: () => aDraft([column({})], { import: anImport({ id: 'i2' }) }),
  });
  const w = window as unknown as { go: Record<string, unknown> };
  w.go.app = {
    Shell: {
      Save: vi.fn(async () => ({ ref: 'original-i1', name: 'zillow-march.csv' })),
      Pick: vi.fn(async () => [file]),
    },
  };
  const sha256 = 'ab'.repeat(32);
  draw(
    <>
      <Details detail={aDetail({ state: 'approved', phase: 'done', counts: done, sha256 })} />
      <Toasts />
    </>,
  );
  await screen.findByText(sha256);
  const more = async (name: string) => {
    await userEvent.click(screen.getByRole('button', { name: 'More for Zillow, March' }));
    await userEvent.click(await screen.findByRole('menuitem', { name }));
  };
  await more('Download the original file');
  await screen.findByText('zillow-march.csv is saved');
  await more('New import with the same settings');
  await waitFor(() => expect(h.Imports.Again?.mock.calls[0]).toEqual(['i1', 'f1']));
  await waitFor(() => expect(window.location.hash).toBe('#/imports/i2'));
});

// A22: several files are listed with what became of each; those alike are set up once.
it('lists several files at once, and sets those with the same columns up together', async () => {
  const h = house({
    Open: (ref: string) => {
      if (ref === 'c')
        throw new Error(JSON.stringify({ kind: 'unsupported', key: 'file.is_pdf', args: { name: 'c.csv' } }));
      const draft = aDraft([column({ header: 'Name' }), column({ index: 1, header: 'Tel' })], {
        import: anImport({ id: ref, file: `${ref}.csv`, size: 40 }),
        same: ref === 'b' ? 'i9' : '',
      });
      return ref === 'b' ? { ...draft, view: { ...draft.view, sample: [['Ada', '']] } } : draft;
    },
    Together: () => [],
  });
  draw(<FilesDialog />);
  await openFiles(['a', 'b', 'c'].map((ref) => ({ ...file, ref, name: `${ref}.csv` })));
  await screen.findByText('2 files came in, 1 was refused');
  await screen.findByText(/c.csv is a PDF/);
  expect(screen.getAllByText('This very file came in before.')).toHaveLength(1);
  expect(screen.getAllByText('This file has column names but no rows.')).toHaveLength(1);
  expect(
    (
      screen.getByRole('checkbox', {
        name: '2 files have the same columns: set them up once for all',
      }) as HTMLInputElement
    ).checked,
  ).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Set up the first' }));
  await waitFor(() => expect(h.Imports.Together?.mock.calls[0]).toEqual([['a', 'b']]));
  await waitFor(() => expect(window.location.hash).toBe('#/imports/a'));
  expect(screen.queryByText('2 files came in, 1 was refused')).toBeNull();
});

// A22: a file that was refused at the door stands among those that came with it, and
// says why; alone it says so too.
it('tells of a file that was refused at the door', async () => {
  const refused = {
    ...file,
    ref: '',
    name: 'Old lists',
    trouble: { kind: 'unsupported', key: 'file.is_folder', args: { name: 'Old lists' } },
  } as never;
  house({ Open: () => aDraft([column({ header: 'Name' })]) });
  draw(
    <>
      <FilesDialog />
      <Toasts />
    </>,
  );
  await openFiles([refused, { ...file, ref: 'a', name: 'a.csv' }]);
  await screen.findByText('1 file came in, 1 was refused');
  expect(screen.getByText(/Old lists.*folder/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Later' }));
  await openFiles([refused, refused]);
  await screen.findByText('None of these files could come in');
  // None is to be set up, now or later.
  expect(screen.queryByRole('button', { name: /Later|Set up/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await openFiles([refused]);
  await screen.findByText(/Old lists.*folder/);
});

// E26: a file is held against the one before it, as counts and as lists.
it('compares a file with the one before it', async () => {
  const done = counts({ rows: 3, done: 3, created: 3 });
  const h = house({
    Compare: () => ({ previous: 'i0', new: 2, changed: 1, gone: 0, same: 0, at: '2026-11-20T10:00:00.000Z' }),
    Compared: () => ({ ref: 'r', name: 'march-new.csv', size: 1, rows: 2 }),
    Get: () => detail,
  });
  const w = window as unknown as { go: Record<string, unknown> };
  w.go.app = { Shell: { Save: vi.fn(async () => ({ ref: 'r', name: 'march-new.csv' })) } };
  const detail = aDetail(
    { state: 'approved', phase: 'done', counts: done },
    { previous: { id: 'i0', name: 'February' } },
  );
  const Kept = () => <Details detail={useDetail('i1').data ?? detail} />;
  draw(
    <>
      <Kept />
      <Toasts />
    </>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Compare the files' }));
  await screen.findByText('2 new people');
  await screen.findByText('1 changed');
  expect(screen.queryByRole('button', { name: 'Download those who are gone' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Download the new people' }));
  await waitFor(() => expect(h.Imports.Compared?.mock.calls[0]?.slice(0, 2)).toEqual(['i1', 'new']));
  await screen.findByText('march-new.csv is saved');
});

// A1 A26: who may not import sees no way to.
it.each([true, false])('offers a new import to who may import: %s', async (may) => {
  const h = house({ List: () => ({ rows: [], total: 0, states: [] }) });
  const me = (await h.Home.Start?.()) as { rights: object };
  h.Home.Start?.mockResolvedValue({ ...me, rights: { ...me.rights, import: may } });
  draw(<ImportsRoom />);
  await screen.findByRole('heading', { level: 1, name: /Imports/ });
  await waitFor(() => expect(screen.queryAllByRole('button', { name: 'New import' }).length > 0).toBe(may));
});
