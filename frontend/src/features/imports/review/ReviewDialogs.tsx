import type { RefObject } from 'react';
import type { ImportDraft, Me, Mend, MendAct, RowColumn, RowQuery } from '../types';
import type { RowGridHandle } from './gridProps';
import { MatchValues } from './MatchValues';
import { ReplaceDialog, SetDialog } from './MendDialogs';
import type { Task } from './MendTools';
import { SpellingsDialog } from './SpellingsDialog';

/** The dialog over the rows that is open, if any. */
export function ReviewDialogs(p: {
  id: string;
  draft: ImportDraft;
  task: Task | null;
  column: RowColumn | undefined;
  columns: readonly RowColumn[];
  me: Me | undefined;
  grid: RefObject<RowGridHandle | null>;
  query: RowQuery;
  /** How many rows are listed, when they are not all of the file. */
  listed: number | null;
  busy: boolean;
  onMend: (act: Partial<Mend> & Pick<Mend, 'what'>, then?: () => void) => void;
  undo: MendAct | undefined;
  onUndo: () => void;
  onClose: () => void;
}) {
  const { column } = p;
  if (p.task === 'replace')
    return (
      <ReplaceDialog
        columns={p.columns}
        column={column}
        listed={p.listed}
        busy={p.busy}
        onClose={p.onClose}
        onDo={(a, only) => p.onMend(only ? { ...a, query: p.query } : a, p.onClose)}
      />
    );
  if (p.task === 'set' && column)
    return (
      <SetDialog
        column={column}
        field={p.me?.fields.find((f) => f.key === column.field)}
        me={p.me}
        rows={p.grid.current?.count() ?? 1}
        busy={p.busy}
        onClose={p.onClose}
        onDo={(value) =>
          void p.grid.current
            ?.chosen()
            .then((rows) =>
              p.onMend(
                { what: 'set', column: column.column, field: column.field, value, rows, query: p.query },
                p.onClose,
              ),
            )
        }
      />
    );
  if (p.task === 'values' && column)
    return <MatchValues draft={p.draft} column={column.column} onClose={p.onClose} />;
  if (p.task === 'spellings' && column)
    return (
      <SpellingsDialog
        id={p.id}
        column={column}
        busy={p.busy}
        onDo={p.onMend}
        undo={p.undo}
        onUndo={p.onUndo}
        onClose={p.onClose}
      />
    );
  return null;
}
