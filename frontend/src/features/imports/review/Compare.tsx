import { Check, FileText, GitMerge, Link2, User, X } from 'lucide-react';
import { type Ref, useImperativeHandle, useState } from 'react';
import { cx } from '../../../lib/cx';
import { SkeletonRows } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { dot, Segment } from '../../../ui/Choices';
import { Icon } from '../../../ui/Icon';
import { IconButton } from '../../../ui/IconButton';
import { keepInSight } from '../../../ui/Toast';
import { whyWords } from '../../../ui/why';
import { day, num } from '../../../words/formats';
import { sayKey, useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { leadHref } from '../places';
import { fieldName, shownValue } from '../shown';
import type { Decision, Field, FieldDiff, RowCandidate, RowView } from '../types';
import s from './Compare.module.css';
import { useCandidates } from './queries';

export interface CompareHandle {
  take: (all: 'file' | 'mine') => void;
  merge: () => void;
  link: () => void;
  apart: () => void;
}

/** A row beside whom it may be, field by field: whose value stays, and what becomes of the row. */
export function Compare(p: {
  handle?: Ref<CompareHandle>;
  id: string;
  row: RowView;
  fields: ReadonlyMap<string, Field>;
  /** "3 of 38" */
  place: string;
  busy: boolean;
  onDecide: (d: Decision) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const got = useCandidates(p.id, p.row.row);
  const [who, setWho] = useState<string | null>(null);
  const [takes, setTakes] = useState<Record<string, 'file' | 'mine'>>({});
  const all = got.data?.candidates ?? [];
  // Of those out of sight nothing can be said that tells one from the other: they stand as one.
  const unseen = all.filter((c) => c.hidden);
  const list = all.filter((c) => c === unseen[0] || !c.hidden);
  const at = list.find((c) => nameOf(c) === who) ?? list.find((c) => c.chosen) ?? list[0];
  const choices = at?.fields.filter((f) => !f.same) ?? [];
  const takeOf = (f: FieldDiff) => takes[f.field] ?? (f.take === 'file' ? 'file' : 'mine');
  const decide = (kind: Decision['kind']) => {
    if (!at || p.busy) return;
    const of = at.hidden ? { lead: '', row: 0 } : { lead: at.lead, row: at.row };
    const asked = got.data?.decision.fields.map((f) => f.field) ?? [];
    const fields =
      kind === 'merge' || kind === 'restore'
        ? choices
            .filter((f) => takes[f.field] !== undefined || asked.includes(f.field) || f.clash)
            .map((f) => ({ field: f.field, take: takeOf(f) }))
        : [];
    p.onDecide({
      kind,
      ...(kind === '' || kind === 'skip' || kind === 'create' ? { lead: '', row: 0 } : of),
      fields,
    });
  };
  const merge = () => decide(at?.archived ? 'restore' : 'merge');
  // Whom a row names by its Foyer ID it is, and of a lead out of sight nothing can be said.
  const partable = at !== undefined && !at.hidden && !at.by.includes('id');
  useImperativeHandle(p.handle, () => ({
    take: (all) => setTakes(Object.fromEntries(choices.map((f) => [f.field, all]))),
    merge,
    link: () => decide('link'),
    apart: () => partable && decide('apart'),
  }));
  if (got.isError || (got.data && !at))
    return (
      <div className={s.card}>
        <p className={s.say}>{got.isError ? sayTrouble(got.error) : say('compare.nobody')}</p>
      </div>
    );
  if (!at)
    return (
      <div className={s.card}>
        <SkeletonRows rows={3} columns={3} />
      </div>
    );
  const tie = list.length > 1 && list[0]?.rank === list[1]?.rank;
  const show = (f: FieldDiff, text: string) => {
    const field = p.fields.get(f.field);
    return text === '' ? say('compare.empty') : shownValue({ raw: text, value: text, edited: false }, field);
  };
  const said = p.row.decided
    ? say('compare.decided', { act: sayKey(`act.decide_${p.row.decided}`) ?? '' })
    : at.hidden
      ? say('compare.hidden_what')
      : at.archived
        ? say('compare.archived')
        : at.converted
          ? say('compare.converted')
          : at.unchanged
            ? say('compare.unchanged')
            : say(at.maybe ? 'compare.only_maybe' : 'compare.stays');
  return (
    <div className={s.card}>
      <header className={s.head}>
        <b className={s.title}>{say(at.maybe ? 'compare.maybe' : 'compare.title')}</b>
        {at.maybe ? (
          <span className="muted trunc">{whyWords(at.likeness.reasons)}</span>
        ) : at.by.includes('id') ? (
          <span className="muted">{say('compare.by_id')}</span>
        ) : (
          <>
            {at.by.map((k) => (
              <span key={k} className={s.is}>
                <Icon of={Check} size={14} />
                <span className={s.kind}>{sayKey(`matchkind.${k}`)}</span>
              </span>
            ))}
            {at.not.map((k) => (
              <span key={k} className={s.not}>
                <Icon of={X} size={14} />
                <span className={s.kind}>{sayKey(`matchkind.${k}`)}</span>
              </span>
            ))}
            <span className="muted trunc">
              {say(at.chosen ? matchWords(p.row) : 'compare.match', { count: at.by.length })}
            </span>
          </>
        )}
        <span className="grow" />
        <span className="muted num">{p.place}</span>
        <IconButton icon={X} size="xs" bare label={say('common.close')} onPress={p.onClose} />
      </header>
      {list.length > 1 && (
        <div className={s.who}>
          {tie && <span className="brass-t">{say('compare.tie')}</span>}
          <Segment
            label={say('compare.candidates')}
            parts={list.map((c) => ({
              id: nameOf(c),
              label: c.hidden ? say('compare.unseen') : c.name || say('leads.no_name'),
            }))}
            value={nameOf(at)}
            onChange={(v) => {
              setWho(v);
              setTakes({});
            }}
          />
        </div>
      )}
      {at.hidden ? (
        <p className={s.say}>{say('compare.hidden', { count: unseen.length })}</p>
      ) : (
        <table className={s.table}>
          <thead>
            <tr>
              <td />
              <th scope="col">
                <span className={s.col}>
                  <Icon of={FileText} size={14} className="muted" />
                  <span className="trunc">{say('compare.file', { n: num(p.row.row) })}</span>
                  {choices.length > 0 && <UseAll keys="1" onPress={() => takeAll('file')} />}
                </span>
              </th>
              <th scope="col">
                <span className={s.col}>
                  <Icon of={at.lead ? User : FileText} size={14} className="muted" />
                  {at.lead ? (
                    <a className="link trunc" href={leadHref(at.lead)}>
                      {say('compare.lead', { date: day(at.since) })}
                    </a>
                  ) : (
                    <span className="trunc">{say('compare.other_row', { n: num(at.row) })}</span>
                  )}
                  {choices.length > 0 && <UseAll keys="2" onPress={() => takeAll('mine')} />}
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {at.fields.map((f) => (
              <tr key={f.field}>
                <th scope="row">{fieldName(f.field)}</th>
                {f.same ? (
                  <>
                    <td className={s.soft}>{show(f, f.file)}</td>
                    <td className={s.soft}>{show(f, f.have)}</td>
                  </>
                ) : (
                  (['file', 'mine'] as const).map((side) => (
                    <td key={side}>
                      <label className={s.pick} data-on={takeOf(f) === side || undefined}>
                        <input
                          type="radio"
                          className={dot}
                          name={`${p.row.row}-${f.field}`}
                          checked={takeOf(f) === side}
                          onChange={() => setTakes({ ...takes, [f.field]: side })}
                        />
                        <span className="trunc">{show(f, side === 'file' ? f.file : f.have)}</span>
                        {f.both && side === 'file' && takes[f.field] === undefined && (
                          <span className="soft t12 trunc">{say('compare.both')}</span>
                        )}
                      </label>
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer className={s.foot} ref={keepInSight}>
        <span className={cx('muted', s.said)} title={said}>
          {said}
        </span>
        {p.row.decided && (
          <Button size="sm" look="ghost" isDisabled={p.busy} onPress={() => decide('')}>
            {say('compare.rule')}
          </Button>
        )}
        <Button size="sm" look="ghost" isDisabled={p.busy} onPress={() => decide('skip')}>
          {say('compare.skip')}
        </Button>
        {partable ? (
          <Button
            size="sm"
            look="ghost"
            aria-keyshortcuts="n"
            isDisabled={p.busy}
            onPress={() => decide('apart')}
          >
            {say('compare.apart')}
          </Button>
        ) : (
          <Button size="sm" look="ghost" isDisabled={p.busy} onPress={() => decide('create')}>
            {say('compare.own')}
          </Button>
        )}
        {!at.hidden && (
          <>
            <Button size="sm" icon={Link2} isDisabled={p.busy} onPress={() => decide('link')}>
              {say('compare.keep_both')}
            </Button>
            {!at.converted && (
              <Button size="sm" look="primary" icon={GitMerge} busy={p.busy} onPress={merge}>
                {say(at.archived ? 'compare.restore' : 'compare.merge')}
              </Button>
            )}
          </>
        )}
      </footer>
    </div>
  );

  function takeAll(side: 'file' | 'mine') {
    setTakes(Object.fromEntries(choices.map((f) => [f.field, side])));
  }
}

function nameOf(c: RowCandidate): string {
  return c.hidden ? 'hidden' : c.lead || `row-${c.row}`;
}

function UseAll({ keys, onPress }: { keys: string; onPress: () => void }) {
  const say = useSay();
  return (
    <Button look="link" size="sm" aria-keyshortcuts={keys} onPress={onPress}>
      {say('compare.use_all')}
    </Button>
  );
}

/** Which sentence says how much is the same: what the rule makes of it too, where nobody decided. */
function matchWords(
  row: RowView,
): 'compare.match' | 'compare.match_merges' | 'compare.match_links' | 'compare.match_active' {
  if (row.decided) return 'compare.match';
  if (row.verdict === 'active') return row.ticked ? 'compare.match' : 'compare.match_active';
  if (row.plan === 'merge' || row.plan === 'fold') return 'compare.match_merges';
  return row.plan === 'link' ? 'compare.match_links' : 'compare.match';
}
