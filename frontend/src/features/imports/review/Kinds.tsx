import { GitMerge, SpellCheck } from 'lucide-react';
import { Button as Press, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from '../../../lib/cx';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { allOf } from '../rows';
import { fieldName, sayGroups } from '../shown';
import type { Counts, Mend, RowColumn, RowGroup, RowsOf } from '../types';
import { useMerges, useSpellings, useTwins } from './queries';
import s from './Review.module.css';
import { twins } from './scopes';

type Act = Partial<Mend> & Pick<Mend, 'what'>;

/** The rail over the rows: what was found of those shown, one chip a kind, and what one act can do about them. */
export function Kinds(p: {
  id: string;
  of: RowsOf;
  counts: Counts;
  /** Of the scope, whichever is chosen. */
  groups: readonly RowGroup[];
  total: number;
  columns: readonly RowColumn[];
  busy: boolean;
  onKind: (finding: string, field: string) => void;
  onSpell: (column: RowColumn) => void;
  onMend: (act: Act) => void;
}) {
  const say = useSay();
  const { scope, finding, field } = p.of;
  const spellings = useSpellings(p.id).data ?? [];
  // A kind of which the last row was just mended stays while its rows are on screen.
  const gone = finding !== '' && !p.groups.some((g) => g.key === finding && g.field === field);
  const groups: readonly Pick<RowGroup, 'key' | 'field' | 'count'>[] = gone
    ? [...p.groups, { key: finding, field, count: 0 }]
    : p.groups;
  const names = sayGroups(groups);
  const dup = scope === 'duplicates';
  return (
    <div className={s.rail}>
      {groups.length > 0 && (
        <ToggleButtonGroup
          aria-label={say('review.kinds')}
          className={s.kindlist ?? ''}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[finding ? `${finding}|${field}` : 'all']}
          onSelectionChange={(keys) => {
            const [key, of] = String([...keys][0]).split('|');
            p.onKind(key === 'all' ? '' : (key ?? ''), of ?? '');
          }}
        >
          <ToggleButton id="all" className={s.kind ?? ''}>
            {say('imports.all')} <span className={s.n}>{num(p.total)}</span>
          </ToggleButton>
          {groups.map((g, i) => (
            <ToggleButton key={`${g.key}|${g.field}`} id={`${g.key}|${g.field}`} className={s.kind ?? ''}>
              {names[i]} <span className={s.n}>{num(g.count)}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {groups.length === 0 && !dup && (
        <p className={cx('muted t12', s.merges)}>
          <span>
            <b className="medium soft">{say('review.no_status')}</b> {say('review.no_status_means')}
          </span>
        </p>
      )}
      {groups.some((g) => g.key === 'match.active') && (
        <p className={cx('muted t12', s.merges)}>
          <span>
            <b className="medium soft">{say('review.active')}</b> {say('review.active_means')}
          </span>
        </p>
      )}
      {dup && (finding === twins ? <TwinsLine {...p} /> : finding === '' && <MergesLine {...p} />)}
      {!dup && spellings.length > 0 && (
        <div role="group" aria-label={say('mend.spellings')} className={s.kindlist}>
          {spellings.map((x) => {
            const column = p.columns.find((c) => c.column === x.column);
            return (
              column && (
                <Press key={x.column} className={s.kind ?? ''} onPress={() => p.onSpell(column)}>
                  <Icon of={SpellCheck} size={14} />
                  {say('mend.spellings_in', { field: fieldName(x.field) })}{' '}
                  <span className={s.n}>{num(x.groups)}</span>
                </Press>
              )
            );
          })}
        </div>
      )}
    </div>
  );
}

const merge = { kind: 'merge' as const, lead: '', row: 0, fields: [] };

function MergesLine(p: { id: string; counts: Counts; busy: boolean; onMend: (act: Act) => void }) {
  const say = useSay();
  const merges = useMerges(p.id, true).data;
  if (!merges) return null;
  return (
    <p className={s.merges}>
      {merges.clear > 0 && (
        <>
          <span className="soft">
            {say('merges.clear', { count: merges.clear, all: num(p.counts.duplicates) })}
          </span>
          <Button
            size="sm"
            icon={GitMerge}
            busy={p.busy}
            onPress={() => p.onMend({ what: 'decide', clear: true, decision: merge })}
          >
            {say('merges.merge', { count: merges.clear })}
          </Button>
        </>
      )}
      <span className="muted t12">
        {[
          merges.left > 0 && say('merges.left', { count: merges.left }),
          merges.folds > 0 && say('merges.folds', { count: merges.folds }),
        ]
          .filter(Boolean)
          .join(' · ') || say('merges.none_left')}
      </span>
    </p>
  );
}

/** What one act does for the groups of rows that are one person. */
function TwinsLine(p: { id: string; of: RowsOf; busy: boolean; onMend: (act: Act) => void }) {
  const say = useSay();
  const found = useTwins(p.id).data;
  if (!found) return null;
  return (
    <p className={s.merges}>
      {found.clear > 0 ? (
        <>
          <span className="soft">{say('twins.clear', { count: found.clear })}</span>
          <Button
            size="sm"
            icon={GitMerge}
            busy={p.busy}
            onPress={() =>
              p.onMend({
                what: 'decide',
                clear: true,
                query: allOf(p.of),
                decision: merge,
              })
            }
          >
            {say('merges.merge', { count: found.clear })}
          </Button>
        </>
      ) : (
        <span className="muted t12">{say('twins.none_clear')}</span>
      )}
    </p>
  );
}
