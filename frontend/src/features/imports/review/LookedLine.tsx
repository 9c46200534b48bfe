import { RefreshCw } from 'lucide-react';
import { useLate } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { percent } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { stopJob, useJobOf } from '../jobs';
import s from './Review.module.css';

/** One quiet line: that rows are being looked at again, how far, and how many stand otherwise now. */
export function LookedLine({ id, looked, busy }: { id: string; looked: number; busy: boolean }) {
  const say = useSay();
  const job = useJobOf(id);
  const late = useLate(busy, 600);
  return (
    <div role="status" className={s.looked}>
      {late ? (
        <>
          <Icon of={RefreshCw} size={14} />
          <span>{say('review.looking')}</span>
          {job?.what === 'look' && (
            <>
              {job.total > 0 && <span className="num">{percent(job.done, job.total)}</span>}
              <Button look="link" size="sm" onPress={() => void stopJob(job.job)}>
                {say('review.stop')}
              </Button>
            </>
          )}
        </>
      ) : (
        looked > 0 && (
          <>
            <Icon of={RefreshCw} size={14} />
            <span>{say('review.looked', { count: looked })}</span>
          </>
        )
      )}
    </div>
  );
}
