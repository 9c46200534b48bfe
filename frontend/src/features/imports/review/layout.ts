// How wide the columns of the rows are, in rem, and which finding belongs to which cell.
import { num } from '../../../words/formats';
import type { Field, Finding, RowColumn, RowView } from '../types';

/** The columns before those of the file: the tick, the number, the status. */
export const lead = 3;

const byKind: Partial<Record<Field['kind'], number>> = {
  name: 9.375,
  phone: 8.125,
  email: 10.5,
  code: 6.125,
  intent: 4.625,
  yes_no: 6.625,
  yes_not: 6.875,
  status: 7,
  list: 7.5,
  person: 8.375,
  date: 7,
  instant: 7,
  money: 7,
  long: 13,
  notes: 13,
};

/** The width of a column by the kind of its field. */
function widthOf(field: Field | undefined): number {
  return (field && byKind[field.kind]) || 9;
}

// The fields that say who a row is of, the one that says most first.
const naming = ['full_name', 'last_name', 'first_name', 'company'];

/** The column that says who a row is of, which stays in sight beside the status; -1 where there is none. */
export function nameAt(columns: readonly RowColumn[]): number {
  const key = naming.find((k) => columns.some((c) => c.field === k));
  return columns.findIndex((c) => c.field === key);
}

/** The widths of all columns as the grid lays them out, and that of the row numbers. */
export function widthsOf(
  columns: readonly RowColumn[],
  fields: ReadonlyMap<string, Field>,
  rowsInFile: number,
  /** Of the state of a row. */
  state = 6.5,
): { template: string; rowWidth: number; fixedWidth: number; nameWidth: number } {
  // Row numbers grow with the file; none of their digits may be cut.
  const rowWidth = Math.max(3.25, 1.25 + 0.53 * num(rowsInFile + 1).length);
  const own = columns.map((c, i) => {
    const width = `${widthOf(fields.get(c.field))}rem`;
    return i === columns.length - 1 ? `minmax(${width}, 1fr)` : width;
  });
  const name = nameAt(columns);
  return {
    template: ['2.5rem', `${rowWidth}rem`, `${state}rem`, ...own].join(' '),
    rowWidth,
    fixedWidth: 2.5 + rowWidth + state,
    nameWidth: name < 0 ? 0 : widthOf(fields.get(columns[name]?.field ?? '')),
  };
}

/** What was found of one cell: by its column in the file, else by its field. */
export function findingsOf(row: RowView, col: RowColumn): Finding[] {
  return row.findings.filter((f) =>
    f.column >= 0 && col.column >= 0 ? f.column === col.column : f.field !== '' && f.field === col.field,
  );
}

/** What was found of the row as a whole, or of a field that no column shows. */
export function findingsOfRow(row: RowView, cols: readonly RowColumn[]): Finding[] {
  return row.findings.filter((f) => !cols.some((c) => findingsOf({ ...row, findings: [f] }, c).length > 0));
}

/** The gravest level among findings. */
export function gravest(list: readonly Finding[]): Finding['level'] | undefined {
  for (const level of ['error', 'warning', 'note'] as const)
    if (list.some((f) => f.level === level)) return level;
  return undefined;
}

export interface Place {
  row: number;
  col: number;
}

/** Where a key leads from a place, or undefined for a key that does not move. */
export function stepTo(
  key: string,
  mod: boolean,
  at: Place,
  rows: number,
  cols: number,
  page: number,
): Place | undefined {
  const put = (row: number, col: number): Place => ({
    row: Math.min(Math.max(0, row), Math.max(0, rows - 1)),
    col: Math.min(Math.max(0, col), cols - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return put(mod ? rows : at.row + 1, at.col);
    case 'ArrowUp':
      return put(mod ? 0 : at.row - 1, at.col);
    case 'ArrowRight':
      return put(at.row, mod ? cols : at.col + 1);
    case 'ArrowLeft':
      return put(at.row, mod ? 0 : at.col - 1);
    case 'Home':
      return put(mod ? 0 : at.row, 0);
    case 'End':
      return put(mod ? rows : at.row, cols);
    case 'PageDown':
      return put(at.row + page, at.col);
    case 'PageUp':
      return put(at.row - page, at.col);
  }
  return undefined;
}

/** The cell after or before one, row by row, as Tab goes while editing. */
export function tabTo(at: Place, back: boolean, rows: number, first: number, cols: number): Place {
  let { row, col } = at;
  col += back ? -1 : 1;
  if (col >= cols) {
    if (row >= rows - 1) return at;
    row += 1;
    col = first;
  } else if (col < first) {
    if (row === 0) return at;
    row -= 1;
    col = cols - 1;
  }
  return { row, col };
}

/**
 * Says whether a row may be somebody who is here, so that there is something to compare.
 * What is wrong with it beyond that is said first.
 */
export function comparable(row: RowView): boolean {
  if (row.findings.some((f) => f.level === 'error' && !f.key.startsWith('match.'))) return false;
  return !!row.match || row.findings.some((f) => f.key.startsWith('match.'));
}

/** The place in the grid of a row's first cell in error, else of its first with a warning; -1 for none. */
export function worstOf(row: RowView, columns: readonly RowColumn[]): number {
  for (const level of ['error', 'warning'] as const) {
    const i = columns.findIndex((c) => gravest(findingsOf(row, c)) === level);
    if (i >= 0) return i + lead;
  }
  return -1;
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom' | 'width' | 'height'>;

/** Where a panel goes that belongs to a cell: below it, above where that is cut, beside it where both are. */
export function spotOf(cell: Box, wrap: Box, width: number, height: number): { left: number; top: number } {
  const gap = 4;
  const edge = 8;
  const start = cell.left - wrap.left;
  const left = Math.max(edge, Math.min(start, wrap.width - width - edge));
  const below = cell.bottom - wrap.top + gap;
  if (below + height <= wrap.height) return { left, top: below };
  const above = cell.top - wrap.top - height - gap;
  if (above >= 0) return { left, top: above };
  const top = Math.max(0, wrap.height - height - gap);
  const before = start - width - gap;
  if (before >= 0) return { left: before, top };
  const after = cell.right - wrap.left + gap;
  return { left: after + width <= wrap.width ? after : left, top };
}

/** The rows that are chosen together: all, or from where a range began to where it stands; null for the one alone. */
export function rangeOf(whole: boolean, from: number | null, at: number, total: number) {
  if (whole) return { low: 0, high: total - 1 };
  return from === null ? null : { low: Math.min(from, at), high: Math.max(from, at) };
}
