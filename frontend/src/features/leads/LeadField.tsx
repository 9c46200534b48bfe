import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as RacButton } from 'react-aria-components';
import { CallError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { Field, HistoryEntry, Lead } from '../../bridge/types';
import { cx } from '../../lib/cx';
import { IdCopy } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { SegmentMany } from '../../ui/Choices';
import { Combobox } from '../../ui/Combobox';
import { DateField } from '../../ui/DateField';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Menu } from '../../ui/Menu';
import { sayKey, useSay } from '../../words/say';
import { atWork, optionWord, shortLabel, shownValue, whoToName } from './fields';
import s from './LeadSheet.module.css';
import { PastValues } from './PastValues';
import { keys, useEdit } from './queries';

/** The stamp an edit must name: the field's own, or that of the lead's birth. */
export function stampOf(lead: Lead, field: string): string {
  return lead.stamps[field] || lead.born;
}

/** Saves one field, and keeps what was typed when someone else was quicker. */
export function useFieldEdit(lead: Lead, field: string, was: string) {
  const edit = useEdit(lead.id);
  const qc = useQueryClient();
  const [stale, setStale] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const save = (now: string, seen = stampOf(lead, field), before = was) => {
    setError(undefined);
    if (now === before && stale === null) return;
    edit.mutate([{ field, was: before, seen, now }], {
      onSuccess: () => setStale(null),
      onError: (e) => {
        if (e instanceof CallError && e.kind === 'stale') {
          setStale(now);
          void qc.invalidateQueries({ queryKey: keys.one(lead.id) });
        } else
          setError(
            (e instanceof CallError && (e.field(field) ?? Object.keys(e.fields).map((k) => e.field(k))[0])) ||
              e.message,
          );
      },
    });
  };
  return {
    save,
    stale,
    drop: () => setStale(null),
    error,
    clear: () => setError(undefined),
    busy: edit.isPending,
  };
}

/** One value of the sheet, edited where it stands. */
export function LeadField({
  lead,
  field,
  history,
}: {
  lead: Lead;
  field: Field;
  history: readonly HistoryEntry[];
}) {
  const say = useSay();
  const me = useMe().data;
  const label = shortLabel(field.key);
  const value = lead.values[field.key] ?? '';
  const people = me?.people ?? [];
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(value);
  const { save, stale, drop, error, clear } = useFieldEdit(lead, field.key, value);
  const shown = shownValue(field, value, people);
  const asked = lead.asked.find((f) => f.field === field.key);

  const start = () => {
    setDraft(field.kind === 'list' ? optionWord(field.key, value) : value);
    clear();
    setOpen(true);
  };
  const close = (keep: boolean, text = draft) => {
    setOpen(false);
    if (!keep) return;
    if (field.kind === 'list') {
      const known = me?.lists.find((l) => l.name === field.key)?.values ?? [];
      save(known.find((v) => optionWord(field.key, v) === text) ?? text);
    } else save(text);
  };
  // A key that ends the editing leaves the focus on the value; leaving by Tab or press does not.
  const place = useRef<HTMLElement>(null);
  const back = useRef(false);
  useEffect(() => {
    if (open || !back.current) return;
    back.current = false;
    place.current?.querySelector('button')?.focus();
  }, [open]);
  const strokes = (e: React.KeyboardEvent) => {
    if (e.key === 'Escape') {
      e.preventDefault();
      e.stopPropagation();
      back.current = true;
      close(false);
    } else if (e.key === 'Enter' && (field.kind !== 'long' || e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      back.current = true;
      close(true);
    }
  };

  const choices: { id: string; label: string; note?: string }[] | undefined =
    field.kind === 'yes_no'
      ? ['yes', 'no'].map((id) => ({ id, label: shownValue(field, id, people) }))
      : field.kind === 'yes_not'
        ? ['yes', 'no', 'not_yet'].map((id) => ({ id, label: shownValue(field, id, people) }))
        : field.kind === 'status'
          ? me?.statuses.map((id) => ({ id, label: shownValue(field, id, people) }))
          : field.kind === 'person'
            ? atWork(people, value).map((p) => ({ id: p.id, label: p.name }))
            : whoToName(field.key, me, lead.values);
  const words = (
    <span
      className={cx(
        'trunc',
        shown === '' && s.none,
        (field.kind === 'code' || field.kind === 'money' || field.kind === 'number') && 'num',
      )}
    >
      {shown || say('lead.empty')}
    </span>
  );
  const said =
    field.kind === 'yes_not' && value === 'yes' ? (
      <span className={s.yes}>
        <Icon of={CircleCheck} size={14} />
        {words}
      </span>
    ) : (
      words
    );

  const button = (
    <RacButton
      className={s.value ?? ''}
      aria-label={`${label}: ${shown || say('lead.empty')}`}
      onPress={start}
    >
      {words}
    </RacButton>
  );

  let body: React.ReactNode;
  if (field.kind === 'instant') body = <span className={s.plain}>{shown}</span>;
  else if (choices)
    body = (
      <Menu
        label={label}
        groups={[
          { id: 'values', entries: choices.map((c) => ({ ...c, on: c.id === value, do: () => save(c.id) })) },
          {
            id: 'none',
            entries:
              value !== '' && field.kind !== 'status'
                ? [{ id: 'none', label: say('common.clear'), do: () => save('') }]
                : [],
          },
        ]}
      >
        <RacButton className={s.value ?? ''} aria-label={`${label}: ${shown || say('lead.empty')}`}>
          {said}
        </RacButton>
      </Menu>
    );
  else if (!open) body = button;
  else
    body = (
      // biome-ignore lint/a11y/noStaticElementInteractions: hears the focus leave what is inside
      <div
        className={s.editor}
        onKeyDownCapture={(e) => {
          // Escape first closes what the field has open, then leaves the field.
          if (e.key !== 'Escape' || document.querySelector('[role="listbox"],[role="grid"][data-rac]'))
            return;
          e.preventDefault();
          e.stopPropagation();
          back.current = true;
          close(false);
        }}
        onBlur={(e) =>
          !e.currentTarget.contains(e.relatedTarget as Node | null) &&
          (field.kind === 'intent' || field.kind === 'date') &&
          close(true)
        }
      >
        {field.kind === 'intent' ? (
          <SegmentMany
            label={label}
            parts={['buy', 'sell', 'rent'].map((id) => ({ id, label: shownValue(field, id, people) }))}
            value={draft === '' ? [] : draft.split(',')}
            onChange={(v) => {
              setDraft(v.join(','));
              save(v.join(','));
            }}
          />
        ) : field.kind === 'date' ? (
          <DateField label={label} bare value={draft} onChange={setDraft} autoFocus />
        ) : field.kind === 'list' ? (
          <Combobox
            label={label}
            bare
            value={draft}
            onChange={setDraft}
            onBlur={() => close(true)}
            choices={(me?.lists.find((l) => l.name === field.key)?.values ?? []).map((v) => ({
              id: v,
              label: optionWord(field.key, v),
            }))}
            autoFocus
          />
        ) : (
          <TextField
            label={label}
            bare
            value={draft}
            onChange={setDraft}
            onBlur={() => close(true)}
            onKeyDown={strokes}
            lines={field.kind === 'long' ? 3 : undefined}
            small={field.kind !== 'long'}
            autoFocus
          />
        )}
      </div>
    );

  if (!open && value !== '' && (field.key === 'partner_id' || field.key === 'agent_id'))
    body = (
      <IdCopy id={value} label={label}>
        {body}
      </IdCopy>
    );

  return (
    <>
      <dt>{label}</dt>
      <dd ref={place}>
        {body}
        {!open && (
          <PastValues lead={lead} field={field.key} label={label} history={history} use={(v) => save(v)} />
        )}
        {asked && !open && !error && (
          <p className={cx(s.asked, 'brass-t')}>{sayKey(`finding.${asked.key}`)}</p>
        )}
        {error && (
          <p className={s.error} role="alert">
            {error}
          </p>
        )}
        {stale !== null && (
          <Stale
            theirs={shown}
            yours={shownValue(field, stale, people)}
            keep={drop}
            use={() => save(stale, stampOf(lead, field.key), value)}
          />
        )}
      </dd>
    </>
  );
}

/** Both values, when two people changed the same field. */
export function Stale(p: { theirs: string; yours: string; keep: () => void; use: () => void }) {
  const say = useSay();
  return (
    <div className={s.stale} role="alert">
      <b>{say('lead.stale')}</b>
      <dl>
        <dt>{say('lead.stale_theirs')}</dt>
        <dd>{p.theirs || say('lead.was_empty')}</dd>
        <dt>{say('lead.stale_yours')}</dt>
        <dd>{p.yours || say('lead.was_empty')}</dd>
      </dl>
      <div className="row">
        <Button size="sm" onPress={p.keep}>
          {say('lead.stale_keep')}
        </Button>
        <Button size="sm" look="primary" onPress={p.use}>
          {say('lead.stale_use')}
        </Button>
      </div>
    </div>
  );
}
