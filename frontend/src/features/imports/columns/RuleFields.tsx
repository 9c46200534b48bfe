import { Checkbox, RadioCards } from '../../../ui/Choices';
import { Select } from '../../../ui/Select';
import { useSay } from '../../../words/say';
import { fieldName } from '../shown';
import type { ImportForm, Mapping } from '../types';
import type { Change } from './AboutFields';
import { takes } from './ColumnMerging';
import s from './Rail.module.css';

type MatchKey = ImportForm['key'];
type Mode = ImportForm['mode'];

// A choice of a list has a name of its own; what stands in the form for the first is nothing.
const all = 'both';
const house = 'house';

/** The fields a row must fill for a key to find its lead. */
const needs: Record<MatchKey, readonly string[]> = {
  '': [],
  id: ['id'],
  external_id: ['external_id'],
  email: ['email'],
  phone: ['phone', 'phone_mobile', 'phone_work'],
  mls_name: ['mls_id'],
};

/** Whether rows go into leads that are here. */
export function merges(form: ImportForm): boolean {
  return !form.noMatch && (form.rule === 'merge' || form.mode === 'update') && form.mode !== 'create';
}

/** What becomes of people who are here: the rule, which rows come in, and what they are known by. */
export function RuleFields({
  form,
  mapping,
  onChange,
}: {
  form: ImportForm;
  mapping: Mapping;
  onChange: Change;
}) {
  const say = useSay();
  const keys = ['', 'id', 'external_id', 'email', 'phone', 'mls_name'] as const;
  const wanted = needs[form.key];
  const lacking = wanted.length > 0 && !mapping.columns.some((c) => wanted.includes(c.key));
  return (
    <section className={s.block}>
      <h2>{say('columns.rule')}</h2>
      <RadioCards
        className={s.cards}
        label={say('columns.rule')}
        value={form.mode === 'update' ? 'merge' : form.rule}
        onChange={(id) => onChange({ rule: id as ImportForm['rule'] }, 'now')}
        cards={[
          { id: 'merge', label: say('columns.merge'), hint: say('columns.merge_short'), off: form.noMatch },
          {
            id: 'create',
            label: say('columns.create'),
            hint: say('columns.create_hint'),
            off: form.noMatch || form.mode === 'update',
          },
        ]}
      />
      {merges(form) && (
        <Select
          label={say('columns.take')}
          value={form.merging.take}
          onChange={(id) =>
            onChange({ merging: { ...form.merging, take: id as typeof form.merging.take } }, 'now')
          }
          choices={takes.map((t) => ({ id: t, label: say(`columns.take_${t}`) }))}
          hint={say(`columns.take_${form.merging.take || 'fill'}_hint`)}
        />
      )}
      {!form.noMatch && (
        <>
          <Select
            label={say('columns.mode')}
            value={form.mode || all}
            onChange={(id) => onChange({ mode: (id === all ? '' : id) as Mode }, 'now')}
            choices={[
              { id: all, label: say('columns.mode_both') },
              { id: 'update', label: say('columns.mode_update') },
              { id: 'create', label: say('columns.mode_create') },
            ]}
            hint={form.mode ? say(`columns.mode_${form.mode}_hint`) : undefined}
          />
          <Select
            label={say('columns.key')}
            value={form.key || house}
            onChange={(id) => onChange({ key: (id === house ? '' : id) as MatchKey }, 'now')}
            choices={keys.map((k) => ({ id: k || house, label: say(`columns.key_${k || house}`) }))}
            hint={
              lacking ? (
                <span className="brass-t">
                  {say('columns.key_missing', { field: fieldName(wanted[0] ?? '') })}
                </span>
              ) : (
                say(form.key === '' ? 'columns.two_of_three' : 'columns.key_hint')
              )
            }
          />
        </>
      )}
      <Checkbox
        label={say('columns.no_match')}
        checked={form.noMatch}
        onChange={(noMatch) => onChange(noMatch ? { noMatch, mode: '', key: '' } : { noMatch }, 'now')}
        hint={form.noMatch ? <span className="brass-t">{say('columns.no_match_warning')}</span> : undefined}
      />
    </section>
  );
}
