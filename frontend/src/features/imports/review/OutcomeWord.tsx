import { CircleAlert, CircleSlash, Equal, GitMerge, SkipForward, UserPlus } from 'lucide-react';
import { StatusWord } from '../../../ui/Marks';
import { useSay } from '../../../words/say';
import type { RowView } from '../types';

/** What became of a row, in a word. */
export function OutcomeWord({ of }: { of: RowView['outcome'] }) {
  const say = useSay();
  switch (of) {
    case 'created':
      return <StatusWord icon={UserPlus}>{say('outcome.created')}</StatusWord>;
    case 'merged':
      return <StatusWord icon={GitMerge}>{say('outcome.merged')}</StatusWord>;
    case 'unchanged':
      return (
        <StatusWord tone="mute" icon={Equal}>
          {say('outcome.unchanged')}
        </StatusWord>
      );
    case 'skipped':
      return (
        <StatusWord tone="mute" icon={SkipForward}>
          {say('outcome.skipped')}
        </StatusWord>
      );
    case 'failed':
      return (
        <StatusWord tone="brick" icon={CircleAlert}>
          {say('outcome.failed')}
        </StatusWord>
      );
    case 'left_out':
      return (
        <StatusWord tone="mute" icon={CircleSlash}>
          {say('outcome.left_out')}
        </StatusWord>
      );
    default:
      return <span className="muted">–</span>;
  }
}
