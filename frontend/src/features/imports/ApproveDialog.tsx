import { newJob } from '../../bridge';
import { isAlone, useMe } from '../../bridge/me';
import { Confirm } from '../../ui/Dialog';
import { toast, toastTrouble } from '../../ui/Toast';
import { useSay } from '../../words/say';
import { sayTrouble } from './actions';
import { useStart } from './queries';
import type { Import } from './types';

/** Asks before an import's leads become visible to everyone, then approves. */
export function ApproveDialog({ imp, onClose }: { imp: Import; onClose: () => void }) {
  const say = useSay();
  const approve = useStart(imp.id, 'Approve');
  const alone = isAlone(useMe().data);
  const { waits, waitMerges } = imp;
  return (
    <Confirm
      open
      title={say('imports.approve_title', { name: imp.name })}
      text={
        <>
          {(waits > 0 || waitMerges === 0) &&
            say(alone ? 'imports.approve_alone' : 'imports.approve_text', { count: waits })}{' '}
          {waitMerges > 0 && say('imports.approve_merges', { count: waitMerges })}
        </>
      }
      yes={say('imports.approve')}
      busy={approve.isPending}
      onNo={onClose}
      onYes={() =>
        approve.mutate(newJob(), {
          onSuccess: () => {
            toast(say('imports.approving', { name: imp.name }));
            onClose();
          },
          onError: (e) => {
            toastTrouble(sayTrouble(e));
            onClose();
          },
        })
      }
    />
  );
}
