import { useEffect, useRef } from 'react';
import { newJob } from '../../../bridge';
import { callError } from '../../../bridge/error';
import { Progress, useLate } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { stopJob, useJobOf, useTroubleOf } from '../jobs';
import { useStart } from '../queries';
import { left } from '../shown';
import type { ImportDraft } from '../types';
import w from '../Wizard.module.css';
import { WizardHead } from '../WizardHead';
import { useForgetRows } from './mending';

/** Reads and checks every row, with a real count; stopping keeps the Draft. */
export function Staging({ draft, onBack }: { draft: ImportDraft; onBack: () => void }) {
  const say = useSay();
  const { id, file } = draft.import;
  const job = useJobOf(id);
  const trouble = useTroubleOf(id);
  const stage = useStart(id, 'Stage');
  const forget = useForgetRows(id);
  useEffect(forget, [forget]);
  const begun = useRef(false);
  const begin = () => {
    begun.current = true;
    stage.mutate(newJob());
  };
  const start = useRef(begin);
  start.current = begin;
  useEffect(() => {
    // A job of an earlier visit may still be at it; Go refuses a second one, and this page follows the first.
    if (!begun.current) start.current();
  }, []);
  const busy = stage.error !== null && callError(stage.error).kind === 'busy';
  const failed =
    stage.error !== null && !busy
      ? sayTrouble(stage.error)
      : !job && trouble && trouble.kind !== 'cancelled'
        ? callError(trouble).message
        : '';
  const late = useLate(true);
  // The job counts bytes, which are known beforehand; people count rows.
  const rows = job?.counts.staged ?? draft.import.counts.staged;
  return (
    <>
      <WizardHead file={file} at={1} backLabel={say('review.back')} onBack={onBack} />
      <div className={w.stage}>
        {failed ? (
          <div className={w.stagebox}>
            <Callout
              tone="brick"
              title={say('review.stage_failed')}
              action={
                <Button size="sm" onPress={begin}>
                  {say('common.retry')}
                </Button>
              }
            >
              {failed}
            </Callout>
          </div>
        ) : (
          late && (
            <div className={w.stagebox}>
              <h2>{say('review.staging')}</h2>
              <p className={w.stagebig}>
                <b className="num">{num(rows)}</b>
                <span className="soft">{say('review.rows_read', { count: rows })}</span>
                <span className="ar muted num">{job ? left(job.left) : ''}</span>
              </p>
              <Progress bare label={say('review.staging')} value={job?.done ?? 0} of={job?.total ?? 0} />
              <p className="muted">{say('review.staging_hint')}</p>
              <div>
                <Button
                  onPress={() => {
                    if (job) void stopJob(job.job);
                    onBack();
                  }}
                >
                  {say('review.stop')}
                </Button>
              </div>
            </div>
          )
        )}
      </div>
    </>
  );
}
