import {
  ArrowUpDown,
  CalendarPlus,
  CircleDot,
  FileInput,
  ListFilter,
  TextSearch,
  Users,
  Waypoints,
} from 'lucide-react';
import { useState } from 'react';
import type { Field, LeadOptions, LeadSort, Option } from '../../bridge/types';
import { Button } from '../../ui/Button';
import { Chip, ChipValue } from '../../ui/Chip';
import { Checkbox } from '../../ui/Choices';
import { DateField } from '../../ui/DateField';
import { TextField } from '../../ui/Field';
import { Menu, type MenuEntry } from '../../ui/Menu';
import { Popover } from '../../ui/Popover';
import { Select } from '../../ui/Select';
import { dateOnly, num } from '../../words/formats';
import { type Key, useSay } from '../../words/say';
import { fieldLabel } from './fields';
import { type LeadSearch, orderOf } from './filter';
import s from './Leads.module.css';

type Many = 'status' | 'source' | 'owner' | 'import';
const many: { id: Many; label: Key; options: keyof LeadOptions; icon: typeof Users }[] = [
  { id: 'status', label: 'leads.filter_status', options: 'statuses', icon: CircleDot },
  { id: 'source', label: 'leads.filter_source', options: 'sources', icon: Waypoints },
  { id: 'owner', label: 'leads.filter_owner', options: 'owners', icon: Users },
  { id: 'import', label: 'leads.filter_import', options: 'imports', icon: FileInput },
];
const sorts: LeadSort[] = ['name', 'contact', 'source', 'owner', 'status', 'active', 'created'];

interface Props {
  search: LeadSearch;
  set: (next: LeadSearch) => void;
  options: LeadOptions | undefined;
  fields: readonly Field[];
}

/** The filters in force, each a chip, and the menus that add one and order the list. */
export function FilterBar({ search, set, options, fields }: Props) {
  const say = useSay();
  // The chip just added opens its own menu, so that a filter is one motion.
  const [open, setOpen] = useState<string | null>(null);
  const order = orderOf(search);

  const labelOf = (of: (typeof many)[number], o: Option): string => {
    if (of.id === 'status') return say(`status.${o.value}` as 'status.new');
    if (o.value === '-') return say('common.nobody');
    return o.label || o.value || say('leads.no_source');
  };
  const valueText = (of: (typeof many)[number], values: readonly string[]): string => {
    const all = options?.[of.options] ?? [];
    const names = values.map((v) =>
      labelOf(of, all.find((o) => o.value === v) ?? { value: v, label: v, count: 0 }),
    );
    if (names.length === 0) return say('common.choose');
    if (names.length === 1) return names[0] ?? '';
    if (names.length === 2) return say('leads.filter_or', { a: names[0] ?? '', b: names[1] ?? '' });
    return say('leads.filter_values', { count: names.length });
  };

  const add: MenuEntry[] = [
    ...many
      .filter((m) => !search[m.id])
      .map((m) => ({ id: m.id, label: say(m.label), icon: m.icon, do: () => setOpen(m.id) })),
    ...(search.since
      ? []
      : [
          { id: 'since', label: say('leads.filter_created'), icon: CalendarPlus, do: () => setOpen('since') },
        ]),
    { id: 'where', label: say('leads.filter_field'), icon: TextSearch, do: () => setOpen('where-new') },
  ];
  const close = (o: boolean, id: string) => setOpen(o ? id : null);
  const shownMany = many.filter((m) => search[m.id] || open === m.id);

  return (
    <div className={s.filters}>
      <div className={s.chips}>
        {shownMany.map((m) => (
          <Chip
            key={m.id}
            field={say(m.label)}
            operator={say('common.is')}
            removeLabel={say('leads.filter_remove', { name: say(m.label) })}
            onRemove={() => {
              setOpen(null);
              set({ ...search, [m.id]: undefined });
            }}
            value={
              <Popover
                label={say(m.label)}
                open={open === m.id}
                onOpen={(o) => close(o, m.id)}
                content={
                  <Ticks
                    options={options?.[m.options] ?? []}
                    label={(o) => labelOf(m, o)}
                    value={search[m.id] ?? []}
                    onChange={(v) => set({ ...search, [m.id]: v.length > 0 ? v : undefined })}
                  />
                }
              >
                <ChipValue label={`${say(m.label)}: ${valueText(m, search[m.id] ?? [])}`}>
                  {valueText(m, search[m.id] ?? [])}
                </ChipValue>
              </Popover>
            }
          />
        ))}
        {(search.since || open === 'since') && (
          <Chip
            field={say('leads.filter_created')}
            operator={say('leads.filter_within')}
            removeLabel={say('leads.filter_remove', { name: say('leads.filter_created') })}
            onRemove={() => {
              setOpen(null);
              set({ ...search, since: undefined });
            }}
            value={
              <Popover
                label={say('leads.filter_created')}
                open={open === 'since'}
                onOpen={(o) => close(o, 'since')}
                content={
                  <DateField
                    label={say('download.from')}
                    value={search.since ?? ''}
                    onChange={(since) => set({ ...search, since: since || undefined })}
                    autoFocus
                  />
                }
              >
                <ChipValue
                  label={`${say('leads.filter_created')}: ${search.since ? dateOnly(search.since) : say('common.choose')}`}
                >
                  {search.since ? dateOnly(search.since) : say('common.choose')}
                </ChipValue>
              </Popover>
            }
          />
        )}
        {(search.where ?? []).map((c, i) => {
          const name = fieldLabel(c.field);
          return (
            <Chip
              key={`${c.field}=${c.value}`}
              field={name}
              operator={say('common.contains')}
              value={
                <Popover
                  label={name}
                  open={open === `where-${i}`}
                  onOpen={(o) => close(o, `where-${i}`)}
                  content={(done) => (
                    <Where
                      fields={fields}
                      start={c}
                      keep={(next) => {
                        set({ ...search, where: search.where?.map((w, j) => (j === i ? next : w)) });
                        done();
                      }}
                    />
                  )}
                >
                  <ChipValue label={`${name}: ${c.value}`}>{c.value}</ChipValue>
                </Popover>
              }
              removeLabel={say('leads.filter_remove', { name })}
              onRemove={() => {
                const left = search.where?.filter((_, j) => j !== i);
                set({ ...search, where: left && left.length > 0 ? left : undefined });
              }}
            />
          );
        })}
        <Menu label={say('leads.filter')} groups={[{ id: 'add', entries: add }]}>
          <Button look="ghost" size="sm" icon={ListFilter}>
            {say('leads.filter')}
          </Button>
        </Menu>
        {open === 'where-new' && (
          <Popover
            label={say('leads.filter_field')}
            open
            onOpen={(o) => close(o, 'where-new')}
            content={
              <Where
                fields={fields}
                keep={(c) => {
                  setOpen(null);
                  set({ ...search, where: [...(search.where ?? []), c] });
                }}
              />
            }
          >
            <Button look="ghost" size="sm">
              {say('leads.filter_field')}
            </Button>
          </Popover>
        )}
      </div>
      <Menu
        label={say('leads.sort')}
        placement="bottom end"
        groups={[
          {
            id: 'by',
            entries: sorts.map((id) => ({
              id,
              label: say(`column.${id}`),
              on: order.by === id,
              do: () => set({ ...search, sort: id, up: id !== 'active' && id !== 'created' }),
            })),
          },
          {
            id: 'dir',
            entries: [
              {
                id: 'up',
                label: say(
                  order.by === 'active' || order.by === 'created' ? 'download.oldest' : 'download.az',
                ),
                on: !order.desc,
                do: () => set({ ...search, up: true }),
              },
              {
                id: 'down',
                label: say(
                  order.by === 'active' || order.by === 'created' ? 'download.newest' : 'download.za',
                ),
                on: order.desc,
                do: () => set({ ...search, up: undefined }),
              },
            ],
          },
        ]}
      >
        <Button look="ghost" size="sm" icon={ArrowUpDown}>
          {say('leads.sort')}
        </Button>
      </Menu>
    </div>
  );
}

function Ticks({
  options,
  label,
  value,
  onChange,
}: {
  options: readonly Option[];
  label: (o: Option) => string;
  value: readonly string[];
  onChange: (v: string[]) => void;
}) {
  const say = useSay();
  const [text, setText] = useState('');
  const found = options.filter((o) => label(o).toLowerCase().includes(text.toLowerCase()));
  return (
    <div className={s.ticks}>
      {options.length > 8 && (
        <TextField
          label={say('common.search')}
          bare
          placeholder={say('common.search')}
          value={text}
          onChange={setText}
          small
          autoFocus
        />
      )}
      <ul>
        {found.slice(0, 200).map((o) => (
          <li key={o.value} className="row">
            <Checkbox
              label={label(o)}
              checked={value.includes(o.value)}
              onChange={(on) => onChange(on ? [...value, o.value] : value.filter((v) => v !== o.value))}
            />
            <span className="ar muted t12 num">{num(o.count)}</span>
          </li>
        ))}
        {found.length === 0 && <li className="muted">{say('common.nothing_found')}</li>}
      </ul>
    </div>
  );
}

function Where({
  fields,
  start,
  keep,
}: {
  fields: readonly Field[];
  start?: { field: string; value: string };
  keep: (c: { field: string; value: string }) => void;
}) {
  const say = useSay();
  const [field, setField] = useState(start?.field ?? 'city');
  const [value, setValue] = useState(start?.value ?? '');
  const done = () => value.trim() && keep({ field, value: value.trim() });
  return (
    <div className={s.where}>
      <Select
        label={say('leads.filter_field')}
        choices={fields
          .filter((f) => f.kind !== 'notes' && f.key !== 'id' && f.kind !== 'instant')
          .map((f) => ({ id: f.key, label: fieldLabel(f.key) }))}
        value={field}
        onChange={setField}
      />
      <TextField
        label={say('common.contains')}
        value={value}
        onChange={setValue}
        autoFocus
        onKeyDown={(e) => e.key === 'Enter' && done()}
      />
      <Button look="primary" size="sm" onPress={done} isDisabled={!value.trim()}>
        {say('leads.filter')}
      </Button>
    </div>
  );
}
