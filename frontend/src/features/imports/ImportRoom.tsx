import { useEffect, useState } from 'react';
import { SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { leaveTroubles } from '../../ui/Toast';
import { useSay } from '../../words/say';
import { sayTrouble } from './actions';
import { BatchStrip } from './BatchStrip';
import { ColumnsStep } from './columns/ColumnsStep';
import { Details } from './details/Details';
import { Results } from './details/Results';
import { Running } from './details/Running';
import type { Unmerging } from './details/resultActs';
import { importsHref, visit } from './places';
import { keepStep, useDetail, useDraft, useImportsEvents } from './queries';
import { ReviewStep } from './review/ReviewStep';
import type { Import, ImportDetail } from './types';
import w from './Wizard.module.css';

interface RoomOf {
  id: string;
  /** Shows what became of its rows, at one of them if row is not 0. */
  results?: boolean | undefined;
  row?: number | undefined;
  /** Draws what asks about un-merging a row from the lead it went into. */
  unmerge?: Unmerging | undefined;
}

/** One import: what is on the screen is the state it is in, and of one that ran its results. */
export function ImportRoom(p: RoomOf) {
  // Another import is another room: nothing of the last one's screens stays.
  return <Room key={p.id} {...p} />;
}

function Room({ id, results, row, unmerge }: RoomOf) {
  const say = useSay();
  useImportsEvents();
  const detail = useDetail(id);
  // An import in another state is another place.
  const state = detail.data?.import.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: by the state alone
  useEffect(leaveTroubles, [state]);
  if (detail.isError && !detail.data) {
    return (
      <div className={w.note}>
        <Callout
          tone="brick"
          title={say('import.not_shown')}
          action={
            <Button size="sm" onPress={() => visit(importsHref)}>
              {say('import.back')}
            </Button>
          }
        >
          {sayTrouble(detail.error)}
        </Callout>
      </div>
    );
  }
  if (!detail.data) return <SkeletonRows rows={8} columns={4} />;
  return (
    <>
      {detail.data.batch.length > 1 && <BatchStrip files={detail.data.batch} id={id} />}
      {(results || row) && hasRun(detail.data.import) ? (
        <Results key={row} detail={detail.data} row={row} unmerge={unmerge} />
      ) : (
        <AsItStands detail={detail.data} />
      )}
    </>
  );
}

// An import goes on showing its results while more of its rows come in.
function hasRun({ state, counts: c }: Import): boolean {
  const said = c.created + c.merged + c.unchanged + c.skipped + c.failed + c.leftOut;
  return said > 0 && state !== 'draft' && state !== 'saved' && state !== 'cancelled';
}

function AsItStands({ detail }: { detail: ImportDetail }) {
  switch (detail.import.state) {
    case 'draft':
    case 'saved':
      return <Wizard id={detail.import.id} />;
    case 'queued':
    case 'running':
      return <Running detail={detail} />;
    default:
      return <Details detail={detail} />;
  }
}

function Wizard({ id }: { id: string }) {
  const say = useSay();
  const draft = useDraft(id);
  // A Draft opens at the step it was left at; one that never left the first, by how far its rows are.
  const [step, setStep] = useState<'columns' | 'review' | null>(null);
  if (draft.isError && !draft.data) {
    return (
      <div className={w.note}>
        <Callout
          tone="brick"
          title={say('import.not_shown')}
          action={
            <Button size="sm" onPress={() => void draft.refetch()}>
              {say('common.retry')}
            </Button>
          }
        >
          {sayTrouble(draft.error)}
        </Callout>
      </div>
    );
  }
  if (!draft.data) return <SkeletonRows rows={8} columns={4} />;
  const { phase } = draft.data.import;
  const left = draft.data.step === 'review' || draft.data.step === 'columns' ? draft.data.step : undefined;
  const at = step ?? left ?? (phase === 'staged' || phase === 'staging' ? 'review' : 'columns');
  const go = (to: 'columns' | 'review') => {
    setStep(to);
    keepStep(id, to);
  };
  return at === 'review' ? (
    <ReviewStep draft={draft.data} onBack={() => go('columns')} />
  ) : (
    <ColumnsStep draft={draft.data} onReview={() => go('review')} />
  );
}
