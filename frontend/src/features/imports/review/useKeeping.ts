import { toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { useRemember } from './mending';
import { useSourceName } from './queries';

/** Keeps fixes for the next files of the same source, and says so, with the way back. */
export function useKeeping(id: string) {
  const say = useSay();
  const source = useSourceName(id);
  const remember = useRemember(
    id,
    (fix) => {
      if (fix.off) return;
      toast(say('mend.remembered', { source }), {
        label: say('common.undo'),
        do: () => remember.mutate({ ...fix, off: true }),
      });
    },
    (e) => toastTrouble(sayTrouble(e)),
  );
  return {
    source,
    keep: (column: number, from: string[], to: string) => remember.mutate({ column, from, to, off: false }),
  };
}
