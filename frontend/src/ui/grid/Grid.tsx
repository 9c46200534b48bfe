// The windowed grid: draws the rows in sight of a list of any length. One tab stop;
// arrows, Page Up and Down, Home and End move, Enter opens or edits, Space selects.
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from '../../lib/cx';
import { remPixels, useRowHeight } from '../../lib/density';
import { useLate } from '../Blocks';
import s from './Grid.module.css';
import { GridHead } from './GridHead';
import { Row } from './GridRow';
import { onGridKey } from './gridKeys';
import { type GridHandle, type GridProps, tickRem } from './gridProps';
import { usePages } from './pages';
import { isSelected, nothing, withRows } from './selection';
import { useScroll } from './useScroll';
import { lastOffset, reveal, space, spanAt } from './windower';

/** For the rows none of whose cells is edited: the same for all, so that they are not drawn anew. */
const noEditor = () => null;

export function Grid<T>(p: GridProps<T>) {
  const base = useId();
  const row = useRowHeight(p.rowRem);
  const [current, setCurrent] = useState(0);
  const [cell, setCell] = useState(0);
  const [editing, setEditing] = useState<{ index: number; column: number } | null>(null);
  // Only the row under the mouse has its actions: a drawn button costs more than all its cells.
  const [under, setUnder] = useState(-1);
  const anchor = useRef(0);

  const [shownCount, setShownCount] = useState(p.source.count);
  const scroll = useScroll(shownCount, row);
  const { scroller, head, e, at, view, headH, offsetNow, place, focus, across } = scroll;
  const span = spanAt(e, at);
  const pages = usePages(p.source, span);
  if (pages.count !== shownCount) setShownCount(pages.count);
  const late = useLate(true, 120);

  const selection = p.selection ?? nothing;
  const selectable = p.onSelect !== undefined;
  const columns = p.columns;

  // What handlers need of the last drawing, without making them anew at each.
  const now = useRef({ e, current, cell, pages, p, selection });
  now.current = { e, current, cell, pages, p, selection };

  // A new question starts at the head.
  const key = p.source.key;
  const lastKey = useRef(key);
  useLayoutEffect(() => {
    if (lastKey.current === key) return;
    lastKey.current = key;
    anchor.current = 0;
    setCurrent(0);
    setEditing(null);
    place(0);
  }, [key, place]);

  const showCell = useCallback(
    (column: number) => {
      const { p } = now.current;
      const rem = remPixels();
      let left = p.onSelect ? tickRem * rem : 0;
      let fixed = left;
      p.columns.forEach((c, i) => {
        if (c.fixed) fixed += c.width * rem;
        if (i < column) left += c.width * rem;
      });
      const c = p.columns[column];
      if (c && !c.fixed) across(left, left + c.width * rem, fixed);
    },
    [across],
  );

  const go = useCallback(
    (index: number, column = now.current.cell) => {
      const { e, pages, p } = now.current;
      const i = Math.min(Math.max(0, index), e.count - 1);
      if (i < 0) return;
      setCurrent(i);
      setCell(column);
      now.current.current = i;
      now.current.cell = column;
      place(reveal(e, offsetNow(), i));
      if (p.cells) showCell(column);
      p.onCurrent?.(pages.at(i), i, p.columns[column]?.id ?? '');
    },
    [place, showCell, offsetNow],
  );

  const selectSpan = useCallback(async (from: number, to: number) => {
    const { pages, p } = now.current;
    const rows = await pages.need(Math.min(from, to), Math.max(from, to) + 1);
    p.onSelect?.({ all: false, ids: new Set(rows.map(p.rowId)) });
  }, []);

  const toggle = useCallback((index: number) => {
    const { pages, p, selection } = now.current;
    const row = pages.at(index);
    if (row === undefined || !p.onSelect) return;
    const id = p.rowId(row);
    p.onSelect(withRows(selection, [id], !isSelected(selection, id)));
    anchor.current = index;
  }, []);

  const mayEdit = (index: number, column: number): boolean => {
    const c = columns[column];
    const r = pages.at(index);
    return r !== undefined && c?.editor !== undefined && (c.editable?.(r) ?? true);
  };
  const startEdit = (index: number, column: number): boolean => {
    if (!mayEdit(index, column)) return false;
    go(index, column);
    setEditing({ index, column });
    return true;
  };
  const endEdit = useCallback(() => {
    setEditing(null);
    focus();
  }, [focus]);

  useImperativeHandle(
    p.ref,
    (): GridHandle => ({
      focus,
      goTo: (index) => go(index),
      edit: (index, column) => {
        const i = now.current.p.columns.findIndex((c) => c.id === column);
        if (i >= 0) {
          go(index, i);
          setEditing({ index, column: i });
        }
      },
      cell: (index, column) => document.getElementById(`${base}-${index}-${column}`),
      row: () => now.current.pages.at(now.current.current),
      need: (first, end) => now.current.pages.need(first, end),
    }),
    [go, base, focus],
  );

  const onKeyDown = (ev: KeyboardEvent) => {
    const target = ev.target as HTMLElement;
    if (ev.defaultPrevented || (editing && target !== scroller.current)) return;
    if (head.current?.contains(target) && (ev.key === 'Enter' || ev.key === ' ')) return;
    const { current, cell, e } = now.current;
    onGridKey(ev, p, {
      ...{ current, cell, e, pages, scroller: scroller.current, anchor },
      ...{ go, selectSpan, toggle, startEdit },
    });
  };

  const press = useCallback(
    (ev: React.MouseEvent, index: number) => {
      const { pages, p, cell } = now.current;
      const target = ev.target as HTMLElement;
      const column = Number(target.closest<HTMLElement>('[data-col]')?.dataset.col ?? cell);
      const row = pages.at(index);
      if (row === undefined) return;
      if (target.closest('[data-tick]')) {
        const from = anchor.current;
        go(index);
        if (ev.shiftKey) void selectSpan(from, index);
        else toggle(index);
        return;
      }
      if (target.closest('button,a,input,select,textarea')) return;
      if (p.onSelect && (ev.shiftKey || ev.ctrlKey || ev.metaKey)) {
        const from = anchor.current;
        go(index);
        if (ev.shiftKey) void selectSpan(from, index);
        else toggle(index);
        return;
      }
      anchor.current = index;
      go(index, column);
      if (p.cells) {
        if (ev.detail >= 2 && p.columns[column]?.editor && (p.columns[column]?.editable?.(row) ?? true))
          setEditing({ index, column });
      } else p.onOpen?.(row, index);
    },
    [go, toggle, selectSpan],
  );

  const editor = (index: number, column: number): ReactNode => {
    const c = columns[column];
    const row = pages.at(index);
    if (!c?.editor || row === undefined) return null;
    return c.editor({
      row,
      index,
      cancel: endEdit,
      commit: (value, then = 'stay') => {
        endEdit();
        p.onEdit?.(row, index, c.id, value);
        if (then === 'below') return go(index + 1, column);
        if (then === 'stay') return;
        const by = then === 'next' ? 1 : -1;
        for (let i = column + by; i >= 0 && i < columns.length; i += by)
          if (mayEdit(index, i)) return void startEdit(index, i);
        const next = index + by;
        const start = by > 0 ? 0 : columns.length - 1;
        for (let i = start; i >= 0 && i < columns.length; i += by)
          if (mayEdit(next, i)) return void startEdit(next, i);
      },
    });
  };

  const lefts = useMemo(() => {
    let left = selectable ? tickRem : 0;
    return columns.map((c) => {
      if (!c.fixed) return undefined;
      const mine = left;
      left += c.width;
      return mine;
    });
  }, [columns, selectable]);
  const template = [
    selectable && `${tickRem}rem`,
    ...columns.map((c) => (c.grow ? `minmax(${c.width}rem,${c.grow}fr)` : `${c.width}rem`)),
  ]
    .filter(Boolean)
    .join(' ');
  const minWidth = columns.reduce((sum, c) => sum + c.width, selectable ? tickRem : 0);

  const total = pages.count;
  const indexes: number[] = [];
  for (let i = span.first; i < span.end; i++) indexes.push(i);
  const activeId =
    total > 0
      ? p.cells
        ? `${base}-${current}-${columns[cell]?.id ?? ''}`
        : `${base}-${current}`
      : undefined;
  const inSight = current >= span.first && current < span.end;

  return (
    <div className={cx(s.wrap, p.className)}>
      <div
        ref={scroller}
        className={s.scroller}
        role="grid"
        aria-label={p.label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable || undefined}
        aria-activedescendant={inSight ? activeId : undefined}
        aria-busy={pages.stale || undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={scroll.onScroll}
        style={{ ['--cols' as string]: template, ['--last' as string]: `${columns.at(-1)?.width ?? 0}rem` }}
      >
        <div
          className={s.space}
          style={{ height: headH + space(e), minWidth: `${minWidth}rem` }}
          role="presentation"
        >
          <div className={s.stick} role="presentation" style={{ height: headH + view }}>
            <div role="rowgroup" className={s.head} ref={head}>
              <GridHead p={p} lefts={lefts} selection={selection} />
            </div>
            <div
              role="rowgroup"
              className={s.rows}
              style={{ height: view }}
              onPointerOver={(ev) =>
                p.actions &&
                setUnder(
                  Number((ev.target as Element).closest<HTMLElement>('[data-index]')?.dataset.index ?? -1),
                )
              }
              onPointerLeave={() => setUnder(-1)}
            >
              <div
                role="presentation"
                className={s.moving}
                style={{ transform: `translateY(${span.first * row - at}px)` }}
              >
                {indexes.map((i) => {
                  const r = pages.at(i);
                  const id = r === undefined ? '' : p.rowId(r);
                  return (
                    <Row<T>
                      key={i}
                      row={r}
                      index={i}
                      id={`${base}-${i}`}
                      columns={columns}
                      lefts={lefts}
                      selectable={selectable}
                      selected={r !== undefined && isSelected(selection, id)}
                      current={i === current}
                      open={id !== '' && id === p.openId}
                      late={late}
                      currentCell={p.cells && i === current ? cell : -1}
                      editing={editing?.index === i ? editing.column : -1}
                      look={r === undefined ? undefined : p.rowLook?.(r)}
                      height={row}
                      actions={r !== undefined && i === under ? p.actions?.(r, i) : null}
                      press={press}
                      editor={editing?.index === i ? editor : noEditor}
                      cells={p.cells ?? false}
                    />
                  );
                })}
              </div>
            </div>
          </div>
        </div>
      </div>
      {total === 0 && !pages.stale && p.empty && <div className={s.empty}>{p.empty}</div>}
      {p.after && total > 0 && lastOffset(e) === 0 && (
        <div className={s.after} style={{ top: headH + total * row }}>
          {p.after}
        </div>
      )}
    </div>
  );
}
