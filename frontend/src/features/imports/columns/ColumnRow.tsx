import { ArrowRight, ChevronDown, Minus, NotebookPen, Search } from 'lucide-react';
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Button as RacButton,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { cx } from '../../../lib/cx';
import { Segment } from '../../../ui/Choices';
import { Icon } from '../../../ui/Icon';
import { MatchBars } from '../../../ui/Marks';
import { Popover } from '../../../ui/Popover';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { fieldIcon } from '../fieldIcons';
import { fieldName, percent } from '../shown';
import {
  type ColumnList,
  type Field,
  type MapColumn,
  type Mapping,
  manyValues,
  notImported,
  toNotes,
} from '../types';
import s from './Columns.module.css';
import { readings } from './dates';
import { Reading } from './Reading';

/** A column of the file: what stands in it, where it goes, how sure that is. */
export function ColumnRow({
  column: c,
  mapping,
  fields,
  list,
  onMatch,
  onChange,
}: {
  column: MapColumn;
  mapping: Mapping;
  fields: readonly Field[];
  /** What is known of its values, where it goes to a list. */
  list: ColumnList | undefined;
  onMatch: () => void;
  onChange: (next: Partial<MapColumn>) => void;
}) {
  const say = useSay();
  const skip = c.key === notImported;
  const check = c.confidence === 'check';
  const required = isRequired(c, mapping);
  const example = c.ask ? readings(c.samples) : undefined;
  const label = skip ? say('columns.skip') : c.key === toNotes ? say('columns.to_notes') : fieldName(c.key);
  return (
    <li className={cx(s.mrow, check && s.chk, skip && s.skip)}>
      <span className={s.mcol}>
        <span className={s.mname}>
          <b className="medium trunc">{c.header}</b>
          <small
            className={cx('muted num', s.fill)}
            title={say('columns.fill_hint', {
              filled: num(c.filled),
              seen: num(mapping.seen),
              count: c.distinct,
            })}
          >
            {say('columns.filled', { percent: percent(shareOf(c, mapping), 1) })}
            {c.filled > 0 &&
              ` · ${c.distinct >= manyValues ? say('columns.distinct_many', { n: num(manyValues) }) : say('columns.distinct', { count: c.distinct })}`}
          </small>
        </span>
        <span className={cx(s.vals, 'trunc')}>
          {c.samples.length === 0
            ? say('columns.empty')
            : c.samples.map((v, i) => (
                <span key={`${i.toString()}${v}`}>
                  {i > 0 && <i aria-hidden="true" />}
                  {v}
                </span>
              ))}
        </span>
        {example && (
          <span className={s.ask}>
            <span className="brass-t">{say('columns.ask_date', { text: example.text })}</span>
            <Segment
              label={say('columns.ask_date', { text: example.text })}
              parts={[
                { id: 'dmy', label: example.dmy },
                { id: 'mdy', label: example.mdy },
              ]}
              value={c.order}
              onChange={(order) => onChange({ order: order as MapColumn['order'], ask: false, chosen: true })}
            />
          </span>
        )}
      </span>
      <span className={s.marrow}>
        <Icon of={ArrowRight} size={14} />
      </span>
      <span>
        <Popover
          label={say('columns.menu', { column: c.header })}
          tight
          className={s.menupop}
          content={(close) => (
            <FieldMenu
              column={c}
              mapping={mapping}
              fields={fields}
              onChoose={(key) => {
                close();
                if (key !== c.key) onChange({ key, confidence: key === notImported ? '' : 'sure' });
                // Choosing what a doubtful guess says confirms it.
                else if (check) onChange({ chosen: true, confidence: 'sure' });
              }}
            />
          )}
        >
          <RacButton
            className={s.msel ?? ''}
            aria-label={say('columns.goes', { column: c.header, field: label })}
          >
            <Icon of={fieldIcon(c.key)} size={14} className="muted" />
            <span className="trunc">{label}</span>
            {required && (
              <span className={s.req} aria-hidden="true">
                *
              </span>
            )}
            <span className="grow" />
            <Icon of={ChevronDown} size={14} className="muted" />
          </RacButton>
        </Popover>
      </span>
      <span className={s.mconf}>
        {c.confidence ? (
          <MatchBars of={c.confidence} />
        ) : (
          <span className="muted">{say('columns.skipped')}</span>
        )}
        {list && list.values > 0 && (
          <RacButton className={cx(s.matchlink, list.unknown > 0 && s.unknown)} onPress={onMatch}>
            {say('values.match', { count: list.unknown > 0 ? list.unknown : list.values })}
          </RacButton>
        )}
        <Reading
          column={c}
          field={fields.find((f) => f.key === c.key)}
          split={mapping.columns.some((x) => x.key === 'first_name' || x.key === 'last_name')}
          onChange={onChange}
        />
      </span>
    </li>
  );
}

// A column with any value at all is never shown as empty.
function shareOf(c: MapColumn, m: Mapping): number {
  return c.filled === 0 ? 0 : Math.max(0.01, c.filled / Math.max(1, m.seen));
}

const names = ['full_name', 'first_name', 'last_name', 'company'];

// A name is required, in any of its forms: the first column that gives one carries the asterisk.
function isRequired(c: MapColumn, m: Mapping): boolean {
  return names.includes(c.key) && m.columns.find((x) => names.includes(x.key))?.index === c.index;
}

interface Entry {
  id: string;
  label: string;
  note?: string;
}

/** The fields a column may go to: suggestions first, then the free ones, then those in use, then the two ways out. */
function FieldMenu(p: {
  column: MapColumn;
  mapping: Mapping;
  fields: readonly Field[];
  onChoose: (key: string) => void;
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
  const groups = [
    { id: 'suggested', title: say('columns.suggests'), items: suggested.map(entry) },
    {
      id: 'free',
      title: suggested.length > 0 ? say('columns.other_free') : say('columns.free'),
      items: free.map(entry),
    },
    { id: 'taken', title: say('columns.in_use'), items: taken.map(entry) },
    {
      id: 'out',
      title: '',
      items: [
        { id: toNotes, label: say('columns.to_notes'), note: `[import] ${c.header}: ${sample}` },
        { id: notImported, label: say('columns.skip') },
      ],
    },
  ].filter((g) => g.items.length > 0);
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={say('columns.find')} className={s.find ?? ''} autoFocus>
        <Icon of={Search} size={14} className="muted" />
        <Input placeholder={say('columns.find')} className={s.findinput ?? ''} />
      </SearchField>
      <ListBox
        aria-label={say('columns.fields')}
        className={cx(s.list, s.fieldlist)}
        items={groups}
        onAction={(k) => p.onChoose(String(k))}
        renderEmptyState={() => <p className={s.facthint}>{say('common.nothing_found')}</p>}
      >
        {(g) => (
          <ListBoxSection
            id={g.id}
            aria-label={g.title || say('columns.ways_out')}
            className={g.id === 'out' ? s.out : undefined}
          >
            {g.title && <Header className={s.listhead ?? ''}>{g.title}</Header>}
            <Collection items={g.items}>
              {(i) => (
                <ListBoxItem id={i.id} textValue={i.label} className={cx(s.item, i.id === c.key && s.chosen)}>
                  <Icon
                    of={i.id === toNotes ? NotebookPen : i.id === notImported ? Minus : fieldIcon(i.id)}
                    className="soft"
                  />
                  <span className="nowrap">{i.label}</span>
                  {i.note && <span className={cx(s.itemnote, 'trunc')}>{i.note}</span>}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  );
}
