// What a grid is given, and what it answers.
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { Pages, RowSource } from './pages';
import type { Selection } from './selection';

/** The width of the column of ticks, in rem. */
export const tickRem = 2.5;

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
