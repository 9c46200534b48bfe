import { TriangleAlert } from 'lucide-react';
import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import { cx } from '../../../lib/cx';
import { Icon } from '../../../ui/Icon';
import { RowStatus } from '../../../ui/Marks';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { shownValue } from '../shown';
import type { Field, RowCell, RowColumn, RowView } from '../types';
import { findingsOf, gravest, lead, nameAt } from './layout';
import s from './RowGrid.module.css';

export interface DataRowProps {
  base: string;
  index: number;
  row: RowView;
  columns: readonly RowColumn[];
  fields: ReadonlyMap<string, Field>;
  inRange: boolean;
  style: CSSProperties;
  /** The cell the hand is on, when it is in this row and the grid has the keys. */
  current: number | null;
  /** The id of what is said of the current cell. */
  news: string | undefined;
  /** The field in the place of a cell that is being edited. */
  field: { col: number; input: ReactNode } | null;
  /** What was typed into a cell and is on its way. */
  onWay: { column: number; field: string; value: string } | null;
  onPress: (e: MouseEvent, row: number, col: number) => void;
  onEdit: () => void;
}

/** One row of the file: its tick, number and state, then its values. */
export function DataRow(p: DataRowProps) {
  const say = useSay();
  const { row } = p;
  const who = nameAt(p.columns);
  const cell = (col: number, more?: string) => ({
    id: `${p.base}-${p.index}-${col}`,
    'aria-colindex': col + 1,
    className: cx(s.cell, more, p.current === col && s.cur),
    onMouseDown: (e: MouseEvent) => {
      if ((e.target as Element).closest('input,a')) return;
      e.preventDefault();
      p.onPress(e, p.index, col);
    },
    'aria-describedby': p.current === col && (col > 0 || !row.barred) ? p.news : undefined,
  });
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={p.index + 2}
      aria-selected={row.ticked}
      className={cx(s.row, s.data, p.inRange && s.inrange, row.twin?.at === 1 && s.twinhead)}
      style={p.style}
    >
      <div role="gridcell" tabIndex={-1} {...cell(0, cx(s.fixed, s.f0))}>
        <span
          role="checkbox"
          aria-checked={row.ticked}
          aria-disabled={row.barred || undefined}
          title={row.barred ? say('review.barred') : undefined}
          aria-label={say('review.tick', { n: num(row.row) })}
          className={s.tick}
          tabIndex={-1}
        />
        {row.barred && <span className="vh">{say('review.barred')}</span>}
      </div>
      <div role="gridcell" tabIndex={-1} {...cell(1, cx(s.fixed, s.f1, s.no))}>
        {num(row.row)}
      </div>
      <div
        role="gridcell"
        tabIndex={-1}
        {...cell(2, cx(s.fixed, s.f2))}
        title={row.match && row.plan === 'unchanged' ? say('plan.unchanged') : undefined}
      >
        {row.twin?.at === 1 ? (
          <span className="trunc medium t12">
            {say('twins.head', { n: num(row.twin.group), of: num(row.twin.of) })}
          </span>
        ) : (
          <Status row={row} />
        )}
      </div>
      {p.columns.map((c, k) => {
        const col = lead + k;
        const v = row.cells[k];
        const found = findingsOf(row, c);
        const level = gravest(found);
        const editing = p.field?.col === col;
        const field = p.fields.get(c.field);
        const text = v ? shownValue(v, field, found) : '';
        const typed = p.onWay?.column === c.column && p.onWay.field === c.field ? p.onWay.value : undefined;
        return (
          <div
            role="gridcell"
            tabIndex={-1}
            key={`${c.field}${c.column}`}
            {...cell(
              col,
              cx(
                level === 'error' && s.bad,
                level === 'warning' && s.warn,
                v?.edited && s.edited,
                c.field === 'full_name' && s.name,
                k === who && s.who,
                editing && s.editing,
              ),
            )}
            aria-invalid={level === 'error' ? true : undefined}
            title={v && !editing ? tip(v, text, say) : undefined}
            onDoubleClick={() => p.onEdit()}
          >
            {editing ? p.field?.input : <CellText text={typed ?? text} required={level === 'error'} />}
          </div>
        );
      })}
    </div>
  );
}

/** The place of a row that is on its way. */
export function WaitingRow({ index, style }: { index: number; style: CSSProperties }) {
  const say = useSay();
  return (
    <div role="row" tabIndex={-1} aria-rowindex={index + 2} className={cx(s.row, s.data)} style={style}>
      <div role="gridcell" tabIndex={-1} aria-colindex={1} className={s.cell}>
        <span className="vh">{say('grid.loading_row')}</span>
        <span className={s.wait} />
      </div>
    </div>
  );
}

// The text of the file, where Foyer shows something else.
function tip(v: RowCell, shown: string, say: ReturnType<typeof useSay>): string | undefined {
  if (v.raw && v.raw !== shown) return say('review.raw', { text: v.raw });
  return shown.length > 24 ? shown : undefined;
}

function CellText({ text, required }: { text: string; required: boolean }) {
  const say = useSay();
  if (!text && required) return <span className="trunc">{say('common.required')}</span>;
  return <span className="trunc">{text}</span>;
}

function Status({ row }: { row: RowView }) {
  const say = useSay();
  if (row.fixed && row.verdict !== 'active') return <RowStatus of="fixed" />;
  if (row.verdict !== 'new') return <RowStatus of={row.verdict} />;
  if (gravest(row.findings) === 'warning') {
    return (
      <span className={s.look}>
        <Icon of={TriangleAlert} size={14} />
        <span className="vh">{say('review.warned')}</span>
      </span>
    );
  }
  return <RowStatus of="new" />;
}
