import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { ActionPlan, PlanStep } from '../../bridge/types';
import { wayBack } from '../../lib/undo';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Choices';
import { TextField } from '../../ui/Field';
import { IconButton } from '../../ui/IconButton';
import { Tag } from '../../ui/Marks';
import { Menu } from '../../ui/Menu';
import { Select } from '../../ui/Select';
import { toast, toastTrouble } from '../../ui/Toast';
import { useSay } from '../../words/say';
import s from './Plans.module.css';
import { type Dropped, dropOf, newStep, putBack, selectAll } from './plan';
import { usePlanEdit, usePlanWork } from './queries';
import { StepPanel } from './StepPanel';
import { StepsList } from './StepsList';

const trouble = (e: unknown) => toastTrouble(callError(e).message);

/** One plan: its steps, its rules, and the step that is open. Each answer is kept as it is given. */
export function PlanDetails({
  plan,
  may,
  naming,
  onNamed,
}: {
  plan: ActionPlan;
  may: boolean;
  naming: boolean;
  onNamed: () => void;
}) {
  const say = useSay();
  const { remove, restore } = usePlanWork();
  const { now: p, edit } = usePlanEdit(plan, trouble);
  const [at, setAt] = useState<string>(p.steps[0]?.id ?? '');
  const dropped = useRef<Dropped[]>([]);
  const [added, setAdded] = useState('');
  const place = Math.max(
    0,
    p.steps.findIndex((x) => x.id === at),
  );
  const step = p.steps[place];

  const set = (change: Partial<ActionPlan>) => edit((was) => ({ ...was, ...change }));
  const setStep = (id: string, change: Partial<PlanStep>) =>
    edit((was) => ({ ...was, steps: was.steps.map((x) => (x.id === id ? { ...x, ...change } : x)) }));
  const drop = (gone: PlanStep) => {
    const was = dropOf(p.steps, gone, dropped.current);
    dropped.current.push(was);
    setAt((p.steps[place + 1] ?? p.steps[place - 1])?.id ?? '');
    edit(
      (now) => ({ ...now, steps: now.steps.filter((x) => x.id !== gone.id) }),
      () =>
        toast(say('plans.step_removed', { step: gone.text }), {
          label: say('common.undo'),
          do: wayBack(() => {
            edit((now) => ({ ...now, steps: putBack(now.steps, was) }));
            setAt(gone.id);
          }),
        }),
    );
  };
  const removeAll = () =>
    remove.mutate(p.id, {
      onError: trouble,
      onSuccess: () =>
        toast(say('plans.removed', { name: p.name }), {
          label: say('common.undo'),
          do: wayBack(() => restore.mutate(p.id, { onError: trouble })),
        }),
    });
  const addStep = () => {
    const fresh = newStep(p);
    edit((was) => ({ ...was, steps: [...was.steps, fresh] }));
    setAdded(fresh.id);
    setAt(fresh.id);
  };
  return (
    <>
      <article className={s.pane} aria-label={p.name}>
        <header className={s.title}>
          <Name
            plan={p}
            may={may}
            begin={naming}
            onKeep={(name) => {
              onNamed();
              if (name !== p.name) set({ name });
            }}
          />
          {may ? (
            <span className={s.state}>
              <Switch label={say('plans.in_use')} on={p.inUse} onChange={(inUse) => set({ inUse })} />
              <Menu
                label={say('plans.more', { name: p.name })}
                placement="bottom end"
                groups={[
                  {
                    id: 'remove',
                    entries: [
                      { id: 'remove', label: say('plans.remove'), icon: Trash2, danger: true, do: removeAll },
                    ],
                  },
                ]}
              >
                <IconButton
                  icon={Ellipsis}
                  label={say('plans.more', { name: p.name })}
                  bare
                  data-heir="nav [aria-current=page]"
                />
              </Menu>
            </span>
          ) : (
            !p.inUse && <Tag>{say('plans.off')}</Tag>
          )}
        </header>
        <p className="muted">
          {p.leads > 0
            ? say('plans.runs_on', { count: p.leads })
            : say(p.inUse ? 'plans.runs_nowhere' : 'plans.is_off')}
        </p>
        <StepsList
          steps={p.steps}
          at={step?.id ?? ''}
          onOpen={setAt}
          onOrder={may ? (steps) => set({ steps }) : undefined}
        />
        {may && (
          <Button look="ghost" icon={Plus} className={s.addstep} onPress={addStep}>
            {say('plans.add_step')}
          </Button>
        )}
        <Rules plan={p} may={may} onKeep={set} />
      </article>
      {step && (
        <StepPanel
          key={step.id}
          step={step}
          n={place + 1}
          may={may}
          begin={added === step.id}
          onKeep={(change) => setStep(step.id, change)}
          onRemove={() => drop(step)}
        />
      )}
    </>
  );
}

function Name(p: { plan: ActionPlan; may: boolean; begin: boolean; onKeep: (name: string) => void }) {
  const say = useSay();
  const [typed, setText] = useState<string | null>(null);
  // The first plan of a house is drawn a moment before it is known to be the new one.
  const text = typed ?? (p.begin ? p.plan.name : null);
  if (text === null)
    return (
      <>
        <h2 className={s.name}>{p.plan.name}</h2>
        {p.may && (
          <IconButton label={say('plans.rename')} icon={Pencil} onPress={() => setText(p.plan.name)} />
        )}
      </>
    );
  const done = (name: string) => {
    setText(null);
    p.onKeep(name.trim() || p.plan.name);
  };
  return (
    <div className={s.naming} ref={selectAll}>
      <TextField
        label={say('plans.name')}
        bare
        autoFocus
        value={text}
        onChange={setText}
        onBlur={() => done(text)}
        onKeyDown={(e) => {
          if (e.key === 'Enter') (e.target as HTMLElement).blur();
          else if (e.key === 'Escape') {
            e.stopPropagation();
            done(p.plan.name);
          }
        }}
      />
    </div>
  );
}

const graces = [0, 1, 2, 3, 5, 7, 14];

function Rules({
  plan: p,
  may,
  onKeep,
}: {
  plan: ActionPlan;
  may: boolean;
  onKeep: (change: Partial<ActionPlan>) => void;
}) {
  const say = useSay();
  const people = (useMe().data?.people ?? []).filter((x) => x.standing !== 'gone' || x.id === p.assign);
  const lateWord = (n: number) => (n === 0 ? say('plans.late_0') : say('plans.late_n', { count: n }));
  const late = graces.includes(p.lateAfter) ? graces : [...graces, p.lateAfter].sort((a, b) => a - b);
  const who = [
    { id: '-', label: say('plans.same_agent') },
    ...people.map((x) => ({ id: x.id, label: x.name })),
  ];
  if (p.assign && !who.some((x) => x.id === p.assign)) who.push({ id: p.assign, label: p.assignName });
  return (
    <section aria-label={say('plans.rules')} className={s.rules}>
      <h3>{say('plans.rules')}</h3>
      <ul>
        <li>
          <span>{say('plans.late')}</span>
          {may ? (
            <Select
              small
              bare
              className={s.rule}
              label={say('plans.late')}
              value={String(p.lateAfter)}
              onChange={(n) => onKeep({ lateAfter: Number(n) })}
              choices={late.map((n) => ({ id: String(n), label: lateWord(n) }))}
            />
          ) : (
            <b className="medium">{lateWord(p.lateAfter)}</b>
          )}
        </li>
        <li>
          <span>{say('plans.assign')}</span>
          {may ? (
            <Select
              small
              bare
              className={s.rule}
              label={say('plans.assign')}
              value={p.assign || '-'}
              onChange={(id) => {
                const assign = id === '-' ? '' : id;
                onKeep({ assign, assignName: who.find((x) => x.id === assign)?.label ?? '' });
              }}
              choices={who}
            />
          ) : (
            <b className="medium">{p.assignName || say('plans.same_agent')}</b>
          )}
        </li>
      </ul>
    </section>
  );
}
