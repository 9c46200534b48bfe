// One row of the grid. It is drawn anew only when something of its own changes: the list
// around it is drawn at every key.
import { memo, type ReactNode } from 'react';
import { cx } from '../../lib/cx';
import { Skeleton } from '../Blocks';
import s from './Grid.module.css';
import type { GridColumn } from './gridProps';
import { Tick } from './Tick';

interface RowProps<T> {
  row: T | undefined;
  index: number;
  id: string;
  columns: readonly GridColumn<T>[];
  lefts: readonly (number | undefined)[];
  selectable: boolean;
  selected: boolean;
  current: boolean;
  open: boolean;
  late: boolean;
  currentCell: number;
  editing: number;
  look: string | undefined;
  height: number;
  actions: ReactNode;
  press: (e: React.MouseEvent, index: number) => void;
  editor: (index: number, column: number) => ReactNode;
  cells: boolean;
}

function RowView<T>(p: RowProps<T>) {
  const offset = p.selectable ? 1 : 0;
  return (
    <div
      role="row"
      id={p.id}
      aria-rowindex={p.index + 2}
      aria-selected={p.selectable ? p.selected : undefined}
      data-index={p.index}
      className={cx(s.row, p.selected && s.selected, p.current && s.current, p.open && s.open, p.look)}
      style={{ height: p.height }}
      onClick={(e) => p.press(e, p.index)}
    >
      {p.selectable && (
        <div
          role="gridcell"
          aria-colindex={1}
          className={cx(s.cell, s.tickcell, s.fixed)}
          style={{ left: 0 }}
          data-tick=""
        >
          {p.row !== undefined && <Tick on={p.selected} />}
        </div>
      )}
      {p.columns.map((c, i) => {
        const editing = p.editing === i;
        return (
          <div
            key={c.id}
            role="gridcell"
            id={`${p.id}-${c.id}`}
            aria-colindex={i + 1 + offset}
            data-col={i}
            className={cx(
              s.cell,
              c.end && s.end,
              c.fixed && s.fixed,
              i === 0 && !p.selectable && s.first,
              p.cells && p.currentCell === i && s.cellcurrent,
              editing && s.editing,
              p.row !== undefined && c.look?.(p.row),
            )}
            style={c.fixed ? { left: `${p.lefts[i] ?? 0}rem` } : undefined}
          >
            {p.row === undefined
              ? p.late && <Skeleton seed={p.index * 7 + i * 3} />
              : editing
                ? p.editor(p.index, i)
                : c.cell(p.row, p.index)}
          </div>
        );
      })}
      {p.row !== undefined && p.actions && (
        <div role="gridcell" className={s.actions} onClick={(e) => e.stopPropagation()}>
          <div className={s.acts}>{p.actions}</div>
        </div>
      )}
    </div>
  );
}
export const Row = memo(RowView) as typeof RowView;
