import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Table.module.css';

export interface TableColumn<T> {
  id: string;
  head: ReactNode;
  /** A CSS width; one column without takes the rest. */
  width?: string;
  end?: boolean;
  cell: (row: T) => ReactNode;
}

/**
 * A table for lists that fit: real rows and heads, nothing windowed. What belongs to a column bears
 * its id as data-col, so that a screen can do without one where there is no room.
 */
export function Table<T>(p: {
  label: string;
  columns: readonly TableColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
  /** Rows of 48 px with two lines. */
  tall?: boolean;
  flush?: boolean;
}) {
  return (
    <table className={cx(s.table, p.tall && s.tall, p.flush && s.flush)} aria-label={p.label}>
      <colgroup>
        {p.columns.map((c) => (
          <col key={c.id} data-col={c.id} style={{ width: c.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {p.columns.map((c) => (
            <th key={c.id} data-col={c.id} scope="col" className={cx(c.end && s.end)}>
              {c.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {p.rows.map((row) => (
          <tr
            key={p.rowKey(row)}
            className={cx(p.onOpen && s.opens)}
            onClick={p.onOpen ? () => p.onOpen?.(row) : undefined}
          >
            {p.columns.map((c) => (
              <td key={c.id} data-col={c.id} className={cx(c.end && s.end)}>
                {c.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
