import { History } from 'lucide-react';
import { Callout } from '../../../ui/Callout';
import { day, num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { importHref } from '../places';
import { useDetail } from '../queries';

/** Says that this very file came before: as which import, when, and what came of it (A20). */
export function SameFile({ id }: { id: string }) {
  const say = useSay();
  const before = useDetail(id).data?.import;
  const n = before?.counts;
  const begun = before?.state === 'draft' || before?.state === 'saved';
  const hint = begun
    ? 'columns.same_begun_hint'
    : before?.state === 'approved' || before?.state === 'waiting'
      ? 'columns.same_stands'
      : before?.state === 'undone'
        ? 'columns.same_undone'
        : 'columns.same_hint';
  return (
    <Callout
      tone="brass"
      icon={History}
      title={
        before
          ? say(begun ? 'columns.same_begun' : 'columns.same_when', {
              name: before.name,
              day: day(before.created),
            })
          : say('columns.same')
      }
      action={
        <a className="link nowrap" href={importHref(id)}>
          {say('columns.same_open')}
        </a>
      }
    >
      {n && n.created + n.merged + n.unchanged > 0
        ? `${say('columns.same_result', { created: num(n.created), merged: num(n.merged), unchanged: num(n.unchanged) })} `
        : ''}
      {say(hint)}
    </Callout>
  );
}
