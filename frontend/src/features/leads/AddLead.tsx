import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../bridge/me';
import type { Field } from '../../bridge/types';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Checkbox, SegmentMany } from '../../ui/Choices';
import { Combobox } from '../../ui/Combobox';
import { DateField } from '../../ui/DateField';
import { Confirm } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { IconButton } from '../../ui/IconButton';
import { Avatar } from '../../ui/Marks';
import { Select } from '../../ui/Select';
import { Sheet } from '../../ui/Sheet';
import { StageRing } from '../../ui/StageRing';
import { toast } from '../../ui/Toast';
import { sayKey, useSay } from '../../words/say';
import s from './AddLead.module.css';
import { Alike } from './Alike';
import { atWork, fieldLabel, optionWord, shownValue, whoToName } from './fields';
import { useAddLead, useAsked, useLike } from './queries';

const parts: { title?: 'add.property' | 'add.referral'; keys: string[] }[] = [
  {
    keys: [
      'full_name',
      'phone',
      'email',
      'source',
      'owner',
      'status',
      'intent',
      'contact_by_email',
      'contact_by_phone',
    ],
  },
  {
    title: 'add.property',
    keys: [
      'mls_id',
      'property_id',
      'financing',
      'prequalified',
      'lender_name',
      'loan_officer_name',
      'loan_officer_email',
    ],
  },
  { title: 'add.referral', keys: ['referral', 'referral_source', 'message'] },
];
/** What tells whether someone is here already. */
const lookedUp = new Set(['full_name', 'phone', 'email']);
const wide = new Set(['intent', 'message']);

/** What is wrong with a value, as far as the form can tell; Go has the last word. */
function trouble(key: string, value: string): 'lead.name_missing' | undefined {
  if (key === 'full_name' && value.trim() === '') return 'lead.name_missing';
  return undefined;
}

/** Adds one lead by hand, with the fields of the lead form. */
export function AddLead({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string) => void }) {
  const say = useSay();
  const qc = useQueryClient();
  const me = useMe().data;
  const add = useAddLead();
  const [values, setValues] = useState<Record<string, string>>({ status: 'new' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [another, setAnother] = useState(false);
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState<Record<string, string>>({});
  const like = useLike(left);
  const someone = left.full_name ? (like.data ?? []) : [];
  const [round, setRound] = useState(0);
  const form = (me?.fields ?? []).filter((f) => f.form);
  const sections = form.filter((f) => f.section === 'financing' || f.section === 'origin');
  const asked = useAsked(
    Object.fromEntries(sections.flatMap((f) => (values[f.key] ? [[f.key, values[f.key] ?? '']] : []))),
    sections,
  ).data;
  const dirty = Object.entries(values).some(([k, v]) => v !== '' && !(k === 'status' && v === 'new'));

  const set = (key: string, v: string) => {
    setValues((old) => ({ ...old, [key]: v }));
    setErrors(({ [key]: _, ...rest }) => rest);
  };
  const leave = (key: string) => {
    const t = trouble(key, values[key] ?? '');
    if (lookedUp.has(key)) setLeft((old) => ({ ...old, [key]: (values[key] ?? '').trim() }));
    if (t === 'lead.name_missing' && !dirty) return;
    if (t) setErrors((e) => ({ ...e, [key]: say(t) }));
  };
  const close = () => (dirty ? setAsking(true) : onClose());
  const send = () => {
    const t = trouble('full_name', values.full_name ?? '');
    if (t) {
      setErrors((e) => ({ ...e, full_name: say('lead.name_missing') }));
      document.querySelector<HTMLInputElement>('[data-add-lead] input')?.focus();
      return;
    }
    if (add.isPending) return;
    const clean = Object.fromEntries(Object.entries(values).filter(([, v]) => v.trim() !== ''));
    for (const f of form)
      if (f.kind === 'list' && clean[f.key]) {
        const known = me?.lists.find((l) => l.name === f.key)?.values ?? [];
        clean[f.key] = known.find((v) => optionWord(f.key, v) === clean[f.key]) ?? clean[f.key] ?? '';
      }
    add.mutate(clean, {
      onSuccess: (lead) => {
        void qc.invalidateQueries({ queryKey: ['leads'] });
        void qc.invalidateQueries({ queryKey: ['me'] });
        toast(say('add.done', { name: lead.name }), { label: say('add.open'), do: () => onOpen(lead.id) });
        if (!another) return onClose();
        setValues({ status: 'new', ...(values.source ? { source: values.source } : {}) });
        setErrors({});
        setLeft({});
        setRound((n) => n + 1);
      },
      onError: (e) => {
        const found: Record<string, string> = {};
        for (const k of Object.keys(e.fields)) found[k] = e.field(k) ?? e.message;
        setErrors(found);
      },
    });
  };

  const control = (f: Field) => {
    const label = fieldLabel(f.key);
    const value = values[f.key] ?? '';
    const finding = values[f.key] ? undefined : asked?.find((x) => x.field === f.key);
    const hint = finding && <span className="brass-t">{sayKey(`finding.${finding.key}`)}</span>;
    const common = { label, hint, error: errors[f.key], onBlur: () => leave(f.key) };
    const choice = (ids: readonly string[]) =>
      ids.map((id) => ({ id, label: shownValue(f, id, me?.people ?? []) }));
    const named = whoToName(f.key, me, values);
    if (named)
      return (
        <Select
          {...common}
          value={value || '-'}
          onChange={(v) => set(f.key, v === '-' ? '' : v)}
          choices={[{ id: '-', label: say('common.nobody') }, ...named]}
        />
      );
    switch (f.kind) {
      case 'list':
        return (
          <Combobox
            {...common}
            value={value}
            onChange={(v) => set(f.key, v)}
            choices={(me?.lists.find((l) => l.name === f.key)?.values ?? []).map((v) => ({
              id: v,
              label: optionWord(f.key, v),
            }))}
          />
        );
      case 'status':
        return (
          <Select
            {...common}
            value={value}
            onChange={(v) => set(f.key, v)}
            choices={choice(me?.statuses ?? []).map((c) => ({ ...c, mark: <StageRing status={c.id} /> }))}
          />
        );
      case 'person':
        return (
          <Select
            {...common}
            value={value || '-'}
            onChange={(v) => set(f.key, v === '-' ? '' : v)}
            choices={[
              { id: '-', label: say('common.nobody'), mark: <Avatar name="" /> },
              ...atWork(me?.people ?? [], value).map((p) => ({
                id: p.id,
                label: p.name,
                mark: <Avatar name={p.name} />,
              })),
            ]}
          />
        );
      case 'yes_no':
      case 'yes_not':
        return (
          <Select
            {...common}
            value={value || null}
            placeholder={say('common.choose')}
            onChange={(v) => set(f.key, v)}
            choices={choice(f.kind === 'yes_no' ? ['yes', 'no'] : ['yes', 'no', 'not_yet'])}
          />
        );
      case 'date':
        return <DateField {...common} value={value} onChange={(v) => set(f.key, v)} />;
      case 'intent':
        return (
          <div className={s.intent}>
            <span className={s.label}>{label}</span>
            <SegmentMany
              label={label}
              parts={choice(['buy', 'sell', 'rent'])}
              value={value === '' ? [] : value.split(',')}
              onChange={(v) => set(f.key, v.join(','))}
            />
          </div>
        );
      default:
        return (
          <TextField
            {...common}
            value={value}
            onChange={(v) => set(f.key, v)}
            required={f.key === 'full_name'}
            autoFocus={f.key === 'full_name'}
            type={f.kind === 'email' ? 'email' : f.kind === 'phone' ? 'tel' : 'text'}
            lines={f.kind === 'long' ? 3 : undefined}
          />
        );
    }
  };
  const known = new Set(parts.flatMap((p) => p.keys));
  const rest = form.filter((f) => !known.has(f.key)).map((f) => f.key);

  return (
    <Sheet label={say('add.title')} onClose={close}>
      <form
        className={s.form}
        data-add-lead=""
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          send();
        }}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
            e.preventDefault();
            send();
          }
        }}
      >
        <header className={s.head}>
          <h1>{say('add.title')}</h1>
          <span className="grow" />
          <IconButton label={say('common.close')} icon={X} keys="Escape" onPress={close} />
        </header>
        <div className={s.body} key={round}>
          {add.error && Object.keys(add.error.fields).length === 0 && (
            <Callout tone="brick" title={add.error.message} className={s.wide} />
          )}
          <Alike found={someone} onOpen={onOpen} />
          {parts.map((p, i) => (
            <div key={p.title ?? 'who'} className={s.part}>
              {p.title && <h2 className={s.title}>{say(p.title)}</h2>}
              {[...p.keys, ...(i === parts.length - 1 ? rest : [])].map((key) => {
                const f = form.find((x) => x.key === key);
                return (
                  f && (
                    <div key={key} className={wide.has(key) ? s.wide : undefined}>
                      {control(f)}
                    </div>
                  )
                );
              })}
            </div>
          ))}
        </div>
        <footer className={s.foot}>
          <Checkbox label={say('add.another')} checked={another} onChange={setAnother} />
          <span className="grow" />
          <Button look="ghost" onPress={close}>
            {say('common.cancel')}
          </Button>
          <Button look="primary" type="submit" busy={add.isPending}>
            {say(someone.length > 0 ? 'alike.add' : 'add.title')}
          </Button>
        </footer>
      </form>
      <Confirm
        title={say('add.leave_title')}
        text={say('add.leave_text')}
        open={asking}
        yes={say('add.leave')}
        no={say('add.stay')}
        onYes={() => {
          setAsking(false);
          onClose();
        }}
        onNo={() => setAsking(false)}
      />
    </Sheet>
  );
}
