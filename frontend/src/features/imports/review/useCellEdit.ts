import { useRef, useState } from 'react';
import type { Fix, RowColumn, RowView } from '../types';
import type { Place } from './layout';

/** A value on its way to Go. */
export interface OnWay {
  row: number;
  column: number;
  field: string;
  value: string;
}

/** The cell that is being typed in: what stands in its field, and what became of it. */
export function useCellEdit(p: {
  row: RowView | undefined;
  col: RowColumn | undefined;
  /** The place of the cell among those of its row. */
  index: number;
  onFix: ((f: Fix) => Promise<unknown>) | undefined;
  /** The field is gone: keys go on among the rows. */
  onEnd: () => void;
  /** What was typed is kept, and where the hand goes next, if anywhere. */
  onKept: (then: Place | undefined) => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const [onWay, setOnWay] = useState<OnWay | null>(null);
  // Leaving the field by a key takes its focus, which must not count as leaving it once more.
  const open = useRef(false);
  const cell = p.row?.cells[p.index];
  const end = () => {
    open.current = false;
    setText(null);
    p.onEnd();
  };
  return {
    text,
    setText,
    onWay,
    start: () => {
      if (!p.row || !p.col) return;
      open.current = true;
      setText(cell?.raw ?? '');
    },
    /** Keeps what was typed. */
    keep: (then?: Place) => {
      if (!open.current || text === null || !p.row || !p.col) return;
      const { row } = p.row;
      const { column, field } = p.col;
      end();
      if (cell && text !== cell.raw) {
        setOnWay({ row, column, field, value: text });
        void p.onFix?.({ row, field, column, value: text, undo: false }).finally(() => setOnWay(null));
      }
      p.onKept(then);
    },
    /** Leaves the cell as it was. */
    leave: end,
    /** Forgets what was typed: another list is shown. */
    drop: () => setText(null),
  };
}
