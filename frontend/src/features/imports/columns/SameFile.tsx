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
  const stands = before?.state === 'approved' || before?.state === 'waiting';
  return (
    <Callout
      tone="brass"
      icon={History}
      title={
        before
          ? say('columns.same_when', { name: before.name, day: day(before.created) })
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
      {say(stands ? 'columns.same_stands' : 'columns.same_hint')}
    </Callout>
  );
}
