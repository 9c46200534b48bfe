import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { CellInput } from './CellInput';
import { Grid } from './Grid';
import type { GridColumn, GridHandle } from './gridProps';
import type { RowSource } from './pages';
import { isSelected, nothing, type Selection } from './selection';

interface Row {
  id: string;
  name: string;
}
const million = 1_000_000;
const row = (i: number): Row => ({ id: `r${i}`, name: `Person ${i}` });
const source = (count = million): RowSource<Row> => ({
  key: 'all',
  count,
  rows: vi.fn(async (offset: number, limit: number) =>
    Array.from({ length: Math.min(limit, count - offset) }, (_, i) => row(offset + i)),
  ),
});
const columns: GridColumn<Row>[] = [
  {
    id: 'name',
    head: 'Name',
    width: 10,
    sort: 'name',
    cell: (r) => r.name,
    editor: (e) => <CellInput of={e} value={e.row.name} label="Name" />,
  },
  { id: 'id', head: 'Id', width: 10, cell: (r) => r.id },
];
const base = { label: 'People', columns, rowId: (r: Row) => r.id, rowName: (r: Row) => r.name };

it('counts its rows and reaches the last of a million by one key', async () => {
  const src = source();
  render(<Grid {...base} source={src} />);
  const grid = screen.getByRole('grid', { name: 'People' });
  expect(grid.getAttribute('aria-rowcount')).toBe('1000001');
  await screen.findByText('Person 0');
  grid.focus();
  await userEvent.keyboard('{End}');
  await screen.findByText('Person 999999');
  const last = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  expect(last?.getAttribute('aria-rowindex')).toBe('1000001');
  await userEvent.keyboard('{Home}');
  await screen.findByText('Person 0');
});

it('asks for pages of a hundred and stops asking for what is out of sight', async () => {
  const signals: AbortSignal[] = [];
  const src: RowSource<Row> = {
    key: 'slow',
    count: million,
    rows: (_o, _l, signal) => new Promise<readonly Row[]>(() => signals.push(signal)),
  };
  render(<Grid {...base} source={src} />);
  await waitFor(() => expect(signals.length).toBe(1));
  screen.getByRole('grid').focus();
  await userEvent.keyboard('{End}');
  await waitFor(() => expect(signals.length).toBe(2));
  expect(signals[0]?.aborted).toBe(true);
  expect(signals[1]?.aborted).toBe(false);
});

it('keeps the old rows until the new question is answered', async () => {
  let answer: (rows: Row[]) => void = () => {};
  const { rerender } = render(<Grid {...base} source={source(3)} />);
  await screen.findByText('Person 0');
  rerender(
    <Grid
      {...base}
      source={{
        key: 'other',
        count: 1,
        rows: () =>
          new Promise<readonly Row[]>((r) => {
            answer = r;
          }),
      }}
    />,
  );
  expect(screen.getByText('Person 0')).toBeTruthy();
  expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true');
  await waitFor(() => answer([{ id: 'x', name: 'Other one' }]));
  await screen.findByText('Other one');
  expect(screen.queryByText('Person 0')).toBeNull();
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('2');
});

it('draws a row anew only when something of its own changes', async () => {
  const cell = vi.fn((r: Row) => r.name);
  const one = [{ id: 'name', head: 'Name', width: 10, cell }];
  const src = source(3);
  const { rerender } = render(
    <Grid {...base} columns={one} source={src} actions={() => <button type="button">Act</button>} />,
  );
  await screen.findByText('Person 0');
  cell.mockClear();
  rerender(
    <Grid
      {...base}
      columns={one}
      source={{ ...src, count: 3 }}
      actions={() => <button type="button">Act</button>}
    />,
  );
  expect(cell).not.toHaveBeenCalled();
  expect(screen.queryByText('Act')).toBeNull();
  await userEvent.hover(screen.getByText('Person 1'));
  expect(screen.getByText('Act')).toBeTruthy();
  expect(new Set(cell.mock.calls.map(([r]) => r.id))).toEqual(new Set(['r1']));
});

it('renews the rows of a held list where they stand, and goes on from what stood beside them', async () => {
  const src = source(1000);
  const again = vi.fn(async (rows: readonly Row[]) => rows.map((r) => ({ ...r, name: `${r.name} anew` })));
  const handle = createRef<GridHandle>();
  const grid = (touched: number, version = 0) => (
    <Grid {...base} ref={handle} source={{ ...src, again, touched, version }} />
  );
  const { rerender } = render(grid(0));
  await screen.findByText('Person 0');
  await handle.current?.need(0, 300);
  expect(again).not.toHaveBeenCalled();
  expect(src.rows).toHaveBeenCalledTimes(3);
  rerender(grid(1));
  await screen.findByText('Person 0 anew');
  expect(again.mock.calls.map(([rows]) => rows[0]?.id)).toEqual(['r0']);
  // The pages beside it are those of before; further ones are fetched, and asked for anew with the list.
  const beside = (await handle.current?.need(100, 300)) as Row[];
  expect(beside.map((r) => r.id)).toEqual(Array.from({ length: 200 }, (_, i) => `r${i + 100}`));
  expect(src.rows).toHaveBeenCalledTimes(3);
  act(() => handle.current?.goTo(150));
  await screen.findByText('Person 150 anew');
  rerender(grid(1, 1));
  await screen.findByText('Person 150');
  expect(screen.queryByText('Person 150 anew')).toBeNull();
});

it('ends where its last page ends, before the source has counted', async () => {
  const { rerender } = render(<Grid {...base} source={source()} />);
  await screen.findByText('Person 0');
  rerender(<Grid {...base} source={{ ...source(2), key: 'two', count: million }} />);
  await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('3'));
  expect(screen.queryByText('Person 2')).toBeNull();
});

it('selects by Space, by Shift with arrows, and all', async () => {
  let now: Selection = nothing;
  function Held() {
    const [s, set] = useState(nothing);
    now = s;
    return <Grid {...base} source={source(50)} selection={s} onSelect={set} />;
  }
  render(<Held />);
  await screen.findByText('Person 0');
  screen.getByRole('grid').focus();
  await userEvent.keyboard(' ');
  expect(isSelected(now, 'r0')).toBe(true);
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await waitFor(() => expect([...now.ids]).toEqual(['r0', 'r1', 'r2']));
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(now.all).toBe(true);
  await userEvent.keyboard(' ');
  expect(isSelected(now, 'r2')).toBe(false);
  expect(isSelected(now, 'r3')).toBe(true);
});

it('says how it is sorted and turns it round by the head', async () => {
  const sorted = vi.fn();
  render(<Grid {...base} source={source(3)} sort={{ by: 'name', desc: false }} onSort={sorted} />);
  expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(sorted).toHaveBeenCalledWith('name', true);
});

it('edits a cell by F2, keeps on Enter, leaves on Escape', async () => {
  const kept = vi.fn();
  render(<Grid {...base} source={source(5)} cells onEdit={kept} />);
  await screen.findByText('Person 0');
  screen.getByRole('grid').focus();
  await userEvent.keyboard('{F2}');
  const input = await screen.findByRole('textbox', { name: 'Name' });
  await userEvent.clear(input);
  await userEvent.type(input, 'Renamed{Enter}');
  expect(kept).toHaveBeenCalledWith(row(0), 0, 'name', 'Renamed');
  await userEvent.keyboard('{Enter}');
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'x{Escape}');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(kept).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByRole('grid'));
});
