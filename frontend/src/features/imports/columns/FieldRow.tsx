import { ArrowLeft } from 'lucide-react';
import { cx } from '../../../lib/cx';
import { Icon } from '../../../ui/Icon';
import { MatchBars } from '../../../ui/Marks';
import { Select } from '../../../ui/Select';
import { useSay } from '../../../words/say';
import { fieldIcon } from '../fieldIcons';
import { fieldName } from '../shown';
import { type Field, type MapColumn, type Mapping, notImported } from '../types';
import s from './Columns.module.css';

const nothing = 'none';
const names = ['full_name', 'first_name', 'last_name', 'company'];

/** The same mapping seen from the other side: a field of a lead and the column it comes from. */
export function FieldRow(p: {
  field: Field;
  mapping: Mapping;
  missing: boolean;
  onChange: (index: number, next: Partial<MapColumn>) => void;
  onClear: () => void;
}) {
  const say = useSay();
  const { field: f, mapping } = p;
  const from = mapping.columns.filter((c) => c.key === f.key);
  const first = from[0];
  return (
    <li className={cx(s.mrow, (p.missing || first?.confidence === 'check') && s.chk)}>
      <span className={s.mcol}>
        <span className={s.fname}>
          <Icon of={fieldIcon(f.key)} size={14} className="muted" />
          <b className="medium trunc">{fieldName(f.key)}</b>
          {names.includes(f.key) && (
            <>
              <span className={s.req} aria-hidden="true">
                *
              </span>
              <span className="vh">{say('view.required_first')}</span>
            </>
          )}
        </span>
        <span className={cx(s.vals, 'trunc')}>
          {first?.samples.map((v, i) => (
            <span key={`${i.toString()}${v}`}>
              {i > 0 && <i aria-hidden="true" />}
              {v}
            </span>
          ))}
        </span>
      </span>
      <span className={s.marrow}>
        <Icon of={ArrowLeft} size={14} />
      </span>
      <Select
        bare
        label={say('view.column_for', { field: fieldName(f.key) })}
        doubtful={p.missing || first?.confidence === 'check'}
        value={first ? String(first.index) : nothing}
        onChange={(id) => {
          if (id === nothing) p.onClear();
          else p.onChange(Number(id), { key: f.key, confidence: 'sure', chosen: true });
        }}
        choices={[
          { id: nothing, label: say('view.no_column') },
          ...mapping.columns.map((c) => ({
            id: String(c.index),
            label: from.length > 1 && c === first ? from.map((x) => x.header).join(', ') : c.header,
            note: c.key !== notImported && c.key !== f.key ? fieldName(c.key) : c.samples[0],
          })),
        ]}
      />
      <span className={s.mconf}>{first?.confidence ? <MatchBars of={first.confidence} /> : null}</span>
    </li>
  );
}

/** The fields in the order of the form: what is required, what the form shows, the rest. */
export function inOrder(fields: readonly Field[]): Field[] {
  const rank = (f: Field) => (names.includes(f.key) ? 0 : f.form ? 1 : 2);
  return fields.filter((f) => !f.unset).sort((a, b) => rank(a) - rank(b));
}
