import { Check, Minus, NotebookPen, Plus } from 'lucide-react';
import {
  Autocomplete,
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  useFilter,
} from 'react-aria-components';
import { cx } from '../../../lib/cx';
import { FindInput } from '../../../ui/FindInput';
import { Icon } from '../../../ui/Icon';
import k from '../../../ui/Items.module.css';
import { useSay } from '../../../words/say';
import { fieldIcon } from '../fieldIcons';
import { fieldName } from '../shown';
import { type Field, type MapColumn, type Mapping, notImported, toNotes } from '../types';
import s from './FieldMenu.module.css';
import l from './PickList.module.css';

const newField = '+field';

interface Entry {
  id: string;
  label: string;
  note?: string;
}

/** The fields a column may go to: suggestions first, then the free ones, then those in use, then the two ways out. */
export function FieldMenu(p: {
  column: MapColumn;
  mapping: Mapping;
  fields: readonly Field[];
  /** Leaves room for what stands below. */
  short: boolean;
  /** Makes a field of the house's own; for who may. */
  onNew: (() => void) | undefined;
  /** A field that another column has is shared with it when a join is named. */
  onChoose: (key: string, join: MapColumn['join']) => void;
}) {
  const say = useSay();
  const { contains } = useFilter({ sensitivity: 'base' });
  const c = p.column;
  const takenBy = new Map(
    p.mapping.columns
      .filter((x) => x.index !== c.index && x.key !== 'notes' && x.key !== 'tags')
      .map((x) => [x.key, x.header]),
  );
  const settable = p.fields.filter((f) => !f.unset).map((f) => f.key);
  const entry = (key: string): Entry => ({
    id: key,
    label: fieldName(key),
    note: takenBy.has(key) ? say('columns.taken', { column: takenBy.get(key) ?? '' }) : undefined,
  });
  const current = settable.includes(c.key) ? [c.key] : [];
  const suggested = [
    ...current,
    ...c.suggest.filter((k) => k !== c.key && settable.includes(k) && !takenBy.has(k)),
  ].slice(0, 4);
  const free = settable.filter((k) => !suggested.includes(k) && !takenBy.has(k));
  const taken = settable.filter((k) => takenBy.has(k));
  const sample = c.samples[0] ?? '…';
  const groups: { id: string; title: string; items: Entry[] }[] = [
    { id: 'suggested', title: say('columns.suggests'), items: suggested.map(entry) },
    {
      id: 'free',
      title: suggested.length > 0 ? say('columns.other_free') : say('columns.free'),
      items: free.map(entry),
    },
    { id: 'taken', title: say('columns.in_use'), items: taken.map(entry) },
    {
      id: 'join',
      title: say('columns.combine'),
      items: taken
        .filter((key) => joins(p.fields.find((f) => f.key === key)) !== '')
        .map((key) => ({
          id: `join:${key}`,
          label: say('columns.combine_with', { field: fieldName(key), column: takenBy.get(key) ?? '' }),
        })),
    },
    {
      id: 'out',
      title: '',
      items: [
        ...(p.onNew ? [{ id: newField, label: say('newfield.entry'), note: `“${c.header}”` }] : []),
        { id: toNotes, label: say('columns.to_notes'), note: `[import] ${c.header}: ${sample}` },
        { id: notImported, label: say('columns.skip') },
      ],
    },
  ].filter((g) => g.items.length > 0);
  return (
    <Autocomplete filter={contains}>
      <FindInput label={say('columns.find')} className={s.find ?? ''} inner={s.findinput ?? ''} />
      <ListBox
        aria-label={say('columns.fields')}
        className={cx(l.list, s.fieldlist, p.short && s.short)}
        items={groups}
        onAction={(k) => {
          const key = String(k);
          if (key === newField) return p.onNew?.();
          if (!key.startsWith('join:')) return p.onChoose(key, '');
          const field = p.fields.find((f) => f.key === key.slice(5));
          p.onChoose(key.slice(5), joins(field));
        }}
        renderEmptyState={() => <p className={l.facthint}>{say('common.nothing_found')}</p>}
      >
        {(g) => (
          <ListBoxSection
            id={g.id}
            aria-label={g.title || say('columns.ways_out')}
            className={g.id === 'out' ? s.out : undefined}
          >
            {g.title && <Header className={k.head ?? ''}>{g.title}</Header>}
            <Collection items={g.items}>
              {(i) => (
                <ListBoxItem id={i.id} textValue={i.label} className={k.item ?? ''}>
                  <Icon
                    of={
                      i.id === newField
                        ? Plus
                        : i.id === toNotes
                          ? NotebookPen
                          : i.id === notImported
                            ? Minus
                            : fieldIcon(i.id.replace('join:', ''))
                    }
                    className="soft"
                  />
                  <span className="nowrap">{i.label}</span>
                  {i.note && <span className={cx(k.note, l.itemnote, 'trunc')}>{i.note}</span>}
                  {i.id === c.key && <Icon of={Check} size={14} className={k.tick} />}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  );
}

/** How a second column follows in a field, at first; nothing where a field is never put together. */
export function joins(field: Field | undefined): MapColumn['join'] {
  switch (field?.kind) {
    case 'text':
      return 'comma';
    case 'long':
      return 'line';
    case 'name':
      return 'space';
  }
  return '';
}
