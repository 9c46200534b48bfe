import { CircleSlash, Equal, GitMerge, SkipForward, UserPlus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { RowStatus, StatusPill, StatusWord } from '../../../ui/Marks';
import { Popover } from '../../../ui/Popover';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { whyOf } from '../shown';
import type { ResultRow } from '../types';
import s from './Results.module.css';

/** Why a row is not in the book; nothing of one that is. */
export function reasonOf({ view, state, reason }: ResultRow): string {
  if (state === 'declined') {
    // A row that made no lead can be added again, which its finding says.
    const more = view.outcome === 'left_out' ? whyOf(view) : '';
    return reason && more ? `${reason} – ${more}` : reason || more;
  }
  if (view.outcome !== 'failed' && view.outcome !== 'left_out') return '';
  return whyOf(view);
}

const icons = {
  created: UserPlus,
  merged: GitMerge,
  unchanged: Equal,
  skipped: SkipForward,
  left_out: CircleSlash,
  failed: X,
};

/** What became of a row: whether that is a success, and which. What is not in the book tells why when chosen. */
export function OutcomePill(p: { of: ResultRow; told: boolean; onTold: (row: number) => void }) {
  const say = useSay();
  const { outcome } = p.of.view;
  if (p.of.state === 'declined') {
    const pill = <StatusPill icon={X}>{say('results.state_declined')}</StatusPill>;
    return (
      <span className={s.outcome}>
        {reasonOf(p.of) ? <Why {...p}>{pill}</Why> : pill}
        {outcome && <StatusWord icon={icons[outcome]}>{say(`outcome.${outcome}`)}</StatusWord>}
      </span>
    );
  }
  switch (outcome) {
    case 'created':
    case 'merged':
    case 'unchanged':
      return (
        <span className={s.outcome}>
          <RowStatus of="success" />
          <StatusWord icon={icons[outcome]}>{say(`outcome.${outcome}`)}</StatusWord>
        </span>
      );
    case 'skipped':
    case 'left_out':
      return (
        <StatusWord tone="mute" icon={icons[outcome]}>
          {say(`outcome.${outcome}`)}
        </StatusWord>
      );
    case 'failed':
      return (
        <span className={s.outcome}>
          <Why {...p}>
            <RowStatus of="error" />
          </Why>
          <span className="brick-t trunc">{say('outcome.failed')}</span>
        </span>
      );
    default:
      return <span className="muted">–</span>;
  }
}

/** A mark that tells the reason of its row. */
function Why(p: { of: ResultRow; told: boolean; onTold: (row: number) => void; children: ReactNode }) {
  const say = useSay();
  const { row } = p.of.view;
  return (
    <Popover
      label={say('review.about_row', { n: num(row) })}
      open={p.told}
      onOpen={(open) => p.onTold(open ? row : 0)}
      content={<p className="sel">{reasonOf(p.of)}</p>}
    >
      <Button className={s.error ?? ''} excludeFromTabOrder>
        {p.children}
      </Button>
    </Popover>
  );
}
