import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import { usePlans } from '../../bridge/plans';
import type { ActionPlan } from '../../bridge/types';
import { EmptyState, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Disc } from '../../ui/Events';
import { Tag } from '../../ui/Marks';
import { RoomHead } from '../../ui/RoomHead';
import { RoomList } from '../../ui/RoomList';
import { toastTrouble } from '../../ui/Toast';
import { num } from '../../words/formats';
import { useSay } from '../../words/say';
import { PlanDetails } from './PlanDetails';
import s from './Plans.module.css';
import { newPlan, readyPlan } from './plan';
import { usePlanWork } from './queries';

/** The action plans beside the one that is open. */
export function PlansRoom({ id, onOpen }: { id?: string | undefined; onOpen: (id: string) => void }) {
  const say = useSay();
  const may = useMe().data?.rights.plans === true;
  const list = usePlans();
  const { add } = usePlanWork();
  // The plan just made begins with its name.
  const [fresh, setFresh] = useState('');
  const all = list.data ?? [];
  const open = all.find((p) => p.id === id) ?? all[0];
  const make = (plan: ActionPlan, named: boolean) =>
    add.mutate(plan, {
      onSuccess: (p) => {
        if (!named) setFresh(p.id);
        onOpen(p.id);
      },
      onError: (e) => toastTrouble(callError(e).message),
    });
  return (
    <>
      <RoomHead wraps title={say('plans.title')} note={all.length > 0 && num(all.length)}>
        {may && list.data && all.length > 0 && (
          <Button look="primary" icon={Plus} busy={add.isPending} onPress={() => make(newPlan(all), false)}>
            {say('plans.new')}
          </Button>
        )}
      </RoomHead>
      {list.error ? (
        <div className={s.trouble}>
          <Callout tone="brick" title={callError(list.error).message} />
        </div>
      ) : !list.data ? (
        <SkeletonRows rows={6} columns={2} />
      ) : !open ? (
        <EmptyState
          icon={ListChecks}
          title={say('plans.none')}
          action={
            may && (
              <div className={s.begin}>
                <Button look="primary" busy={add.isPending} onPress={() => make(readyPlan(), true)}>
                  {say('plans.ready')}
                </Button>
                <Button icon={Plus} onPress={() => make(newPlan(all), false)}>
                  {say('plans.new')}
                </Button>
              </div>
            )
          }
        >
          {say(may ? 'plans.none_hint' : 'plans.none_yours_hint')}
        </EmptyState>
      ) : (
        <div className={s.split}>
          <RoomList
            label={say('plans.title')}
            current={open.id}
            items={all.map((p) => ({
              id: p.id,
              href: `#/plans/${encodeURIComponent(p.id)}`,
              mark: <Disc icon={ListChecks} />,
              name: p.name,
              note: [
                say('plans.steps_n', { count: p.steps.length }),
                ...(p.leads > 0 ? [say('plans.leads_n', { count: p.leads })] : []),
              ].join(', '),
              end: !p.inUse && <Tag>{say('plans.off')}</Tag>,
            }))}
          />
          <PlanDetails
            key={open.id}
            plan={open}
            may={may}
            naming={fresh === open.id}
            onNamed={() => setFresh('')}
          />
        </div>
      )}
    </>
  );
}
