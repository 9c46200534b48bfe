// The windowed grid: draws the rows in sight of a list of any length. One tab stop;
// arrows, Page Up and Down, Home and End move, Enter opens or edits, Space selects.
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from '../../lib/cx';
import { remPixels, useRowHeight } from '../../lib/density';
import { onMac } from '../../lib/keys';
import { useSay } from '../../words/say';
import { useLate } from '../Blocks';
import { Icon } from '../Icon';
import s from './Grid.module.css';
import { Row } from './GridRow';
import { type Pages, type RowSource, usePages } from './pages';
import { howMany, isSelected, nothing, type Selection, withRows } from './selection';
import { Tick } from './Tick';
import {
  atFalseEnd,
  clamp,
  type Extent,
  lastOffset,
  moved,
  perPage,
  reveal,
  scrollOf,
  space,
  spanAt,
} from './windower';

export interface Editing<T> {
  row: T;
  index: number;
  /** Keeps a value and closes the cell; `then` says where to go next. */
  commit: (value: string, then?: 'stay' | 'next' | 'previous' | 'below') => void;
  cancel: () => void;
}

export interface GridColumn<T> {
  id: string;
  head: ReactNode;
  /** The head as text, for names; needed when `head` is not text. */
  name?: string;
  /** Width in rem; a growing column takes at least this. */
  width: number;
  grow?: number;
  /** Stays in place while the rest scrolls sideways; only the first columns may. */
  fixed?: boolean;
  /** The sort it stands for. */
  sort?: string;
  end?: boolean;
  cell: (row: T, index: number) => ReactNode;
  /** A class of the cell: a finding, a correction. */
  look?: (row: T) => string | undefined;
  /** What stands in the cell while it is edited; without it the cell is not editable. */
  editor?: (e: Editing<T>) => ReactNode;
  /** Says whether this row's cell may be edited; yes when left out. */
  editable?: (row: T) => boolean;
}

export interface GridHandle {
  focus: () => void;
  /** Makes a row the current one and brings it into view. */
  goTo: (index: number) => void;
  /** Opens a cell for editing. */
  edit: (index: number, column: string) => void;
  /** The element of a cell in sight, to put something beside it. */
  cell: (index: number, column: string) => HTMLElement | null;
  /** The current row, once it is here. */
  row: () => unknown;
  /** The rows of a span, fetched when missing. */
  need: Pages<unknown>['need'];
}

export interface GridProps<T> {
  label: string;
  columns: readonly GridColumn<T>[];
  source: RowSource<T>;
  rowId: (row: T) => string;
  /** The name of a row, for its tick. */
  rowName: (row: T) => string;
  /** A fixed height in rem, for lists of two lines; else the density's. */
  rowRem?: number;
  sort?: { by: string; desc: boolean };
  onSort?: (by: string, desc: boolean) => void;
  selection?: Selection;
  onSelect?: (s: Selection) => void;
  onOpen?: (row: T, index: number) => void;
  /** The row whose sheet is open. */
  openId?: string | null;
  rowLook?: (row: T) => string | undefined;
  /** Actions that show over the end of a hovered or current row. */
  actions?: (row: T, index: number) => ReactNode;
  /** Moves by cells instead of rows; Enter and F2 edit. */
  cells?: boolean;
  onEdit?: (row: T, index: number, column: string, value: string) => void;
  onCurrent?: (row: T | undefined, index: number, column: string) => void;
  /** Keys the grid does not know itself. */
  onKey?: (e: KeyboardEvent, row: T | undefined, index: number) => void;
  ref?: Ref<GridHandle>;
  /** Below the last row, in place of rows when there are none. */
  empty?: ReactNode;
  after?: ReactNode;
  className?: string;
}

const tickRem = 2.5;
/** For the rows none of whose cells is edited: the same for all, so that they are not drawn anew. */
const noEditor = () => null;

export function Grid<T>(p: GridProps<T>) {
  const say = useSay();
  const base = useId();
  const row = useRowHeight(p.rowRem);
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(600);
  const [headH, setHeadH] = useState(32);
  const [offset, setOffset] = useState(0);
  const [current, setCurrent] = useState(0);
  const [cell, setCell] = useState(0);
  const [editing, setEditing] = useState<{ index: number; column: number } | null>(null);
  // Only the row under the mouse has its actions: a drawn button costs more than all its cells.
  const [under, setUnder] = useState(-1);
  const anchor = useRef(0);
  const bar = useRef(0);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);

  const [shownCount, setShownCount] = useState(p.source.count);
  const e: Extent = useMemo(() => ({ count: shownCount, row, view }), [shownCount, row, view]);
  const at = clamp(e, offset);
  const span = spanAt(e, at);
  const pages = usePages(p.source, span);
  if (pages.count !== shownCount) setShownCount(pages.count);
  const late = useLate(true, 120);

  const selection = p.selection ?? nothing;
  const selectable = p.onSelect !== undefined;
  const columns = p.columns;

  // What handlers need of the last drawing, without making them anew at each.
  const now = useRef({ e, at, current, cell, pages, p, selection, editing });
  now.current = { e, at, current, cell, pages, p, selection, editing };

  const place = useCallback((next: number) => {
    const { e } = now.current;
    setOffset(next);
    now.current.at = next;
    const el = scroller.current;
    const to = scrollOf(e, next);
    bar.current = to;
    if (el && Math.abs(el.scrollTop - to) > 0.5) {
      el.scrollTop = to;
      bar.current = el.scrollTop;
    }
  }, []);

  useLayoutEffect(() => {
    const el = scroller.current;
    if (!el) return;
    const measure = () => {
      const h = head.current?.offsetHeight ?? 32;
      setHeadH(h);
      setView(Math.max(row, el.clientHeight - h));
    };
    measure();
    const seen = new ResizeObserver(measure);
    seen.observe(el);
    return () => seen.disconnect();
  }, [row]);

  // A new question starts at the head; another density keeps the first row in sight.
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
  const lastRow = useRef(row);
  useLayoutEffect(() => {
    if (lastRow.current === row) return;
    const top = now.current.at / lastRow.current;
    lastRow.current = row;
    place(clamp(now.current.e, top * row));
  }, [row, place]);
  // The bar follows when the list grows or shrinks under it.
  useLayoutEffect(() => {
    place(clamp(e, now.current.at));
  }, [e, place]);

  const onScroll = () => {
    const el = scroller.current;
    if (!el) return;
    const { e, at } = now.current;
    const to = el.scrollTop;
    if (Math.abs(to - bar.current) < 0.5) return;
    const next = moved(e, at, bar.current, to);
    bar.current = to;
    now.current.at = next;
    setOffset(next);
    clearTimeout(settle.current);
    const align = () => {
      const want = scrollOf(now.current.e, now.current.at);
      if (Math.abs(want - el.scrollTop) > 1) {
        bar.current = want;
        el.scrollTop = want;
        bar.current = el.scrollTop;
      }
    };
    if (atFalseEnd(e, next, to)) align();
    else if (scrollOf(e, next) !== to) settle.current = setTimeout(align, 180);
  };
  useEffect(() => () => clearTimeout(settle.current), []);

  const showCell = useCallback((column: number) => {
    const el = scroller.current;
    const { p } = now.current;
    if (!el) return;
    const rem = remPixels();
    let left = p.onSelect ? tickRem * rem : 0;
    let fixed = left;
    p.columns.forEach((c, i) => {
      if (c.fixed) fixed += c.width * rem;
      if (i < column) left += c.width * rem;
    });
    const c = p.columns[column];
    if (!c || c.fixed) return;
    const right = left + c.width * rem;
    if (left - fixed < el.scrollLeft) el.scrollLeft = Math.max(0, left - fixed);
    else if (right > el.scrollLeft + el.clientWidth) el.scrollLeft = right - el.clientWidth;
  }, []);

  const go = useCallback(
    (index: number, column = now.current.cell) => {
      const { e, at, pages, p } = now.current;
      const i = Math.min(Math.max(0, index), e.count - 1);
      if (i < 0) return;
      setCurrent(i);
      setCell(column);
      now.current.current = i;
      now.current.cell = column;
      place(reveal(e, at, i));
      if (p.cells) showCell(column);
      p.onCurrent?.(pages.at(i), i, p.columns[column]?.id ?? '');
    },
    [place, showCell],
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
    scroller.current?.focus({ preventScroll: true });
  }, []);

  useImperativeHandle(
    p.ref,
    (): GridHandle => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
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
    [go, base],
  );

  const onKeyDown = (ev: KeyboardEvent) => {
    if (ev.defaultPrevented) return;
    const target = ev.target as HTMLElement;
    if (editing && target !== scroller.current) return;
    const inHead = head.current?.contains(target) ?? false;
    if (inHead && (ev.key === 'Enter' || ev.key === ' ')) return;
    const mod = onMac() ? ev.metaKey : ev.ctrlKey;
    const { current, e, cell } = now.current;
    const page = perPage(e);
    const step = (to: number) => {
      ev.preventDefault();
      const from = anchor.current;
      go(to);
      const i = Math.min(Math.max(0, to), e.count - 1);
      if (ev.shiftKey && selectable) void selectSpan(from, i);
      else anchor.current = i;
    };
    const side = (to: number) => {
      ev.preventDefault();
      go(current, Math.min(Math.max(0, to), columns.length - 1));
    };
    if (ev.altKey) return;
    switch (ev.key) {
      case 'ArrowDown':
        return step(mod ? e.count - 1 : current + 1);
      case 'ArrowUp':
        return step(mod ? 0 : current - 1);
      case 'PageDown':
        return step(current + page);
      case 'PageUp':
        return step(current - page);
      case 'Home':
        return p.cells && !mod ? side(0) : step(0);
      case 'End':
        return p.cells && !mod ? side(columns.length - 1) : step(e.count - 1);
      case 'ArrowRight':
        if (p.cells) return side(cell + 1);
        if (scroller.current) scroller.current.scrollLeft += 80;
        return;
      case 'ArrowLeft':
        if (p.cells) return side(cell - 1);
        if (scroller.current) scroller.current.scrollLeft -= 80;
        return;
      case 'Enter':
      case 'F2': {
        if (mod) break;
        if (p.cells && startEdit(current, cell)) return ev.preventDefault();
        const row = pages.at(current);
        if (ev.key === 'Enter' && row !== undefined && p.onOpen) {
          ev.preventDefault();
          p.onOpen(row, current);
          return;
        }
        break;
      }
      case ' ':
        if (!selectable) break;
        ev.preventDefault();
        return toggle(current);
      case 'a':
        if (mod && selectable) {
          ev.preventDefault();
          return p.onSelect?.({ all: true, ids: new Set() });
        }
    }
    if ((ev.key === 'j' || ev.key === 'k') && !mod && !p.cells)
      return step(current + (ev.key === 'j' ? 1 : -1));
    p.onKey?.(ev, pages.at(current), current);
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
  const picked = howMany(selection, p.source.count);
  const heads = columns.map((c, i) => {
    const sorted = p.sort && c.sort === p.sort.by ? (p.sort.desc ? 'descending' : 'ascending') : undefined;
    return (
      <div
        key={c.id}
        role="columnheader"
        aria-colindex={i + 1 + (selectable ? 1 : 0)}
        aria-sort={c.sort ? (sorted ?? 'none') : undefined}
        className={cx(s.headcell, c.end && s.end, c.fixed && s.fixed, i === 0 && !selectable && s.first)}
        style={c.fixed ? { left: `${lefts[i] ?? 0}rem` } : undefined}
      >
        {c.sort && p.onSort ? (
          <button
            type="button"
            className={cx(s.sort, sorted && s.sorted)}
            onClick={() => p.onSort?.(c.sort ?? '', sorted ? !p.sort?.desc : false)}
          >
            <span className="trunc">{c.head}</span>
            {sorted && <Icon of={sorted === 'descending' ? ArrowDown : ArrowUp} size={12} />}
          </button>
        ) : (
          <span className="trunc">{c.head}</span>
        )}
      </div>
    );
  });

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
        onScroll={onScroll}
        style={{ ['--cols' as string]: template, ['--last' as string]: `${columns.at(-1)?.width ?? 0}rem` }}
      >
        <div
          className={s.space}
          style={{ height: headH + space(e), minWidth: `${minWidth}rem` }}
          role="presentation"
        >
          <div className={s.stick} role="presentation" style={{ height: headH + view }}>
            <div role="rowgroup" className={s.head} ref={head}>
              <div role="row" aria-rowindex={1} className={s.headrow}>
                {selectable && (
                  <div
                    role="columnheader"
                    aria-colindex={1}
                    className={cx(s.headcell, s.tickcell, s.fixed)}
                    style={{ left: 0 }}
                  >
                    <button
                      type="button"
                      role="checkbox"
                      aria-checked={picked === 0 ? false : picked === p.source.count ? true : 'mixed'}
                      aria-label={say('grid.select_all')}
                      className={s.tickbutton}
                      onClick={() => p.onSelect?.(picked > 0 ? nothing : { all: true, ids: new Set() })}
                    >
                      <Tick
                        on={picked > 0 && picked === p.source.count}
                        some={picked > 0 && picked < p.source.count}
                      />
                    </button>
                  </div>
                )}
                {heads}
              </div>
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
