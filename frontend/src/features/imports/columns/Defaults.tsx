import { X } from 'lucide-react';
import { useState } from 'react';
import { Combobox } from '../../../ui/Combobox';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import { IconButton } from '../../../ui/IconButton';
import { Select } from '../../../ui/Select';
import { sayKey, useSay } from '../../../words/say';
import { fieldIcon } from '../fieldIcons';
import { fieldName } from '../shown';
import type { Field, ImportForm, Me } from '../types';
import type { Change } from './AboutFields';
import s from './Rail.module.css';

// The form asks these in places of their own, and of these no two people have the same.
const elsewhere = new Set(['source', 'rating', 'site', 'lead_type', 'owner', 'partner_id', 'agent_id']);
const never = new Set<Field['kind']>(['email', 'phone', 'notes', 'person', 'code']);
const several = ['loan_officer_email', 'postal_code'];

/** Values that are taken for fields a row leaves empty, or that no column goes to. */
export function Defaults({ form, me, onChange }: { form: ImportForm; me: Me | undefined; onChange: Change }) {
  const say = useSay();
  // A field that was chosen and has no value yet is kept here: the import knows only values.
  const [open, setOpen] = useState<string[]>([]);
  const fields = (me?.fields ?? []).filter(
    (f) => !f.unset && !elsewhere.has(f.key) && (!never.has(f.kind) || several.includes(f.key)),
  );
  const said = new Map(form.defaults.map((d) => [d.field, d.value]));
  const shown = [...form.defaults.map((d) => d.field), ...open.filter((k) => !said.has(k))];
  const put = (field: string, value: string) => {
    if (value === (said.get(field) ?? '')) return;
    const rest = form.defaults.filter((d) => d.field !== field);
    const at = form.defaults.findIndex((d) => d.field === field);
    if (value) rest.splice(at < 0 ? rest.length : at, 0, { field, value });
    onChange({ defaults: rest }, 'now');
  };
  const drop = (field: string) => {
    setOpen((all) => all.filter((k) => k !== field));
    put(field, '');
  };
  return (
    <section className={s.block}>
      <div>
        <h2>{say('columns.defaults')}</h2>
        <p className={s.hint}>{say('columns.defaults_hint')}</p>
      </div>
      {shown.map((key) => {
        const f = fields.find((x) => x.key === key);
        return (
          f && (
            <div key={key} className={s.default}>
              <DefaultValue
                field={f}
                me={me}
                value={said.get(key) ?? ''}
                onChange={(v) => put(key, v)}
                fresh={open.includes(key)}
              />
              <IconButton
                icon={X}
                size="sm"
                label={say('columns.default_remove', { field: fieldName(key) })}
                onPress={() => drop(key)}
              />
            </div>
          )
        );
      })}
      <Select
        label={say('columns.default_add')}
        bare
        small
        value={null}
        placeholder={say('columns.default_add')}
        onChange={(key) => setOpen((all) => [...all, key])}
        choices={fields
          .filter((f) => !shown.includes(f.key))
          .map((f) => ({
            id: f.key,
            label: fieldName(f.key),
            mark: <Icon of={fieldIcon(f.key)} size={14} className="muted" />,
          }))}
      />
    </section>
  );
}

/** One value, in the way its kind is given. */
function DefaultValue(p: {
  field: Field;
  me: Me | undefined;
  value: string;
  fresh: boolean;
  onChange: (v: string) => void;
}) {
  const say = useSay();
  const { field, value } = p;
  const label = fieldName(field.key);
  const [text, setText] = useState(value);
  const words: Record<string, [string, readonly string[]] | undefined> = {
    yes_no: ['answer', ['yes', 'no']],
    yes_not: ['answer', ['yes', 'no', 'not_yet']],
    status: ['status', p.me?.statuses ?? []],
    intent: ['intent', ['buy', 'sell', 'rent']],
  };
  const few = words[field.kind];
  if (few)
    return (
      <Select
        label={label}
        value={value || null}
        placeholder={say('common.choose')}
        onChange={p.onChange}
        choices={few[1].map((id) => ({ id, label: sayKey(`${few[0]}.${id}`) ?? id }))}
      />
    );
  if (field.kind === 'date' || field.kind === 'instant')
    return <DateField label={label} value={value} onChange={p.onChange} />;
  if (field.kind === 'list') {
    const known = p.me?.lists.find((l) => l.name === field.key)?.values ?? [];
    const word = (v: string) => sayKey(`option.${field.key}.${v}`) ?? v;
    return (
      <Combobox
        label={label}
        value={text}
        onChange={setText}
        onBlur={() => p.onChange(known.find((v) => word(v) === text) ?? text.trim())}
        autoFocus={p.fresh}
        choices={known.map((v) => ({ id: v, label: word(v) }))}
      />
    );
  }
  return (
    <TextField
      label={label}
      value={text}
      onChange={setText}
      onBlur={() => p.onChange(text.trim())}
      onKeyDown={(e) => e.key === 'Enter' && field.kind !== 'long' && p.onChange(text.trim())}
      lines={field.kind === 'long' ? 2 : undefined}
      autoFocus={p.fresh}
    />
  );
}
