// What can be done to rows of an import that ran: to one by the end of its line, to a
// selection by the bar.
import { Check, Plus, Trash2, Undo2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { isAlone, useMe } from '../../../bridge/me';
import { useAnswer } from '../../../lib/answer';
import { Confirm } from '../../../ui/Dialog';
import type { LucideIcon } from '../../../ui/Icon';
import { type Key, useSay } from '../../../words/say';
import { DeclineDialog } from '../DeclineDialog';
import { addRows, approveRows } from '../life';
import type { Import, Me, ResultRow } from '../types';
import { UndoDialog } from '../UndoDialog';

export type ResultAct = 'approve' | 'decline' | 'back' | 'add';

/** What of it a person may do to rows of an import as it stands. */
export function actsOf(imp: Import, me: Me | undefined, busy: boolean): ReadonlySet<ResultAct> {
  const acts = new Set<ResultAct>();
  const approve = !!me?.rights.approve;
  if (busy || !me) return acts;
  if (imp.state === 'waiting') {
    if (approve) acts.add('approve').add('decline');
    if (approve || imp.by === me.person.id) acts.add('back');
    if (me.rights.import) acts.add('add');
  }
  if (imp.state === 'approved' && approve) acts.add('back').add('add');
  return acts;
}

export interface ShownAct {
  act: ResultAct;
  label: Key;
  icon: LucideIcon;
}

/** The acts of a selection: what was left out can come in, all else is answered or taken back. */
export function actsOfMany(imp: Import, may: ReadonlySet<ResultAct>, leftOut: boolean): ShownAct[] {
  const list: ShownAct[] = leftOut
    ? [{ act: 'add', label: 'results.add', icon: Plus }]
    : [
        { act: 'approve', label: 'imports.approve', icon: Check },
        { act: 'decline', label: 'approvals.decline', icon: X },
        back(imp),
      ];
  return list.filter((a) => may.has(a.act));
}

/** The act of one row, if there is one. */
export function actOf(imp: Import, may: ReadonlySet<ResultAct>, r: ResultRow): ShownAct | undefined {
  const found: ShownAct | undefined =
    r.view.outcome === 'left_out' && r.view.verdict !== 'error'
      ? { act: 'add', label: 'results.add', icon: Plus }
      : r.view.outcome === 'merged' && imp.state === 'approved'
        ? { act: 'back', label: 'merged.unmerge', icon: Undo2 }
        : r.view.outcome === 'created' || r.view.outcome === 'merged'
          ? back(imp)
          : undefined;
  return found && may.has(found.act) ? found : undefined;
}

function back(imp: Import): ShownAct {
  return imp.state === 'waiting'
    ? { act: 'back', label: 'results.delete', icon: Trash2 }
    : { act: 'back', label: 'results.take_back', icon: Undo2 };
}

/** Draws what asks about un-merging one row from the lead it went into. */
export type Unmerging = (of: { lead: string; imp: string; row: number; onClose: () => void }) => ReactNode;

/** Asks what there is to ask about an act on rows, and does it. */
export function useResultActs(imp: Import, done: () => void, unmerge?: Unmerging) {
  const say = useSay();
  const [asking, setAsking] = useState<{ act: ResultAct; rows: number[] } | null>(null);
  const close = () => setAsking(null);
  const { busy, answer } = useAnswer(close, done);
  const me = useMe().data;
  const rows = asking?.rows ?? [];
  const start = (act: ResultAct, rows: number[]) => {
    if (rows.length === 0) return;
    if (act === 'add') void addRows(imp.id, rows).then((ok) => ok && done());
    else setAsking({ act, rows });
  };
  const [taking, setTaking] = useState<{ lead: string; row: number } | null>(null);
  /** Starts the act of one row: of one that went into a lead, what was edited there since is asked about. */
  const startOne = (act: ShownAct, r: ResultRow) => {
    if (act.label === 'merged.unmerge' && unmerge && r.view.lead)
      setTaking({ lead: r.view.lead, row: r.view.row });
    else start(act.act, [r.view.row]);
  };
  const dialogs = taking
    ? unmerge?.({ ...taking, imp: imp.id, onClose: () => setTaking(null) })
    : asking && (
        <>
          <Confirm
            open={asking.act === 'approve'}
            title={say('results.approve_title', { count: rows.length })}
            text={say(isAlone(me) ? 'results.approve_alone' : 'results.approve_text', { count: rows.length })}
            yes={say('imports.approve')}
            busy={busy}
            onNo={close}
            onYes={() => answer(() => approveRows(imp.id, rows))}
          />
          {asking.act === 'decline' && <DeclineDialog imp={imp} rows={rows} onClose={close} onDone={done} />}
          {asking.act === 'back' && <UndoDialog imp={imp} rows={rows} onClose={close} onDone={done} />}
        </>
      );
  return { start, startOne, dialogs };
}
