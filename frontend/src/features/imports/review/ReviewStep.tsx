import { useQuery } from '@tanstack/react-query';
import { ArrowDownToLine, Clock, ListChecks, PencilLine, Redo2, Replace, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
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
import {
  anyRows,
  type RowsOf,
  rowsQuery,
  useFix,
  useGroups,
  useMend,
  useMerges,
  useSave,
  useStart,
  useStepMend,
  useTick,
} from '../queries';
import type { ImportDraft, Mend, RowColumn, RowScope } from '../types';
import w from '../Wizard.module.css';
import { WizardHead } from '../WizardHead';
import { sayDone } from './acts';
import type { RowGridHandle } from './gridProps';
import { ClearMerges, Kinds } from './Kinds';
import { ReplaceDialog, SetDialog, SpellingsDialog } from './MendDialogs';
import { MendTools, type Task } from './MendTools';
import s from './Review.module.css';
import { RowGrid } from './RowGrid';
import { Staging } from './Staging';
import { scopes, ticked } from './scopes';

/** Second step: every row with its verdict, mended in place, before anything is written. */
export function ReviewStep({ draft, onBack }: { draft: ImportDraft; onBack: () => void }) {
  if (draft.import.phase !== 'staged') return <Staging draft={draft} onBack={onBack} />;
  return <Rows draft={draft} onBack={onBack} />;
}

function Rows({ draft, onBack }: { draft: ImportDraft; onBack: () => void }) {
  const say = useSay();
  const imp = draft.import;
  const { id, counts } = imp;
  const me = useMe().data;
  const [of, setOf] = useState<RowsOf>(anyRows);
  const { scope, finding } = of;
  const first = useQuery({ ...rowsQuery(id, of, 0), placeholderData: (before) => before });
  // The groups are those of the whole scope, whichever of them is chosen.
  const whole = useGroups(id, scope);
  const fix = useFix(id);
  const mend = useMend(id);
  const undo = useStepMend(id, 'UndoMend');
  const redo = useStepMend(id, 'RedoMend');
  const merges = useMerges(id, counts.duplicates > 0 || draft.import.mode !== '').data;
  const [task, setTask] = useState<Task | null>(null);
  const [column, setColumn] = useState<RowColumn>();
  const tick = useTick(id);
  const run = useStart(id, 'Run');
  const save = useSave(id);
  const grid = useRef<RowGridHandle>(null);
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));

  const narrowed = finding !== '' || of.search !== '';
  const total = narrowed
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
    setOf({ ...anyRows, scope: 'errors' });
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
        {
          id: 'review.undo',
          label: say('common.undo'),
          icon: Undo2,
          keys: 'Mod Z',
          group: 'list' as const,
          do: () => back.current(),
        },
        {
          id: 'review.redo',
          label: say('mend.again'),
          icon: Redo2,
          keys: 'Mod Shift Z',
          group: 'list' as const,
          do: () => forth.current(),
        },
        {
          id: 'review.replace',
          label: say('mend.replace'),
          icon: Replace,
          keys: 'Mod H',
          group: 'list' as const,
          do: () => setTask('replace'),
        },
        {
          id: 'review.set',
          label: say('mend.set'),
          icon: PencilLine,
          keys: 'Mod E',
          group: 'list' as const,
          do: () => setTask('set'),
        },
        {
          id: 'review.fill',
          label: say('mend.fill'),
          icon: ArrowDownToLine,
          keys: 'Mod D',
          group: 'list' as const,
          do: () => fill.current(),
        },
      ],
      [say],
    ),
  );

  const tickAll = (on: boolean) => tick.mutate({ rows: [], of, on }, { onError: trouble });
  const steps = whole.data?.steps ?? {};
  const stepping = mend.isPending || undo.isPending || redo.isPending;
  const stepTo = (m: typeof undo) =>
    m.mutate(undefined, { onSuccess: (res) => toast(sayDone(res.touched)), onError: trouble });
  const back = useRef(() => {});
  back.current = () => (steps.undo && !stepping ? stepTo(undo) : undefined);
  const forth = useRef(() => {});
  forth.current = () => (steps.redo && !stepping ? stepTo(redo) : undefined);
  // What can be taken back here can be no more once this step is left.
  const said = useRef<(() => void)[]>([]);
  useEffect(
    () => () => {
      for (const close of said.current) close();
    },
    [],
  );
  const act = (a: Partial<Mend> & Pick<Mend, 'what'>, then?: () => void) =>
    mend.mutate(a, {
      onSuccess: (res) => {
        then?.();
        const close = toast(
          sayDone(res.touched),
          res.touched > 0 ? { label: say('common.undo'), do: () => back.current() } : undefined,
        );
        said.current.push(close);
      },
      onError: trouble,
    });
  const listed = { ...of, offset: 0, limit: 0 };
  const sort = (field: string) =>
    setOf(
      of.sort !== field
        ? { ...of, sort: field, desc: false }
        : of.desc
          ? { ...of, sort: '', desc: false }
          : { ...of, desc: true },
    );
  const fill = useRef(() => {});
  fill.current = () => {
    if (!column) return;
    const many = (grid.current?.count() ?? 0) > 1;
    void (many ? grid.current?.chosen() : Promise.resolve([]))?.then((rows) =>
      act({ what: 'fill_down', column: column.column, field: column.field, rows, query: listed }),
    );
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
            setOf({ ...of, scope: k === 'all' ? '' : (k as RowScope), finding: '', field: '' });
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
        {scope === 'duplicates' && merges && finding === '' ? (
          <ClearMerges
            merges={merges}
            all={counts.duplicates}
            busy={mend.isPending}
            onMerge={() =>
              act({
                what: 'decide',
                clear: true,
                decision: { kind: 'merge', lead: '', row: 0, fields: [] },
              })
            }
          />
        ) : groups.length > 0 ? (
          <Kinds
            groups={groups}
            total={whole.data?.total ?? 0}
            value={finding ? `${finding}|${of.field}` : 'all'}
            onChange={(finding, field) => setOf({ ...of, finding, field })}
          />
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
        <MendTools
          search={of.search}
          onSearch={(search) => search !== of.search && setOf({ ...of, search })}
          steps={steps}
          busy={stepping}
          onUndo={() => back.current()}
          onRedo={() => forth.current()}
          column={column}
          onTask={setTask}
          onFill={() => fill.current()}
          onSort={() => column && sort(column.field)}
        />
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
          of={of}
          total={total}
          rowsInFile={counts.rows}
          columns={first.data.columns}
          fields={me?.fields ?? []}
          seek={seek}
          onSought={(found) => !found && toast(say('review.none_to_fix'))}
          allTicked={ticked(scope, counts)}
          onTickAll={tickAll}
          onTick={(rows, on) => tick.mutate({ rows, of: anyRows, on }, { onError: trouble })}
          onFix={(f) => fix.mutateAsync([f]).catch(trouble)}
          me={me}
          busy={stepping}
          onMend={act}
          onColumn={setColumn}
          onSort={sort}
        />
      )}
      {task === 'replace' && first.data && (
        <ReplaceDialog
          columns={first.data.columns}
          column={column}
          listed={scope !== '' || narrowed ? total : null}
          busy={mend.isPending}
          onClose={() => setTask(null)}
          onDo={(a, only) => act(only ? { ...a, query: listed } : a, () => setTask(null))}
        />
      )}
      {task === 'set' && column && (
        <SetDialog
          column={column}
          field={me?.fields.find((f) => f.key === column.field)}
          me={me}
          rows={grid.current?.count() ?? 1}
          busy={mend.isPending}
          onClose={() => setTask(null)}
          onDo={(value) =>
            void grid.current
              ?.chosen()
              .then((rows) =>
                act(
                  { what: 'set', column: column.column, field: column.field, value, rows, query: listed },
                  () => setTask(null),
                ),
              )
          }
        />
      )}
      {task === 'spellings' && column && (
        <SpellingsDialog
          id={id}
          column={column}
          busy={mend.isPending}
          onDo={act}
          onClose={() => setTask(null)}
        />
      )}
      <footer className={w.foot}>
        <p className={w.footwords} role="status">
          <b className="medium soft">{say('review.ready', { count: counts.ready })}</b>
          {!blocked && waiting > 0 && (
            <span className="muted">{say(strict ? 'review.left' : 'review.wait', { count: waiting })}</span>
          )}
          {merges && merges.updates > 0 && (
            <span className="muted">{say('merges.updates', { count: merges.updates })}</span>
          )}
          {merges && merges.skips > 0 && (
            <span className="muted">{say('merges.skips', { count: merges.skips })}</span>
          )}
          {counts.newValues > 0 && (
            <span className="muted">{say('review.new_values', { count: counts.newValues })}</span>
          )}
        </p>
        {blocked && (
          <Button
            onPress={() =>
              tick.mutate({ rows: [], of: { ...anyRows, scope: 'errors' }, on: false }, { onError: trouble })
            }
          >
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
