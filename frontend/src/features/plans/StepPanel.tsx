import { Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../bridge/me';
import type { PlanStep } from '../../bridge/types';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';
import { fieldName } from '../../words/fields';
import { useSay } from '../../words/say';
import s from './Plans.module.css';
import {
  askable,
  dueChoices,
  dueId,
  dueOf,
  dueWord,
  kindIcons,
  kindLine,
  kinds,
  type StepKind,
  selectAll,
} from './plan';

/** What a step says and asks; texts are kept when they are left, choices at once. */
export function StepPanel(p: {
  step: PlanStep;
  n: number;
  may: boolean;
  /** The step is new: its text is what is written first. */
  begin: boolean;
  onKeep: (change: Partial<PlanStep>) => void;
  onRemove: () => void;
}) {
  const say = useSay();
  return (
    <aside className={s.rail} aria-label={say('plans.step_n', { n: p.n })}>
      <h3>{say('plans.step_n', { n: p.n })}</h3>
      {p.may ? <Form {...p} /> : <Facts step={p.step} />}
    </aside>
  );
}

function Form({ step: x, begin, onKeep, onRemove }: Parameters<typeof StepPanel>[0]) {
  const say = useSay();
  // What is typed and not kept yet; nothing while the fields show what the plan holds.
  const [text, setText] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const more = askable(useMe().data?.fields ?? []).filter((f) => !x.fields.includes(f.key));
  const keep = (change: Partial<PlanStep>) => {
    const typed = { text: text?.trim() || x.text, note: note?.trim() ?? x.note };
    setText(null);
    setNote(null);
    const all = {
      ...(typed.text !== x.text && { text: typed.text }),
      ...(typed.note !== x.note && { note: typed.note }),
      ...change,
    };
    if (Object.keys(all).length > 0) onKeep(all);
  };
  const keepTexts = () => keep({});
  return (
    <>
      <div className={s.form}>
        <div ref={begin ? selectAll : undefined}>
          <TextField
            label={say('plans.what')}
            value={text ?? x.text}
            onChange={setText}
            onBlur={keepTexts}
            autoFocus={begin}
            onKeyDown={(e) => e.key === 'Enter' && keepTexts()}
          />
        </div>
        <Select
          label={say('plans.kind')}
          value={x.kind}
          onChange={(kind) =>
            keep({
              kind: kind as StepKind,
              ...(kind === 'approval' && { who: 'broker' }),
              ...(kind !== 'fields' && { fields: [] }),
            })
          }
          choices={kinds.map((k) => ({
            id: k,
            label: say(`plans.kind_${k}`),
            mark: <Icon of={kindIcons[k]} size={14} className="muted" />,
          }))}
        />
        {x.kind === 'fields' && (
          <div className={s.asks}>
            {x.fields.length > 0 && (
              <ul aria-label={say('plans.fields')} className={s.tags}>
                {x.fields.map((f) => (
                  <li key={f}>
                    <span>{fieldName(f) ?? f}</span>
                    <IconButton
                      icon={X}
                      size="xs"
                      bare
                      label={say('plans.drop_field', { field: fieldName(f) ?? f })}
                      onPress={() => keep({ fields: x.fields.filter((y) => y !== f) })}
                    />
                  </li>
                ))}
              </ul>
            )}
            <Select
              label={say('plans.fields')}
              placeholder={say('plans.add_field')}
              value={null}
              onChange={(f) => keep({ fields: [...x.fields, f] })}
              choices={more.map((f) => ({ id: f.key, label: fieldName(f.key) ?? f.key }))}
            />
          </div>
        )}
        <div className={s.two}>
          <Select
            label={say('plans.due')}
            value={dueId(x)}
            onChange={(id) => keep(dueOf(id))}
            choices={dueChoices(x)}
          />
          <Select
            label={say('plans.who')}
            value={x.who}
            onChange={(who) => keep({ who: who === 'broker' ? 'broker' : 'agent' })}
            choices={[
              { id: 'agent', label: say('plans.who_agent') },
              { id: 'broker', label: say('plans.who_broker') },
            ]}
          />
        </div>
        <TextField
          label={say('plans.note')}
          lines={3}
          value={note ?? x.note}
          onChange={setNote}
          onBlur={keepTexts}
        />
      </div>
      <Button
        look="quiet-danger"
        icon={Trash2}
        className={s.removestep}
        data-heir="[role=row][aria-selected=true]"
        onPress={onRemove}
      >
        {say('plans.remove_step')}
      </Button>
    </>
  );
}

function Facts({ step: x }: { step: PlanStep }) {
  const say = useSay();
  const facts: [string, string][] = [
    [say('plans.what'), x.text],
    [say('plans.kind'), kindLine(x)],
    [say('plans.due'), dueWord(x)],
    [say('plans.who'), say(x.who === 'broker' ? 'plans.who_broker' : 'plans.who_agent')],
    [say('plans.note'), x.note],
  ];
  return (
    <dl className={s.facts}>
      {facts
        .filter(([, text]) => text)
        .map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="sel">{text}</dd>
          </div>
        ))}
    </dl>
  );
}
