import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as RacButton } from 'react-aria-components';
import { Icon } from '../../../ui/Icon';
import { Menu, type MenuEntry } from '../../../ui/Menu';
import { type Key, useSay } from '../../../words/say';
import type { Field, MapColumn } from '../types';
import s from './Columns.module.css';
import { readings } from './dates';

interface Choice {
  id: string;
  label: Key;
  note?: string;
  about?: Key;
  set: Partial<MapColumn>;
}

/** How the values of a column are read, where that is a choice: the order of dates, the sign before decimals, the order of names. It stays to be chosen, whatever filled it in. */
export function Reading(p: {
  column: MapColumn;
  field: Field | undefined;
  split: boolean;
  onChange: (next: Partial<MapColumn>) => void;
}) {
  const say = useSay();
  const found = choicesOf(p.column, p.field, p.split);
  if (!found) return null;
  const now = found.choices.find((c) => c.id === found.value) ?? found.choices[0];
  const entries: MenuEntry[] = found.choices.map((c) => ({
    id: c.id || 'open',
    label: say(c.label),
    note: c.about ? say(c.about) : c.note,
    on: c === now,
    do: () => p.onChange({ ...c.set, chosen: true }),
  }));
  const button: ReactElement = (
    <RacButton
      className={s.reading ?? ''}
      aria-label={`${say(found.title, { column: p.column.header })}: ${now ? say(now.label) : ''}`}
    >
      <span className="trunc">{now && say(now.label)}</span>
      <Icon of={ChevronDown} size={12} />
    </RacButton>
  );
  return (
    <Menu
      label={say(found.title, { column: p.column.header })}
      placement="bottom end"
      groups={[{ id: 'reading', entries }]}
    >
      {button}
    </Menu>
  );
}

function choicesOf(
  c: MapColumn,
  field: Field | undefined,
  split: boolean,
): { title: Key; value: string; choices: Choice[] } | undefined {
  if (c.join || field?.kind === 'notes') return joinsOf(c, field);
  switch (field?.kind) {
    case 'date':
    case 'instant': {
      const example = readings(c.samples);
      return {
        title: 'reading.date',
        value: c.order,
        choices: (['dmy', 'mdy', 'ymd', ''] as const).map((id) => ({
          id,
          label: id ? (`reading.${id}` as const) : 'reading.open',
          note: example && (id === 'dmy' || id === 'mdy') ? `${example.text}: ${example[id]}` : undefined,
          set: { order: id, ask: false },
        })),
      };
    }
    case 'money':
    case 'number':
      return {
        title: 'reading.money',
        value: c.decimal,
        choices: [
          { id: 'point', label: 'reading.point', set: { decimal: 'point' } },
          { id: 'comma', label: 'reading.comma', set: { decimal: 'comma' } },
          { id: '', label: 'reading.each', set: { decimal: '' } },
        ],
      };
    case 'name':
      // A whole name is split only where no column gives its parts.
      if (c.key !== 'full_name' || split) return undefined;
      // A comma always means that the last name stands first: where some have one, each
      // name is read by its own, and the order is that of the others.
      return {
        title: 'reading.names',
        value: c.names,
        choices: c.samples.some((x) => x.includes(','))
          ? [
              { id: '', label: 'reading.each_name', about: 'reading.each_name_note', set: { names: '' } },
              {
                id: 'last_first',
                label: 'reading.last_first',
                about: 'reading.last_first_note',
                set: { names: 'last_first' },
              },
            ]
          : [
              { id: '', label: 'reading.first_last', set: { names: '' } },
              { id: 'last_first', label: 'reading.last_first', set: { names: 'last_first' } },
            ],
      };
  }
  return undefined;
}

// A second column of a field says how it follows; one of notes, whether its name leads.
function joinsOf(c: MapColumn, field: Field | undefined): { title: Key; value: string; choices: Choice[] } {
  const notes = field?.kind === 'notes';
  const ids = notes
    ? (['', 'header'] as const)
    : field?.kind === 'long'
      ? (['line', 'header', 'comma', 'space'] as const)
      : (['comma', 'space', 'header'] as const);
  return {
    title: 'reading.join',
    value: c.join,
    choices: ids.map((id) => ({
      id,
      label: id ? (`reading.join_${id}` as const) : 'reading.join_alone',
      set: { join: id },
    })),
  };
}
