import { useQuery } from '@tanstack/react-query';
import { Clock, ListChecks } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { newJob } from '../../../bridge';
import { useMe } from '../../../bridge/me';
import { useActions } from '../../../lib/actions';
import { cx } from '../../../lib/cx';
import { EmptyState, SkeletonRows } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { toast, toastTrouble } from '../../../ui/Toast';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { DownloadRows } from '../details/DownloadRows';
import { importsHref, visit } from '../places';
import { rowsQuery, useFix, useGroups, useSave, useStart, useTick } from '../queries';
import { sayGroup } from '../shown';
import type { Counts, ImportDraft, RowScope } from '../types';
import w from '../Wizard.module.css';
import { WizardHead } from '../WizardHead';
import s from './Review.module.css';
import { RowGrid, type RowGridHandle } from './RowGrid';
import { Staging } from './Staging';

/** Second step: every row with its verdict, mended in place, before anything is written. */
export function ReviewStep({ draft, onBack }: { draft: ImportDraft; onBack: () => void }) {
  if (draft.import.phase !== 'staged') return <Staging draft={draft} onBack={onBack} />;
  return <Rows draft={draft} onBack={onBack} />;
}

const scopes: {
  id: RowScope;
  word: 'review.all' | 'review.new' | 'review.duplicates' | 'review.errors' | 'review.skipped';
  dot?: string;
  n: (c: Counts) => number;
}[] = [
  { id: '', word: 'review.all', n: (c) => c.rows },
  { id: 'new', word: 'review.new', dot: 'door', n: (c) => c.new },
  { id: 'duplicates', word: 'review.duplicates', dot: 'brass', n: (c) => c.duplicates },
  { id: 'errors', word: 'review.errors', dot: 'brick', n: (c) => c.errors },
  { id: 'unticked', word: 'review.skipped', dot: 'slate', n: (c) => c.unticked },
];

function ticked(scope: RowScope, c: Counts): boolean | 'some' {
  if (scope === 'unticked') return false;
  if (scope === 'errors') return c.blocking === 0 ? false : c.blocking === c.errors ? true : 'some';
  if (c.unticked === 0) return true;
  return c.unticked >= c.rows ? false : 'some';
}

function Rows({ draft, onBack }: { draft: ImportDraft; onBack: () => void }) {
  const say = useSay();
  const imp = draft.import;
  const { id, counts } = imp;
  const me = useMe().data;
  const [scope, setScope] = useState<RowScope>('');
  const [finding, setFinding] = useState('');
  const first = useQuery(rowsQuery(id, scope, finding, 0));
  // The groups are those of the whole scope, whichever of them is chosen.
  const whole = useGroups(id, scope);
  const fix = useFix(id);
  const tick = useTick(id);
  const run = useStart(id, 'Run');
  const save = useSave(id);
  const grid = useRef<RowGridHandle>(null);
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));

  const total = finding
    ? (first.data?.total ?? 0)
    : (first.data?.total ?? scopes.find((x) => x.id === scope)?.n(counts) ?? 0);
  const groups = whole.data?.groups ?? [];
  const strict = imp.policy === 'strict';
  const blocked = strict && counts.blocking > 0;

  const [seek, setSeek] = useState<{ after: number } | null>(null);
  const nextError = useRef(() => {});
  nextError.current = () => {
    if (counts.errors === 0) return toast(say('review.none_to_fix'));
    const after = grid.current?.row() ?? 0;
    setScope('errors');
    setFinding('');
    setSeek({ after });
  };
  const keep = useRef(() => {});
  keep.current = () =>
    save.mutate(undefined, {
      onSuccess: () => {
        toast(say('import.saved', { name: imp.name }));
        visit(importsHref);
      },
      onError: trouble,
    });
  useActions(
    useMemo(
      () => [
        {
          id: 'review.next',
          label: say('keys.next_to_fix'),
          icon: ListChecks,
          keys: 'F',
          group: 'list' as const,
          do: () => nextError.current(),
        },
        {
          id: 'review.keep',
          label: say('keys.keep'),
          icon: Clock,
          keys: 'Mod S',
          typing: true,
          group: 'list' as const,
          do: () => keep.current(),
        },
      ],
      [say],
    ),
  );

  const tickAll = (on: boolean) => {
    if (!finding) return tick.mutate({ rows: [], scope, on }, { onError: trouble });
    void grid.current
      ?.all()
      .then((rows) => rows.length > 0 && tick.mutate({ rows, scope: '', on }, { onError: trouble }));
  };
  const waiting = counts.errors - counts.blocking;

  return (
    <>
      <WizardHead file={imp.file} at={1} backLabel={say('review.back')} onBack={onBack} />
      <div className={s.sumwrap}>
        <ToggleButtonGroup
          aria-label={say('review.show')}
          className={s.sumstrip ?? ''}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[scope || 'all']}
          onSelectionChange={(keys) => {
            const [k] = [...keys];
            setScope(k === 'all' ? '' : (k as RowScope));
            setFinding('');
            setSeek(null);
          }}
        >
          {scopes.map((x) => (
            <ToggleButton key={x.id} id={x.id || 'all'} className={cx(s.sum, x.dot && s[x.dot])}>
              {x.dot && <i aria-hidden="true" />}
              <span className="trunc">{say(x.word)}</span>
              <b className="num">{num(x.n(counts))}</b>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className={s.kinds}>
        {groups.length > 0 ? (
          <ToggleButtonGroup
            aria-label={say('review.kinds')}
            className={s.kindlist ?? ''}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[finding || 'all']}
            onSelectionChange={(keys) => {
              const [k] = [...keys];
              setFinding(k === 'all' ? '' : String(k));
            }}
          >
            <ToggleButton id="all" className={s.kind ?? ''}>
              {say('imports.all')} <span className={s.n}>{num(whole.data?.total ?? 0)}</span>
            </ToggleButton>
            {groups.map((g) => (
              <ToggleButton key={`${g.key}`} id={g.key} className={s.kind ?? ''}>
                {sayGroup(g.key, g.field)} <span className={s.n}>{num(g.count)}</span>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        ) : (
          <p className="muted t12">
            <b className="medium soft">{say('review.no_status')}</b> {say('review.no_status_means')}
          </p>
        )}
        {scope === 'errors' && counts.errors > 0 && (
          <>
            <span className="grow" />
            <DownloadRows id={id} scope="errors" label={say('stayed.download_errors')} />
          </>
        )}
      </div>
      {first.isError ? (
        <div className={w.note}>
          <Callout
            tone="brick"
            title={say('review.failed')}
            action={
              <Button size="sm" onPress={() => void first.refetch()}>
                {say('common.retry')}
              </Button>
            }
          >
            {sayTrouble(first.error)}
          </Callout>
        </div>
      ) : !first.data ? (
        <div className={w.pane}>
          <SkeletonRows rows={10} columns={6} />
        </div>
      ) : total === 0 ? (
        <div className={s.nothing}>
          <EmptyState icon={Clock} title={say(scope === 'errors' ? 'review.none_errors' : 'review.none')} />
        </div>
      ) : (
        <RowGrid
          handle={grid}
          id={id}
          label={say('review.rows')}
          mode="review"
          scope={scope}
          finding={finding}
          total={total}
          rowsInFile={counts.rows}
          columns={first.data.columns}
          fields={me?.fields ?? []}
          seek={seek}
          onSought={(found) => !found && toast(say('review.none_to_fix'))}
          allTicked={ticked(scope, counts)}
          onTickAll={tickAll}
          onTick={(rows, on) => tick.mutate({ rows, scope: '', on }, { onError: trouble })}
          onFix={(f) => fix.mutateAsync([f]).catch(trouble)}
        />
      )}
      <footer className={w.foot}>
        <p className={w.footwords} role="status">
          <b className="medium soft">{say('review.ready', { count: counts.ready })}</b>
          {!blocked && waiting > 0 && (
            <span className="muted">{say(strict ? 'review.left' : 'review.wait', { count: waiting })}</span>
          )}
          {counts.newValues > 0 && (
            <span className="muted">{say('review.new_values', { count: counts.newValues })}</span>
          )}
        </p>
        {blocked && (
          <Button onPress={() => tick.mutate({ rows: [], scope: 'errors', on: false }, { onError: trouble })}>
            {say('review.leave_out', { count: counts.blocking })}
          </Button>
        )}
        <Button icon={Clock} busy={save.isPending} onPress={() => keep.current()}>
          {say('review.later')}
        </Button>
        <Button
          look="primary"
          isDisabled={blocked || counts.ready === 0}
          busy={run.isPending}
          onPress={() => run.mutate(newJob(), { onError: trouble })}
        >
          {blocked
            ? say('review.need_fixing', { count: counts.blocking })
            : say('review.now', { count: counts.ready })}
        </Button>
      </footer>
    </>
  );
}
