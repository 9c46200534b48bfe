import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRowHeight } from '../../../lib/density';
import { isUnclaimed } from '../../../ui/keepFocus';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { fieldName } from '../shown';
import { CellField } from './CellField';
import { CellNews, hasNews } from './CellNews';
import type { CompareHandle } from './Compare';
import { CompareCard } from './CompareCard';
import { DataRow, WaitingRow } from './DataRow';
import type { RowGridProps } from './gridProps';
import { HeadRow } from './HeadRow';
import { comparable, findingsOf, lead, type Place, rangeOf, tabTo, widthsOf, worstOf } from './layout';
import s from './RowGrid.module.css';
import { rowKey } from './rowKeys';
import { twins } from './scopes';
import { useCellEdit } from './useCellEdit';
import { useRows } from './useRows';
import { useToFix } from './useToFix';
import { useWindow } from './useWindow';

/** The rows of an import under review in a windowed grid: ticks, and cells that can be mended. */
export function RowGrid(p: RowGridProps) {
  const say = useSay();
  const cols = lead + p.columns.length;
  const height = useRowHeight();
  const head = Math.round(height * 0.89);
  const [room, setRoom] = useState(0); // what a comparison takes between the rows
  const extra = Math.ceil(room / height);
  const win = useWindow(p.total + extra, height, head);
  const inSight = {
    first: Math.max(0, win.span.first - extra),
    end: Math.max(1, Math.min(win.span.end, p.total)),
  };
  const rows = useRows(p.id, p.of, inSight);
  const byKey = useMemo(() => new Map(p.fields.map((f) => [f.key, f])), [p.fields]);
  const base = useId();

  const [at, setAt] = useState<Place>({ row: 0, col: lead });
  const [from, setFrom] = useState<number | null>(null); // where a range of rows began
  const [whole, setWhole] = useState(false); // every row is chosen, by Mod A
  // What stands beside the cell: all there is to say, only what is wrong with it, or nothing.
  const [news, setNews] = useState<'all' | 'trouble' | null>(null);
  const [focused, setFocused] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const entered = useRef(false); // the hand went somewhere among the rows listed
  const lastTick = useRef<number | null>(null);

  const here = rows.at(Math.min(at.row, Math.max(0, p.total - 1)));
  const colHere = p.columns[at.col - lead];
  const focus = () => grid.current?.focus({ preventScroll: true });
  const edit = useCellEdit({
    row: here,
    col: colHere,
    index: at.col - lead,
    onFix: p.onFix,
    onEnd: focus,
    onKept: (then) => (then ? goTo(then) : setNews('trouble')),
  });

  const narrowed = JSON.stringify(p.of);
  // Another narrowing is another list: it begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reset on the narrowing alone
  useEffect(() => {
    // Duplicates are looked at side by side, from the first on.
    const side = p.of.scope === 'duplicates';
    // The first row of a group has nobody further up to be held against.
    const begin = p.of.finding === twins ? 1 : 0;
    setAt((a) => ({ row: begin, col: side ? lead - 1 : a.col }));
    setFrom(null);
    setWhole(false);
    edit.drop();
    setNews(side ? 'all' : null);
    win.show(0);
    win.ref.current?.scrollTo({ left: 0 });
    entered.current = false;
  }, [narrowed, p.id]);

  const columnAt = p.onColumn;
  useEffect(() => columnAt?.(colHere), [columnAt, colHere]);

  const bringUp = (to: Place) =>
    requestAnimationFrame(() =>
      document
        .getElementById(`${base}-${to.row}-${to.col}`)
        ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }),
    );
  const goTo = (to: Place) => {
    entered.current = true;
    setAt(to);
    setWhole(false);
    setNews('all');
    win.show(to.row);
    bringUp(to);
  };

  // The button that led here is gone, and its focus with it: keys go on among the rows.
  useEffect(() => {
    if (isUnclaimed()) grid.current?.focus({ preventScroll: true });
  }, []);

  useImperativeHandle(p.handle, () => ({
    row: () => here?.row ?? 0,
    entered: () => entered.current,
    column: () => colHere,
    count: () => (whole ? p.total : from === null ? 1 : Math.abs(from - at.row) + 1),
    chosen: () =>
      whole
        ? Promise.resolve([])
        : rows.numbers(Math.min(from ?? at.row, at.row), Math.max(from ?? at.row, at.row)),
  }));

  useToFix({
    of: p.of,
    narrowed,
    columns: p.columns,
    rows,
    seek: p.seek,
    onSought: p.onSought,
    onFirst: (to) => {
      setAt(to);
      bringUp(to);
    },
    onFound: (to) => {
      setFrom(null);
      goTo(to);
      focus();
    },
  });

  const tickRows = (index: number, extend: boolean) => {
    const row = rows.at(index);
    if (!row || !p.onTick) return;
    const on = !row.ticked;
    if (on && row.barred && !extend) return p.onBarred?.();
    const start = extend ? (lastTick.current ?? from ?? index) : index;
    if (start === index) p.onTick([row.row], on);
    else
      void rows.numbers(Math.min(start, index), Math.max(start, index)).then((list) => p.onTick?.(list, on));
    lastTick.current = index;
  };

  const side = useRef<CompareHandle>(null);
  const comparing =
    p.onMend !== undefined &&
    edit.text === null &&
    news === 'all' &&
    at.col === lead - 1 &&
    here !== undefined &&
    comparable(here);
  const hush = () => {
    setNews(null);
    focus();
  };
  const onKey = (e: KeyboardEvent) => {
    if (edit.text !== null) return;
    rowKey(e, {
      at,
      total: p.total,
      cols,
      fits: win.fits,
      ticked: here?.ticked,
      from,
      whole,
      news: news !== null,
      comparing,
      side: side.current,
      goTo,
      setFrom,
      setWhole,
      tick: tickRows,
      tickRange: (low, high, on) => void rows.numbers(low, high).then((list) => p.onTick?.(list, on)),
      tickAll: (on) => p.onTickAll?.(on),
      edit: edit.start,
      tell: () => setNews('all'),
      hush: () => setNews(null),
    });
  };

  const press = (e: MouseEvent, row: number, col: number) => {
    if (edit.text !== null && !(at.row === row && at.col === col)) edit.keep();
    if (col === 0) {
      setAt({ row, col });
      tickRows(row, e.shiftKey);
    } else {
      setFrom(e.shiftKey ? (from ?? at.row) : null);
      goTo({ row, col });
    }
    focus();
  };

  const { template, rowWidth, fixedWidth, nameWidth } = widthsOf(
    p.columns,
    byKey,
    p.rowsInFile,
    p.of.finding === twins ? 8.5 : 6.5,
  );
  const range = rangeOf(whole, from, at.row, p.total);
  const shown =
    !comparing &&
    focused &&
    edit.text === null &&
    here !== undefined &&
    news !== null &&
    (at.col === 0 ? here.barred : hasNews(here, colHere, p.columns, at.col === lead - 1)) &&
    (news === 'all' || (colHere !== undefined && findingsOf(here, colHere).length > 0));
  const span = [];
  for (let i = inSight.first; i < Math.min(inSight.end, p.total); i++) span.push(i);
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
            '--fixed-w': `${fixedWidth}rem`,
            '--name-w': `${nameWidth}rem`,
          } as CSSProperties
        }
      >
        <div className={s.canvas}>
          <div
            ref={grid}
            role="grid"
            aria-label={p.label}
            aria-rowcount={p.total + 1}
            aria-colcount={cols}
            aria-multiselectable
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
            <HeadRow
              columns={p.columns}
              allTicked={p.allTicked}
              onTickAll={p.onTickAll}
              sort={p.of.sort}
              desc={p.of.desc}
              onSort={p.onSort}
            />
            <div role="rowgroup" className={s.body} style={{ height: win.height }}>
              {span.map((i) => {
                const row = rows.at(i);
                const style = { transform: `translateY(${win.top(i) + (i > at.row ? room : 0)}px)` };
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
                    inRange={
                      (range !== null && i >= range.low && i <= range.high) || (comparing && at.row === i)
                    }
                    style={style}
                    current={mine && focused ? at.col : null}
                    news={shown ? `${base}-news` : undefined}
                    field={
                      mine && edit.text !== null && colHere
                        ? {
                            col: at.col,
                            input: (
                              <CellField
                                label={say('review.edit', {
                                  field: fieldName(colHere.field),
                                  n: num(row.row),
                                })}
                                value={edit.text}
                                onChange={edit.setText}
                                onKeep={() => edit.keep()}
                                onTab={(back) => edit.keep(tabTo(at, back, p.total, lead, cols))}
                                onLeave={edit.leave}
                              />
                            ),
                          }
                        : null
                    }
                    onWay={edit.onWay?.row === row.row ? edit.onWay : null}
                    onPress={press}
                    onEdit={edit.start}
                  />
                );
              })}
            </div>
          </div>
          {comparing && here && (
            <CompareCard
              key={here.row}
              handle={side}
              id={p.id}
              row={here}
              fields={byKey}
              name={base}
              top={head + win.top(at.row) + height}
              place={say('lead.place', { n: num(at.row + 1), of: num(p.total) })}
              busy={!!p.busy}
              onRoom={setRoom}
              onDecide={(decision) =>
                p.onMend?.({ what: 'decide', rows: [here.row], decision }, () => {
                  focus();
                  // One that is skipped leaves the list, and the next one stands in its place.
                  const leaves =
                    decision.kind === 'skip' &&
                    (p.of.scope === 'new' || p.of.scope === 'duplicates') &&
                    p.of.finding !== twins;
                  const to = at.row + (leaves ? 0 : rows.at(at.row + 1)?.twin?.at === 1 ? 2 : 1);
                  if (decision.kind !== '' && to < p.total) goTo({ row: to, col: at.col });
                })
              }
              onClose={hush}
            />
          )}
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
          id={p.id}
          field={colHere ? byKey.get(colHere.field) : undefined}
          me={p.me}
          busy={!!p.busy}
          onMend={p.onMend}
          onValues={p.onValues}
          onEdit={colHere ? edit.start : undefined}
          onDecide={
            at.col === 0
              ? () => {
                  goTo({ row: at.row, col: lead - 1 });
                  focus();
                }
              : undefined
          }
          onGo={
            at.col > 0 && at.col < lead && worstOf(here, p.columns) >= 0
              ? () => {
                  goTo({ row: at.row, col: worstOf(here, p.columns) });
                  focus();
                }
              : undefined
          }
          onTick={(on) => p.onTick?.([here.row], on)}
          onUndo={
            colHere && here.cells[at.col - lead]?.edited
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
          onClose={hush}
        />
      )}
    </div>
  );
}
