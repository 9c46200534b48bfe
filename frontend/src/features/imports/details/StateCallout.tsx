import { Hourglass, Pencil, Play, RotateCcw, Undo2, X } from 'lucide-react';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { sayKey, useSay } from '../../../words/say';
import { bringBack, correct } from '../life';
import type { ImportDetail } from '../types';
import s from './Details.module.css';

/** What an import that has ended is now, and the way on from there. */
export function StateCallout(p: {
  detail: ImportDetail;
  mayApprove: boolean;
  /** Whoever looks at it brought it. */
  mine: boolean;
  /** Nobody else is in this house. */
  alone: boolean;
  mayUndo: boolean;
  onResume: () => void;
  onRollBack: () => void;
}) {
  const say = useSay();
  const imp = p.detail.import;
  const c = imp.counts;
  switch (imp.state) {
    case 'waiting': {
      const waits = imp.waits || imp.waitMerges;
      // What was answered by itself waits no more.
      const title =
        imp.waits === 0 && imp.waitMerges > 0
          ? say('import.waiting_merges', { count: imp.waitMerges })
          : say(p.mayApprove ? 'import.waiting_yours' : 'import.waiting', { count: imp.waits });
      return (
        <Callout tone="brass" icon={Hourglass} title={title}>
          {imp.waits > 0 && imp.waitMerges > 0 && say('import.merged_too', { count: imp.waitMerges })}{' '}
          {p.detail.declined > 0 && say('import.declined_alone', { count: p.detail.declined })}{' '}
          {p.alone
            ? say('import.waiting_alone', { count: waits })
            : p.mine
              ? say('import.waiting_hint_you', { count: waits })
              : say('import.waiting_hint', { count: waits, name: imp.byName })}
        </Callout>
      );
    }
    case 'failed':
      return (
        <Callout
          tone="brick"
          title={say('import.failed_title')}
          action={
            imp.phase !== 'done' && (
              <span className={s.two}>
                <Button size="sm" icon={Play} onPress={p.onResume}>
                  {say('import.resume')}
                </Button>
                <Button size="sm" icon={Undo2} onPress={p.onRollBack}>
                  {say('import.roll_back')}
                </Button>
              </span>
            )
          }
        >
          {sayKey(imp.reason, imp.reasonArgs) ?? say('import.failed')}
        </Callout>
      );
    case 'cancelled':
      return (
        <Callout icon={Undo2} title={say('import.cancelled_title')}>
          {say('import.cancelled_hint')}
        </Callout>
      );
    case 'undone':
      return (
        <Callout
          icon={Undo2}
          title={say(imp.reason === 'import.declined' ? 'import.declined_title' : 'import.undone_title')}
          action={
            p.mayUndo && (
              <span className={s.two}>
                <Button size="sm" icon={Pencil} onPress={() => void correct(imp)}>
                  {say('undo.correct')}
                </Button>
                <Button size="sm" icon={RotateCcw} onPress={() => void bringBack(imp)}>
                  {say('undo.bring_back')}
                </Button>
              </span>
            )
          }
        >
          {imp.reason === 'import.declined' ? imp.reasonArgs.reason : say('import.undone_hint')}
        </Callout>
      );
    case 'approved': {
      if (c.created === 0 && c.merged === 0)
        return (
          <Callout title={say('import.nothing_new_title')}>
            {say(c.unchanged === c.rows ? 'import.nothing_new_hint' : 'import.nothing_new_rest')}
          </Callout>
        );
      if (p.detail.declined > 0 && p.detail.declined === c.created && c.merged === 0)
        return (
          <Callout icon={X} title={say('import.all_declined', { count: c.created })}>
            {say('import.declined_alone', { count: p.detail.declined })}
          </Callout>
        );
      const came = Math.max(0, c.created - p.detail.declined);
      return (
        <Callout
          tone="moss"
          title={
            c.created === 0
              ? say('import.merged_done', { count: c.merged })
              : say('import.approved_title', { count: came })
          }
        >
          {c.created > 0 && c.merged > 0 && say('import.merged_done', { count: c.merged })}{' '}
          {p.detail.declined > 0 && say('import.declined_alone', { count: p.detail.declined })}{' '}
          {!p.alone && say('import.approved_hint', { count: came || c.merged })}
        </Callout>
      );
    }
    default:
      return null;
  }
}
