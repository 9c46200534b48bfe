import { Clock } from 'lucide-react';
import { useState } from 'react';
import { newJob } from '../../../bridge';
import { Button } from '../../../ui/Button';
import { keepInSight, toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { DownloadRows } from '../details/DownloadRows';
import { useStart } from '../queries';
import { anyRows } from '../rows';
import type { Import } from '../types';
import w from '../Wizard.module.css';
import { useTick } from './mending';
import { useMergesOf } from './queries';
import { activeOut } from './scopes';

/** What goes in when the import runs, and the buttons that settle it. */
export function ReviewFoot({
  imp,
  busy,
  onKeep,
  onLook,
}: {
  imp: Import;
  busy: boolean;
  onKeep: () => void;
  /** Looks at the rows again, and answers how many stand otherwise now. */
  onLook: () => Promise<number>;
}) {
  const say = useSay();
  const { id, counts } = imp;
  const merges = useMergesOf(imp).data;
  const tick = useTick(id);
  const run = useStart(id, 'Run');
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));
  // What the button says is what happens: where rows stand otherwise by now, it says so first.
  const [asked, setAsked] = useState(false);
  const runNow = () => {
    setAsked(true);
    onLook()
      .then((rows) =>
        rows > 0
          ? toast(say('review.looked_first', { count: rows }))
          : run.mutate(newJob(), { onError: trouble }),
      )
      .catch(trouble)
      .finally(() => setAsked(false));
  };
  const strict = imp.policy === 'strict';
  const blocked = strict && counts.blocking > 0;
  const waiting = counts.errors - counts.blocking;
  // What the mode or a person skips is ticked and does not come in.
  const coming = counts.ready - (merges?.skips ?? 0);
  const out = activeOut(counts, merges?.skips ?? 0);
  return (
    <footer className={w.foot} ref={keepInSight}>
      <p className={w.footwords} role="status">
        <b className="medium soft">{say('review.ready', { count: coming })}</b>
        {!blocked && waiting > 0 && (
          <span className="muted">{say(strict ? 'review.left' : 'review.wait', { count: waiting })}</span>
        )}
        {merges && merges.updates > 0 && (
          <span className="muted">{say('merges.updates', { count: merges.updates })}</span>
        )}
        {merges && merges.skips > 0 && (
          <span className="muted">{say('merges.skips', { count: merges.skips })}</span>
        )}
        {out > 0 && <span className="muted">{say('review.active_out', { count: out })}</span>}
        {counts.newValues > 0 && (
          <span className="muted">{say('review.new_values', { count: counts.newValues })}</span>
        )}
      </p>
      {counts.errors > 0 && (
        <DownloadRows id={id} scope="errors" label={say('stayed.download_failed')} look="foot" />
      )}
      {blocked && (
        <Button
          data-heir="[data-run]"
          onPress={() =>
            tick.mutate({ rows: [], of: { ...anyRows, scope: 'errors' }, on: false }, { onError: trouble })
          }
        >
          {say('review.leave_out', { count: counts.blocking })}
        </Button>
      )}
      <Button icon={Clock} busy={busy} onPress={onKeep}>
        {say('review.later')}
      </Button>
      <Button
        look="primary"
        data-run
        isDisabled={blocked || counts.ready === 0}
        busy={run.isPending || asked}
        onPress={runNow}
      >
        {blocked
          ? say('review.need_fixing', { count: counts.blocking })
          : coming > 0 || counts.ready === 0
            ? say('review.now', { count: coming })
            : say('review.finish')}
      </Button>
    </footer>
  );
}
