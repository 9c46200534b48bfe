import { Confirm } from '../../ui/Dialog';
import { toast, toastTrouble } from '../../ui/Toast';
import { useSay } from '../../words/say';
import { sayTrouble } from './actions';
import { useDelete } from './queries';
import type { Import } from './types';

/** Asks before an import goes for good, and says how many leads go with it. */
export function DeleteDialog({
  imp,
  onClose,
  onDone,
}: {
  imp: Import;
  onClose: () => void;
  onDone?: () => void;
}) {
  const say = useSay();
  const del = useDelete();
  // Only a waiting or a failed import still has leads of its own in the book.
  const leads = imp.state === 'waiting' || imp.state === 'failed' ? imp.counts.created : 0;
  return (
    <Confirm
      open
      danger
      title={say('imports.delete_title', { name: imp.name })}
      text={leads > 0 ? say('imports.delete_leads', { count: leads }) : say('imports.delete_none')}
      yes={say('imports.delete')}
      busy={del.isPending}
      onNo={onClose}
      onYes={() =>
        del.mutate(imp.id, {
          onSuccess: () => {
            toast(say('imports.deleted', { name: imp.name }));
            onClose();
            onDone?.();
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
