import { cx } from '../../../lib/cx';
import { Checkbox } from '../../../ui/Choices';
import { Select } from '../../../ui/Select';
import { say, useSay } from '../../../words/say';
import { fieldName } from '../shown';
import type { Field, MergeTake, Merging } from '../types';
import s from './Merging.module.css';

const asImport = 'import';
export const takes: readonly MergeTake[] = ['fill', 'file', 'mine', 'ask'];

// Nobody is left without a name, and of phones and emails a lead has several: blanks empty none of these.
const never = new Set(['full_name', 'first_name', 'last_name', 'created_at']);
const kept = new Set<Field['kind']>(['email', 'phone', 'notes', 'status', 'person', 'tags']);

/** The field that a merge decides of for a column: the phones of a lead are decided of together, and so are its emails. */
function mergedAs(f: Field): string {
  if (f.key.startsWith('phone')) return 'phone';
  return f.key.startsWith('email') ? 'email' : f.key;
}

/** Whether there is anything to say of a field's merging: notes and tags are only ever added. */
export function mayMerge(f: Field | undefined): f is Field {
  return f !== undefined && f.kind !== 'notes' && f.key !== 'created_at' && !f.unset;
}

/** What one column says of its field, where a row meets a lead that is here. */
export function ColumnMerging({
  field,
  merging,
  onChange,
}: {
  field: Field;
  merging: Merging;
  onChange: (next: Merging) => void;
}) {
  const say = useSay();
  const key = mergedAs(field);
  const own = merging.fields.find((f) => f.field === key)?.take;
  return (
    <div className={s.merging}>
      <Select
        label={say('columns.take_of', { field: fieldName(key) })}
        small
        value={own ?? asImport}
        onChange={(id) => {
          const rest = merging.fields.filter((f) => f.field !== key);
          if (id !== asImport) rest.push({ field: key, take: id as MergeTake });
          onChange({ ...merging, fields: rest });
        }}
        choices={[
          {
            id: asImport,
            label: say('columns.take_as_import', { choice: say(`columns.take_${merging.take}`) }),
          },
          ...takes.filter((t) => t !== merging.take).map((t) => ({ id: t, label: say(`columns.take_${t}`) })),
        ]}
      />
      {!never.has(field.key) && !kept.has(field.kind) && (
        <Checkbox
          label={say('columns.clears')}
          checked={merging.clears.includes(field.key)}
          onChange={(on) =>
            onChange({
              ...merging,
              clears: on ? [...merging.clears, field.key] : merging.clears.filter((k) => k !== field.key),
            })
          }
        />
      )}
    </div>
  );
}

/** In few words where a column differs from the import; nothing where it does not. */
export function MergingMark({ field, merging }: { field: Field; merging: Merging }) {
  const own = merging.fields.find((f) => f.field === mergedAs(field))?.take;
  const clears = merging.clears.includes(field.key);
  if (!own && !clears) return null;
  const words = [own && say(`columns.take_short_${own}`), clears && say('columns.clears_short')];
  const text = words.filter(Boolean).join(', ');
  return (
    <span className={cx(s.mark, 'brass-t trunc')} title={text}>
      {text}
    </span>
  );
}
