import { Check, CheckCheck, ListChecks, type LucideIcon, Pause, Play, Undo2 } from 'lucide-react';
import type { PlanEvent } from '../../bridge/types';
import { Event } from '../../ui/Events';
import { ago, moment } from '../../words/formats';
import { useSay } from '../../words/say';
import s from './Timeline.module.css';

const icons: Record<PlanEvent['what'], LucideIcon> = {
  started: ListChecks,
  done: Check,
  taken_back: Undo2,
  paused: Pause,
  resumed: Play,
  completed: CheckCheck,
};

/** Something that was done with the plan of a lead, in its line of time. */
export function PlanItem({ e }: { e: PlanEvent }) {
  const say = useSay();
  return (
    <Event icon={icons[e.what]} at={e.at} when={ago(e.at)} whole={moment(e.at)}>
      {say(`lead.plan_ev_${e.what}`, { plan: e.plan, step: e.step })}{' '}
      {e.by && <span className="muted">{say('lead.plan_ev_by', { name: e.by })}</span>}
      {e.from.import && (
        <div className={s.evmeta}>
          <a className="link t12" href={`#/imports/${encodeURIComponent(e.from.import)}`}>
            {e.from.importName || e.from.file}
          </a>
        </div>
      )}
    </Event>
  );
}
