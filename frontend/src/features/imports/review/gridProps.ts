// What the grid of rows under review is given, and what it can be asked.
import type { Ref } from 'react';
import type { Field, Fix, Me, Mend, RowColumn, RowsOf } from '../types';

export interface RowGridHandle {
  /** The number of the row the hand is on, 0 for none. */
  row: () => number;
  /** Whether the hand has gone into the rows. */
  entered: () => boolean;
  /** The column the hand is on. */
  column: () => RowColumn | undefined;
  /** How many rows are chosen: a range, all, or the one the hand is on. */
  count: () => number;
  /** Their numbers; none stands for all that are listed. */
  chosen: () => Promise<number[]>;
}

export interface RowGridProps {
  id: string;
  label: string;
  of: RowsOf;
  total: number;
  /** Of the whole file, whatever part of it is listed. */
  rowsInFile: number;
  columns: readonly RowColumn[];
  fields: readonly Field[];
  /** Of the tick in the head. */
  allTicked?: boolean | 'some';
  onTickAll?: (on: boolean) => void;
  onTick?: (rows: number[], on: boolean) => void;
  /** A row was to be ticked that has to be decided first. */
  onBarred?: () => void;
  onFix?: (fix: Fix) => Promise<unknown>;
  me?: Me | undefined;
  /** An act on many rows is on its way. */
  busy?: boolean;
  onMend?: (act: Partial<Mend> & Pick<Mend, 'what'>, then?: () => void) => void;
  /** The hand came to another column, or left them. */
  onColumn?: (col: RowColumn | undefined) => void;
  /** Asks what the values of the column in hand become in the whole file. */
  onValues?: (() => void) | undefined;
  onSort?: (field: string) => void;
  handle?: Ref<RowGridHandle>;
  /** Goes to the next row that needs fixing after a row number, each time it is another object; in scope "errors". */
  seek?: { after: number } | null;
  onSought?: (found: boolean) => void;
}
