import { useMe } from '../../../bridge/me';
import { SkeletonRows } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { num } from '../../../words/formats';
import { type Key, useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { fieldName } from '../shown';
import type { ColumnValue, Field, MapColumn, Me, ValueMap } from '../types';
import { optionsOf, sayOption, sayValue } from './options';
import { useValues } from './queries';
import s from './Values.module.css';

const asIs = 'as';
const leftBlank = 'blank';

/** The values of a column, each with what it becomes; a choice is kept at once. */
export function ValuesDialog(p: {
  id: string;
  column: MapColumn;
  whole: boolean;
  onChange: (values: ValueMap[]) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const me = useMe().data;
  const c = p.column;
  const found = useValues(p.id, c.index, c.key, p.whole);
  const field = me?.fields.find((f) => f.key === c.key);
  const values = found.data?.values ?? [];
  const chosen = new Map(c.values.map((v) => [same(v.from), v.to]));
  const fresh = values.filter((v) => !v.known && !chosen.has(same(v.value)));
  // What an open list lacks joins it; only a closed one has to be told.
  const unknown = found.data?.open ? [] : fresh;
  const set = (changes: readonly [string, string | undefined][]) => {
    const names = new Set(changes.map(([value]) => same(value)));
    p.onChange([
      ...c.values.filter((v) => !names.has(same(v.from))),
      ...changes.flatMap(([from, to]) => (to === undefined ? [] : [{ from, to }])),
    ]);
  };
  return (
    <Dialog
      open
      onClose={p.onClose}
      onEnter={p.onClose}
      title={say('values.title', { column: c.header })}
      lede={
        <>
          {say('values.lede', { field: fieldName(c.key) })}
          {found.data?.several && ` ${say('values.lede_several')}`}
        </>
      }
      footer={
        <>
          <span className={unknown.length > 0 ? 'brass-t t12' : 'muted t12'} role="status">
            {unknown.length > 0
              ? unknown.every((v) => unreadWords[v.why])
                ? say('values.nobody', { count: unknown.length })
                : say('values.unknown', { count: unknown.length, field: fieldName(c.key) })
              : fresh.length > 0
                ? say('values.joining', { count: fresh.length })
                : values.length > 0 && say('values.all_known')}
          </span>
          <span className="grow" />
          {fresh.length > 1 && (
            <Button onPress={() => set(fresh.map((v) => [v.value, '']))}>
              {say('values.blank_unknown')}
            </Button>
          )}
          <Button look="primary" onPress={p.onClose}>
            {say('values.done')}
          </Button>
        </>
      }
    >
      {found.isError && <Callout tone="brick" title={sayTrouble(found.error)} />}
      {!found.data && !found.isError && <SkeletonRows rows={5} columns={2} />}
      {found.data && !found.data.whole && <p className={s.note}>{say('values.first_rows')}</p>}
      {found.data?.many && <p className={s.note}>{say('values.many')}</p>}
      <ul className={s.values} aria-label={say('values.title', { column: c.header })}>
        {values.map((v) => (
          <ValueRow
            key={v.value}
            value={v}
            to={chosen.get(same(v.value))}
            field={field}
            me={me}
            open={!!found.data?.open}
            onChange={(to) => set([[v.value, to]])}
          />
        ))}
      </ul>
    </Dialog>
  );
}

// What a name that no person is found by is taken for, by why.
const unreadWords: Readonly<Record<string, Key>> = {
  'owner.unknown': 'values.unread_person',
  'owner.nobody': 'values.unread_owner',
  'owner.several': 'values.unread_several',
  'owner.many': 'values.unread_several',
  'owner.gone': 'values.unread_gone',
  'owner.not_yours': 'values.unread_not_yours',
};

function ValueRow(p: {
  value: ColumnValue;
  to: string | undefined;
  field: Field | undefined;
  me: Me | undefined;
  open: boolean;
  onChange: (to: string | undefined) => void;
}) {
  const say = useSay();
  const v = p.value;
  const options = optionsOf(p.field, p.me);
  // A value that is on no list any more, as one of another house, is still shown.
  if (p.to && !options.some((o) => o.value === p.to))
    options.push({ value: p.to, label: sayValue(p.field, p.me, p.to) });
  const unread =
    unreadWords[v.why] ?? (p.field?.kind === 'status' ? 'values.unread_status' : 'values.unread');
  const becomes = sayOption(p.field, p.me, v.becomes);
  const itself = v.known
    ? same(becomes) === same(v.value)
      ? becomes
      : say('values.as', { value: becomes })
    : p.open
      ? say('values.join', { value: v.value })
      : say(unread);
  return (
    <li className={s.value}>
      <span className={s.from}>
        <span className="trunc">{v.value}</span>
        <small className="muted num">{say('values.rows', { count: v.count })}</small>
      </span>
      <Select
        bare
        small
        noted
        className={s.to}
        label={say('values.of', { value: `${v.value} (${num(v.count)})` })}
        doubtful={!v.known && !p.open && p.to === undefined}
        value={p.to === undefined ? asIs : p.to === '' ? leftBlank : `=${p.to}`}
        onChange={(id) => p.onChange(id === asIs ? undefined : id === leftBlank ? '' : id.slice(1))}
        choices={[
          { id: asIs, label: itself },
          ...options.map((o) => ({ id: `=${o.value}`, label: o.label, note: o.note })),
          { id: leftBlank, label: say('values.blank') },
        ]}
      />
    </li>
  );
}

// The same to a value map: case, accents and spaces make no difference.
export function same(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
}
