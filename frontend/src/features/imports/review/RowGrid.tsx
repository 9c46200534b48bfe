import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRowHeight } from '../../../lib/density';
import { onMac } from '../../../lib/keys';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { leadHref, visit } from '../places';
import { fieldName } from '../shown';
import type { Field, Fix, RowColumn, RowScope } from '../types';
import { CellNews, hasNews } from './CellNews';
import { DataRow, WaitingRow } from './DataRow';
import { HeadRow } from './HeadRow';
import { findingsOf, gravest, type Place, stepTo, tabTo, widthOf } from './layout';
import s from './RowGrid.module.css';
import { useRows } from './useRows';
import { useWindow } from './useWindow';

export interface RowGridHandle {
  /** The number of the row the hand is on, 0 for none. */
  row: () => number;
  /** Numbers of all rows shown, for a tick of a finding's rows. */
  all: () => Promise<number[]>;
}

export interface RowGridProps {
  id: string;
  label: string;
  scope: RowScope;
  finding: string;
  total: number;
  /** Of the whole file, whatever part of it is listed. */
  rowsInFile: number;
  columns: readonly RowColumn[];
  fields: readonly Field[];
  /** Review: ticks and cells that can be mended. Results: what became of each row. */
  mode: 'review' | 'results';
  /** Of the tick in the head. */
  allTicked?: boolean | 'some';
  onTickAll?: (on: boolean) => void;
  onTick?: (rows: number[], on: boolean) => void;
  onFix?: (fix: Fix) => Promise<unknown>;
  handle?: Ref<RowGridHandle>;
  /** Goes to the next row that needs fixing after a row number, each time it is another object; in scope "errors". */
  seek?: { after: number } | null;
  onSought?: (found: boolean) => void;
}

/** The rows of an import in a windowed grid: the same for review and results. */
export function RowGrid(p: RowGridProps) {
  const say = useSay();
  const review = p.mode === 'review';
  const lead = review ? 3 : 2;
  const cols = lead + p.columns.length;
  const height = useRowHeight();
  const head = Math.round(height * 0.89);
  const win = useWindow(p.total, height, head);
  const rows = useRows(p.id, p.scope, p.finding, win.span, !review);
  const byKey = useMemo(() => new Map(p.fields.map((f) => [f.key, f])), [p.fields]);
  const base = useId();

  const [at, setAt] = useState<Place>({ row: 0, col: lead });
  const [from, setFrom] = useState<number | null>(null); // where a range of rows began
  const [whole, setWhole] = useState(false); // every row is chosen, by Mod A
  const [edit, setEdit] = useState<string | null>(null);
  const [pending, setPending] = useState<{
    row: number;
    column: number;
    field: string;
    value: string;
  } | null>(null);
  // What stands beside the cell: all there is to say, only what is wrong with it, or nothing.
  const [news, setNews] = useState<'all' | 'trouble' | null>(null);
  const [focused, setFocused] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const lastTick = useRef<number | null>(null);
  // Leaving the field by a key takes its focus, which must not count as leaving it once more.
  const open = useRef(false);

  // Another narrowing is another list: it begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reset on the narrowing alone
  useEffect(() => {
    setAt((a) => ({ row: 0, col: a.col }));
    setFrom(null);
    setWhole(false);
    setEdit(null);
    setNews(null);
    win.show(0);
  }, [p.scope, p.finding, p.id]);

  const here = rows.at(Math.min(at.row, Math.max(0, p.total - 1)));
  const colHere = p.columns[at.col - lead];

  const goTo = (to: Place) => {
    setAt(to);
    setWhole(false);
    setNews('all');
    win.show(to.row);
    requestAnimationFrame(() =>
      document
        .getElementById(`${base}-${to.row}-${to.col}`)
        ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }),
    );
  };

  useImperativeHandle(p.handle, () => ({
    row: () => here?.row ?? 0,
    all: () => rows.numbers(0, p.total - 1),
  }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: each seek is answered once
  useEffect(() => {
    if (!p.seek || p.scope !== 'errors') return;
    let given = true;
    void rows.nextError(p.seek.after).then(({ index, row }) => {
      if (!given) return;
      p.onSought?.(index >= 0);
      if (index < 0) return;
      const bad = row ? p.columns.findIndex((c) => gravest(findingsOf(row, c)) === 'error') : -1;
      setFrom(null);
      goTo({ row: index, col: bad >= 0 ? bad + lead : 2 });
      grid.current?.focus({ preventScroll: true });
    });
    return () => {
      given = false;
    };
  }, [p.seek, p.scope]);

  const startEdit = () => {
    if (!review || !here || !colHere) return;
    open.current = true;
    setEdit(here.cells[at.col - lead]?.raw ?? '');
  };
  const commit = (then?: Place) => {
    if (!open.current || edit === null || !here || !colHere) return;
    open.current = false;
    const cell = here.cells[at.col - lead];
    const value = edit;
    setEdit(null);
    grid.current?.focus({ preventScroll: true });
    if (cell && value !== cell.raw) {
      setPending({ row: here.row, column: colHere.column, field: colHere.field, value });
      void p
        .onFix?.({ row: here.row, field: colHere.field, column: colHere.column, value, undo: false })
        .finally(() => setPending(null));
    }
    if (then) {
      goTo(then);
    } else setNews('trouble');
  };
  const tickRows = (index: number, extend: boolean) => {
    const row = rows.at(index);
    if (!row || !p.onTick) return;
    const on = !row.ticked;
    const start = extend ? (lastTick.current ?? from ?? index) : index;
    if (start === index) p.onTick([row.row], on);
    else
      void rows.numbers(Math.min(start, index), Math.max(start, index)).then((list) => p.onTick?.(list, on));
    lastTick.current = index;
  };

  const onKey = (e: KeyboardEvent) => {
    if (edit !== null) return;
    const mod = onMac() ? e.metaKey : e.ctrlKey;
    if (e.altKey) return;
    const to = stepTo(e.key, mod, at, p.total, cols, win.fits);
    if (to) {
      e.preventDefault();
      setFrom(
        e.shiftKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown' || e.key.startsWith('Page'))
          ? (from ?? at.row)
          : null,
      );
      goTo(to);
      return;
    }
    if (mod && review && e.key.toLowerCase() === 'a') {
      e.preventDefault();
      setWhole(true);
      return;
    }
    if (mod) return;
    if ((e.key === 'Enter' || e.key === 'F2') && here) {
      e.preventDefault();
      if (!review) {
        if (here.lead) visit(leadHref(here.lead));
      } else if (at.col === 0) tickRows(at.row, false);
      else if (at.col < lead) setNews('all');
      else startEdit();
    } else if (e.key === ' ' && review) {
      e.preventDefault();
      if (whole && here) p.onTickAll?.(!here.ticked);
      else if (from !== null && here) {
        const on = !here.ticked;
        void rows
          .numbers(Math.min(from, at.row), Math.max(from, at.row))
          .then((list) => p.onTick?.(list, on));
      } else tickRows(at.row, e.shiftKey);
    } else if (e.key === 'Escape' && (news || from !== null || whole)) {
      e.preventDefault();
      e.stopPropagation();
      if (news) setNews(null);
      else {
        setFrom(null);
        setWhole(false);
      }
    }
  };

  const press = (e: MouseEvent, row: number, col: number) => {
    if (edit !== null && !(at.row === row && at.col === col)) commit();
    if (review && col === 0) {
      setAt({ row, col });
      tickRows(row, e.shiftKey);
    } else {
      setFrom(e.shiftKey ? (from ?? at.row) : null);
      goTo({ row, col });
    }
    grid.current?.focus({ preventScroll: true });
  };

  // Row numbers grow with the file; none of their digits may be cut.
  const rowWidth = Math.max(3.25, 1.25 + 0.53 * num(p.rowsInFile + 1).length);
  const template = [
    ...(review ? ['2.5rem', `${rowWidth}rem`, '6.5rem'] : [`${rowWidth + 1}rem`, '8.25rem']),
    ...p.columns.map((c, i) =>
      i === p.columns.length - 1
        ? `minmax(${widthOf(byKey.get(c.field))}rem, 1fr)`
        : `${widthOf(byKey.get(c.field))}rem`,
    ),
  ].join(' ');
  const range = whole
    ? { low: 0, high: p.total - 1 }
    : from === null
      ? null
      : { low: Math.min(from, at.row), high: Math.max(from, at.row) };
  const shown =
    focused &&
    edit === null &&
    here !== undefined &&
    news !== null &&
    hasNews(here, colHere, p.columns, at.col === lead - 1) &&
    (news === 'all' || (colHere !== undefined && findingsOf(here, colHere).length > 0));
  const field = (row: number, c: RowColumn) => (
    <input
      className={s.input}
      aria-label={say('review.edit', { field: fieldName(c.field), n: num(row) })}
      value={edit ?? ''}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      onFocus={(e) => e.currentTarget.select()}
      onChange={(e) => setEdit(e.target.value)}
      onBlur={() => commit()}
      onKeyDown={(e) => {
        e.stopPropagation();
        if (e.key === 'Enter') commit();
        else if (e.key === 'Escape') {
          open.current = false;
          setEdit(null);
          grid.current?.focus({ preventScroll: true });
        } else if (e.key === 'Tab') {
          e.preventDefault();
          commit(tabTo(at, e.shiftKey, p.total, lead, cols));
        }
      }}
    />
  );

  const span = [];
  for (let i = win.span.first; i < win.span.end; i++) span.push(i);
  return (
    <div className={s.wrap}>
      <div
        ref={win.ref}
        className={s.scroll}
        onScroll={win.onScroll}
        style={
          {
            '--cols': template,
            '--rowh': `${height}px`,
            '--headh': `${head}px`,
            '--row-w': `${rowWidth}rem`,
          } as CSSProperties
        }
      >
        <div
          ref={grid}
          role="grid"
          aria-label={p.label}
          aria-rowcount={p.total + 1}
          aria-colcount={cols}
          aria-multiselectable={review || undefined}
          aria-activedescendant={p.total > 0 ? `${base}-${at.row}-${at.col}` : undefined}
          tabIndex={0}
          className={s.grid}
          onKeyDown={onKey}
          onFocus={() => setFocused(true)}
          onBlur={(e) => {
            const to = e.relatedTarget as Element | null;
            if (!to?.closest(`[data-news="${base}"]`) && !e.currentTarget.contains(to)) setFocused(false);
          }}
        >
          <HeadRow columns={p.columns} review={review} allTicked={p.allTicked} onTickAll={p.onTickAll} />
          <div role="rowgroup" className={s.body} style={{ height: win.height }}>
            {span.map((i) => {
              const row = rows.at(i);
              const style = { transform: `translateY(${win.top(i)}px)` };
              if (!row) return <WaitingRow key={`w${i}`} index={i} style={style} />;
              const mine = at.row === i;
              return (
                <DataRow
                  key={row.row}
                  base={base}
                  index={i}
                  row={row}
                  columns={p.columns}
                  fields={byKey}
                  review={review}
                  inRange={range !== null && i >= range.low && i <= range.high}
                  style={style}
                  current={mine && focused ? at.col : null}
                  news={shown ? `${base}-news` : undefined}
                  field={
                    mine && edit !== null && colHere ? { col: at.col, input: field(row.row, colHere) } : null
                  }
                  onWay={pending?.row === row.row ? pending : null}
                  onPress={press}
                  onEdit={startEdit}
                />
              );
            })}
          </div>
        </div>
      </div>
      {shown && here && (
        <CellNews
          key={`${here.row}-${at.col}`}
          name={base}
          cell={`${base}-${at.row}-${at.col}`}
          moved={win.at}
          row={here}
          col={colHere}
          columns={p.columns}
          review={review}
          onEdit={colHere && review ? startEdit : undefined}
          onTick={review ? (on) => p.onTick?.([here.row], on) : undefined}
          onUndo={
            colHere && review && here.cells[at.col - lead]?.edited
              ? () =>
                  void p.onFix?.({
                    row: here.row,
                    field: colHere.field,
                    column: colHere.column,
                    value: '',
                    undo: true,
                  })
              : undefined
          }
          onClose={() => {
            setNews(null);
            grid.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}
