import { Confirm } from '../../ui/Dialog';
import { toast, toastTrouble } from '../../ui/Toast';
import { useSay } from '../../words/say';
import { sayTrouble } from './actions';
import { useDelete, useDeleting } from './queries';
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
  const goes = useDeleting(imp.id).data;
  const text = !goes
    ? say('common.loading')
    : [
        goes.leads > 0 ? say('imports.delete_leads', { count: goes.leads }) : say('imports.delete_none'),
        goes.kept > 0 && say('imports.delete_kept', { count: goes.kept }),
      ]
        .filter(Boolean)
        .join(' ');
  return (
    <Confirm
      open
      danger
      title={say('imports.delete_title', { name: imp.name })}
      text={text}
      yes={say('imports.delete')}
      busy={del.isPending || !goes}
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
