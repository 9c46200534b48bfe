import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { go } from '../../../bridge';
import { callError } from '../../../bridge/error';
import { meKey, useMe } from '../../../bridge/me';
import { Button } from '../../../ui/Button';
import { toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { keys } from '../queries';
import type { Finding } from '../types';

/** An owner who is nobody here: the broker adds them with one press, which mends every row that names them. */
export function AddOwner({ finding }: { finding: Finding }) {
  const say = useSay();
  const qc = useQueryClient();
  const me = useMe().data;
  const name = finding.raw.trim();
  const email = name.includes('@') ? name : '';
  const add = useMutation({
    mutationFn: () => go.people.Add({ name, email, login: '', role: 'agent', site: '', import: true }),
    onSuccess: () => {
      void qc.invalidateQueries({ queryKey: meKey });
      void qc.invalidateQueries({ queryKey: keys.all });
      void qc.invalidateQueries({ queryKey: ['import-rows'] });
      toast(say('review.person_added', { name }));
    },
    onError: (e) => toastTrouble(callError(e).message),
  });
  if (finding.key !== 'owner.unknown' || !name) return null;
  if (!me?.rights.people) return <p className="muted">{say('review.ask_to_add')}</p>;
  return (
    <Button size="sm" look="ghost" icon={UserPlus} busy={add.isPending} onPress={() => add.mutate()}>
      {say('review.add_person')}
    </Button>
  );
}
