import { Check, Clock, Ellipsis, ListChecks, Pause, Play, Plus } from 'lucide-react';
import { Button as RacButton } from 'react-aria-components';
import { callError } from '../../bridge/error';
import { usePlans } from '../../bridge/plans';
import type { Lead, LeadPlan, LeadStep } from '../../bridge/types';
import { cx } from '../../lib/cx';
import { Progress } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { IconButton } from '../../ui/IconButton';
import { Menu, type MenuEntry } from '../../ui/Menu';
import { toastTrouble } from '../../ui/Toast';
import { moment, num } from '../../words/formats';
import { useSay } from '../../words/say';
import { fieldLabel } from './fields';
import s from './LeadPlans.module.css';
import { nextStep, stepWord, useLeadPlans, useLeadPlanWork } from './plans';

// The step that is to be done next: the focus goes on to it.
const toDo = '[data-step-do]';

const trouble = (e: unknown) => toastTrouble(callError(e).message);

/** The action plan of a lead: what is done of it and what is next. Nothing in a house without plans. */
export function LeadPlans({ lead }: { lead: Lead }) {
  const say = useSay();
  const list = useLeadPlans(lead.id).data;
  const plans = usePlans().data ?? [];
  const { act } = useLeadPlanWork(lead.id);
  if (!list) return null;
  const [p] = list;
  const away =
    lead.pending || lead.declined || lead.archived !== '' || lead.converted !== '' || lead.joinedInto !== '';
  const start = (but?: string): MenuEntry[] =>
    plans
      .filter((x) => x.inUse && x.id !== but)
      .map((x) => ({
        id: `start ${x.id}`,
        label: x.name,
        icon: ListChecks,
        do: () => act.mutate({ do: 'Start', plan: x.id }, { onError: trouble }),
      }));
  if (!p) {
    const entries = start();
    if (away || entries.length === 0) return null;
    return (
      <div className={s.none}>
        <Menu label={say('lead.plan_start')} groups={[{ id: 'start', entries }]}>
          <Button look="ghost" size="sm" icon={Plus} busy={act.isPending} data-heir={toDo}>
            {say('lead.plan_start')}
          </Button>
        </Menu>
      </div>
    );
  }
  // Whoever sees the lead of no one may give it to somebody: until then no agent has its steps.
  const unowned =
    !lead.values.owner && p.state === 'running' && p.steps.some((x) => !x.done && x.step.who === 'agent');
  const others: MenuEntry[] = list.slice(1).flatMap((x) =>
    x.state === 'paused'
      ? [
          {
            id: `resume ${x.plan}`,
            label: x.name,
            icon: Play,
            do: () => act.mutate({ do: 'Resume', plan: x.plan }, { onError: trouble }),
          },
        ]
      : [],
  );
  const turn: MenuEntry[] =
    p.state === 'running' || p.state === 'paused'
      ? [
          {
            id: 'turn',
            label: say(p.state === 'running' ? 'lead.plan_pause' : 'lead.plan_resume'),
            icon: p.state === 'running' ? Pause : Play,
            do: () =>
              act.mutate(
                { do: p.state === 'running' ? 'Pause' : 'Resume', plan: p.plan },
                { onError: trouble },
              ),
          },
        ]
      : [];
  const groups = [
    { id: 'turn', entries: turn },
    { id: 'resume', title: say('lead.plan_resume'), entries: others },
    {
      id: 'start',
      title: say('lead.plan_start_another'),
      // What waits there to be resumed is not begun anew by mistake.
      entries: start(p.state === 'completed' ? undefined : p.plan).filter(
        (x) => !others.some((o) => o.id === x.id.replace('start', 'resume')),
      ),
    },
  ];
  return (
    <section aria-label={say('lead.plan')} className={s.plan}>
      <div className={s.head}>
        <h2>{say('lead.plan')}</h2>
        <span className={cx(s.name, 'trunc')}>{p.name}</span>
        <span className={s.count}>{say('lead.plan_of', { done: num(p.done), of: num(p.steps.length) })}</span>
        {p.mine && groups.some((g) => g.entries.length > 0) && (
          <Menu label={say('lead.plan_more')} placement="bottom end" groups={groups}>
            <IconButton icon={Ellipsis} label={say('lead.plan_more')} bare />
          </Menu>
        )}
      </div>
      <Progress
        bare
        label={say('lead.plan_done_of', { done: num(p.done), of: num(p.steps.length) })}
        value={p.done}
        of={p.steps.length}
      />
      {unowned && <p className={s.still}>{say('lead.plan_nobody')}</p>}
      {p.state === 'resting' && <p className={s.still}>{say('lead.plan_rests')}</p>}
      {p.state === 'paused' && p.mine && (
        <div className={s.still}>
          <span className="grow">{say('lead.plan_paused')}</span>
          <Button
            size="sm"
            icon={Play}
            busy={act.isPending}
            data-heir={toDo}
            onPress={() => act.mutate({ do: 'Resume', plan: p.plan }, { onError: trouble })}
          >
            {say('lead.plan_resume')}
          </Button>
        </div>
      )}
      <ul className={s.steps}>
        {p.steps.map((x) => (
          <Step key={x.step.id} lead={lead} plan={p} step={x} />
        ))}
      </ul>
    </section>
  );
}

function Step({ lead, plan, step: x }: { lead: Lead; plan: LeadPlan; step: LeadStep }) {
  const say = useSay();
  const { tick } = useLeadPlanWork(lead.id);
  const done = x.done !== '';
  const next = nextStep(plan) === x && plan.state === 'running';
  // Whoever has a step to do here is offered the first of them, also where another's comes before it.
  const mine = plan.state === 'running' && plan.steps.find((y) => !y.done && y.mine) === x;
  const put = () => tick.mutate({ plan: plan.plan, step: x.step.id, done: !done }, { onError: trouble });
  const dot = cx(s.dot, done && s.done, next && s.next, x.late && s.late);
  const drawn = done ? <Icon of={Check} size={12} /> : x.late ? <Icon of={Clock} size={12} /> : null;
  return (
    <li className={cx(s.step, done && s.past)}>
      {x.mine ? (
        <RacButton
          className={dot}
          aria-label={say(done ? 'lead.step_undo_named' : 'lead.step_do_named', { step: x.step.text })}
          onPress={put}
        >
          {drawn}
        </RacButton>
      ) : (
        <span className={dot}>{drawn}</span>
      )}
      <div className={s.what}>
        <span className={s.text}>{x.step.text}</span>
        <small className={cx(x.late && s.since)} title={x.done ? moment(x.done) : x.due && moment(x.due)}>
          {stepWord(x, plan.state === 'running')}
        </small>
        {next && !x.mine && plan.mine && x.step.who === 'broker' && (
          <small>{say('lead.step_for_broker')}</small>
        )}
        {next && x.step.note && <p>{x.step.note}</p>}
        {next && x.lacks.length > 0 && (
          <p>{say('lead.step_fill', { fields: x.lacks.map(fieldLabel).join(', ') })}</p>
        )}
      </div>
      {mine && (
        <Button size="sm" busy={tick.isPending} data-step-do data-heir={toDo} onPress={put}>
          {say('lead.step_do')}
        </Button>
      )}
    </li>
  );
}
