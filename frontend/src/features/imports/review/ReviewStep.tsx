import { useQuery } from '@tanstack/react-query';
import { CircleCheck, List } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../../../bridge/me';
import { cx } from '../../../lib/cx';
import { EmptyState, SkeletonRows } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { importsHref, visit } from '../places';
import { useSave } from '../queries';
import { allOf, anyRows, rowsQuery } from '../rows';
import type { ImportDraft, Mend, RowColumn, RowsOf } from '../types';
import w from '../Wizard.module.css';
import { WizardHead } from '../WizardHead';
import { sayAct, sayDone } from './acts';
import type { RowGridHandle } from './gridProps';
import { Kinds } from './Kinds';
import { LookedLine } from './LookedLine';
import { useLooking } from './looking';
import { matchable } from './MatchValues';
import { MendTools, type Task } from './MendTools';
import { useFix, useMend, useStepMend, useTick } from './mending';
import { useGroups, useMergesOf } from './queries';
import s from './Review.module.css';
import { ReviewDialogs } from './ReviewDialogs';
import { ReviewFoot } from './ReviewFoot';
import { RowGrid } from './RowGrid';
import { ScopeStrip } from './ScopeStrip';
import { Staging } from './Staging';
import { sizeOf, ticked, twins } from './scopes';
import { useReviewKeys } from './useReviewKeys';

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
  // How often all rows were asked for: what was typed to find some goes with it.
  const [shown, setShown] = useState(0);
  const { scope, finding } = of;
  const first = useQuery({ ...rowsQuery(id, of, 0), placeholderData: (before) => before });
  // The groups are those of the whole scope, whichever of them is chosen.
  const whole = useGroups(id, scope);
  const fix = useFix(id);
  const mend = useMend(id);
  const undo = useStepMend(id, 'UndoMend');
  const redo = useStepMend(id, 'RedoMend');
  const [task, setTask] = useState<Task | null>(null);
  const [spell, setSpell] = useState<RowColumn>();
  const [column, setColumn] = useState<RowColumn>();
  const [seek, setSeek] = useState<{ after: number } | null>(null);
  const tick = useTick(id);
  const save = useSave(id);
  const looking = useLooking(id);
  const grid = useRef<RowGridHandle>(null);
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));

  const skips = useMergesOf(imp).data?.skips ?? 0;
  const narrowed = finding !== '' || of.search !== '';
  const total = first.data?.total ?? (narrowed ? 0 : sizeOf(scope, counts));
  const listed = allOf(of);

  const steps = whole.data?.steps ?? {};
  const stepping = mend.isPending || undo.isPending || redo.isPending;
  const stepTo = (m: typeof undo, said: string) =>
    m.mutate(undefined, {
      onSuccess: () => {
        endOffers();
        toast(said);
      },
      onError: trouble,
    });
  const back = () =>
    steps.undo && !stepping ? stepTo(undo, say('mend.undone', { act: sayAct(steps.undo) })) : undefined;
  const forth = () =>
    steps.redo && !stepping ? stepTo(redo, say('mend.redone', { act: sayAct(steps.redo) })) : undefined;
  const backNow = useRef(back);
  backNow.current = back;
  // The newest step is the one that is taken back, so only what it did is offered; and nothing is any
  // more once the review is left.
  const offer = useRef<() => void>(undefined);
  const endOffers = useCallback(() => {
    offer.current?.();
    offer.current = undefined;
  }, []);
  useEffect(() => endOffers, [endOffers]);
  const act = (a: Partial<Mend> & Pick<Mend, 'what'>, then?: () => void) =>
    mend.mutate(a, {
      onSuccess: (res) => {
        then?.();
        endOffers();
        offer.current = toast(
          sayDone(res.touched),
          res.touched > 0 ? { label: say('common.undo'), do: () => backNow.current() } : undefined,
        );
      },
      onError: trouble,
    });
  const sort = (field: string) =>
    setOf(
      finding === twins
        ? { ...anyRows, scope, sort: field }
        : of.sort !== field
          ? { ...of, sort: field, desc: false }
          : of.desc
            ? { ...of, sort: '', desc: false }
            : { ...of, desc: true },
    );
  // All that can be ticked is: the tick in the head leaves them out next.
  const full = useRef(false);
  const tickRows = (rows: number[], which: RowsOf, on: boolean) =>
    tick.mutate(
      { rows, of: which, on },
      {
        onSuccess: (res) => {
          full.current = rows.length === 0 && on && res.touched === 0 && res.stay > 0;
          if (res.stay > 0) toast(say('review.stay', { count: res.stay }));
        },
        onError: trouble,
      },
    );
  const keep = () =>
    save.mutate(undefined, {
      onSuccess: () => {
        toast(say('import.saved', { name: imp.name }));
        visit(importsHref);
      },
      onError: trouble,
    });
  const next = () => {
    if (counts.errors === 0) return toast(say('review.none_to_fix'));
    // Who has not gone into the rows yet begins with the one they would come to.
    const here = grid.current?.row() ?? 0;
    const after = grid.current?.entered() ? here : here - 1;
    setOf({ ...anyRows, scope: 'errors' });
    setSeek({ after });
  };
  const showAll = () => {
    setOf(anyRows);
    setShown(shown + 1);
  };
  const fill = () => {
    if (!column) return;
    const many = (grid.current?.count() ?? 0) > 1;
    void (many ? grid.current?.chosen() : Promise.resolve([]))?.then((rows) =>
      act({ what: 'fill_down', column: column.column, field: column.field, rows, query: listed }),
    );
  };
  useReviewKeys({
    next,
    keep,
    undo: back,
    redo: forth,
    replace: () => setTask('replace'),
    set: () => setTask('set'),
    fill,
  });

  return (
    <>
      <WizardHead file={imp.file} at={1} backLabel={say('review.back')} onBack={onBack} />
      <ScopeStrip
        scope={scope}
        counts={counts}
        onScope={(to) => {
          setOf({ ...of, scope: to, finding: '', field: '' });
          setSeek(null);
        }}
      />
      <LookedLine id={id} looked={looking.looked} busy={looking.busy} />
      <div className={s.kinds}>
        <Kinds
          id={id}
          of={of}
          counts={counts}
          groups={whole.data?.groups ?? []}
          total={whole.data?.total ?? 0}
          columns={first.data?.columns ?? []}
          busy={stepping}
          onKind={(key, field) =>
            // Groups stand in an order of their own, and are not searched.
            setOf({ ...(key === twins ? { ...anyRows, scope } : of), finding: key, field })
          }
          onSpell={setSpell}
          onMend={act}
        />
        <span className="grow" />
        <MendTools
          key={`${finding === twins} ${shown}`}
          search={of.search}
          onSearch={(search) =>
            search !== of.search &&
            setOf({ ...of, search, ...(finding === twins ? { finding: '', field: '' } : {}) })
          }
          steps={steps}
          busy={stepping}
          onUndo={back}
          onRedo={forth}
          column={column}
          matchable={matchable(
            column,
            me?.fields.find((f) => f.key === column?.field),
          )}
          onTask={setTask}
          onFill={fill}
          onSort={() => column && sort(column.field)}
        />
      </div>
      {first.isError ? (
        <div className={cx(s.nothing, w.note)}>
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
        <div className={s.nothing}>
          <SkeletonRows rows={10} columns={6} />
        </div>
      ) : total === 0 ? (
        <div className={s.nothing}>
          <EmptyState
            icon={scope === 'errors' ? CircleCheck : List}
            title={say(scope === 'errors' ? 'review.none_errors' : 'review.none')}
            action={(narrowed || scope !== '') && <Button onPress={showAll}>{say('review.show_all')}</Button>}
          />
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
          allTicked={ticked(scope, counts, skips)}
          onTickAll={(on) => tickRows([], of, on && !full.current)}
          onTick={(rows, on) => tickRows(rows, anyRows, on)}
          onBarred={() => toast(say('review.barred'))}
          onFix={(f) => fix.mutateAsync([f]).catch(trouble)}
          me={me}
          busy={stepping}
          onMend={act}
          onColumn={setColumn}
          onValues={() => setTask('values')}
          {...(finding === twins ? {} : { onSort: sort })}
        />
      )}
      {first.data && (
        <ReviewDialogs
          id={id}
          draft={draft}
          task={spell ? 'spellings' : task}
          column={spell ?? column}
          columns={first.data.columns}
          me={me}
          grid={grid}
          query={listed}
          listed={scope !== '' || narrowed ? total : null}
          busy={stepping}
          onMend={act}
          undo={steps.undo}
          onUndo={back}
          onClose={() => {
            setTask(null);
            setSpell(undefined);
          }}
        />
      )}
      <ReviewFoot imp={imp} busy={save.isPending} onKeep={keep} onLook={looking.again} />
    </>
  );
}
