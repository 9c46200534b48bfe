import { Check, CircleAlert, CircleCheck, List, Trash2, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { newJob } from '../../../bridge';
import { isAlone, useMe } from '../../../bridge/me';
import { cx } from '../../../lib/cx';
import { Progress } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Confirm } from '../../../ui/Dialog';
import { Icon } from '../../../ui/Icon';
import { ImportState } from '../../../ui/Marks';
import { RoomHead } from '../../../ui/RoomHead';
import { toastTrouble } from '../../../ui/Toast';
import { num } from '../../../words/formats';
import { sayKey, useSay } from '../../../words/say';
import { ApproveDialog } from '../ApproveDialog';
import { sayTrouble } from '../actions';
import { DeclineDialog } from '../DeclineDialog';
import { DeleteDialog } from '../DeleteDialog';
import { useJobOf } from '../jobs';
import { addRows } from '../life';
import { importsHref, resultsHref, visit } from '../places';
import { useStart } from '../queries';
import { left, stateWord } from '../shown';
import { tally } from '../tally';
import { type ImportDetail, mayDelete } from '../types';
import { UndoDialog } from '../UndoDialog';
import { AboutImport } from './AboutImport';
import { ApprovalNews } from './ApprovalNews';
import { CompareFiles } from './CompareFiles';
import s from './Details.module.css';
import { Legend } from './Legend';
import { MoreOfImport } from './MoreOfImport';
import { StateCallout } from './StateCallout';
import { KeptRows, Stayed } from './Stayed';

/** An import that has ended: what became of every row, and what can be done now. */
export function Details({ detail }: { detail: ImportDetail }) {
  const say = useSay();
  const me = useMe().data;
  const imp = detail.import;
  const c = imp.counts;
  const job = useJobOf(imp.id);
  const resume = useStart(imp.id, 'Run');
  const rollBack = useStart(imp.id, 'RollBack');
  const [asking, setAsking] = useState<'approve' | 'decline' | 'delete' | 'undo' | 'rollback' | null>(null);
  const { ok, out, handled: sum } = tally(c);
  const ran =
    imp.state === 'waiting' ||
    imp.state === 'approved' ||
    imp.state === 'undone' ||
    (imp.state === 'failed' && imp.phase === 'done');
  const may = imp.state === 'approved' ? me?.rights.approve : me?.rights.import;
  const mends = !!may && imp.state !== 'undone' && !job;
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));
  return (
    <>
      <RoomHead
        title={imp.name}
        wraps={me?.settings.textSize !== 'normal'}
        mark={<ImportState of={stateWord(imp)} />}
        back={{ label: say('import.back'), do: () => visit(importsHref) }}
      >
        <MoreOfImport id={imp.id} name={imp.name} may={!!me?.rights.import} />
        {imp.state === 'approved' && me?.rights.approve && !job && (
          <Button look="quiet-danger" icon={Undo2} onPress={() => setAsking('undo')}>
            {say('undo.import')}
          </Button>
        )}
        {imp.state === 'waiting' && me?.rights.approve && !job && (
          <Button icon={X} onPress={() => setAsking('decline')}>
            {say('approvals.decline')}
          </Button>
        )}
        {mayDelete(imp.state) && !job && (
          <Button look="quiet-danger" icon={Trash2} onPress={() => setAsking('delete')}>
            {say('imports.delete')}
          </Button>
        )}
        {ran && (
          <Button icon={List} onPress={() => visit(resultsHref(imp.id))}>
            {say('import.results')}
          </Button>
        )}
        {imp.state === 'waiting' && me?.rights.approve && (
          <Button
            look="primary"
            icon={Check}
            busy={job?.what === 'approve'}
            onPress={() => setAsking('approve')}
          >
            {say('imports.approve')}
          </Button>
        )}
      </RoomHead>
      <div className={s.split}>
        <div className={s.pane}>
          {job ? (
            <div className={s.working}>
              <Progress
                label={sayKey(`import.job_${job.what}`) ?? say('imports.progress', { name: imp.name })}
                note={left(job.left)}
                value={job.done}
                of={job.total}
              />
            </div>
          ) : (
            <StateCallout
              detail={detail}
              mayApprove={!!me?.rights.approve}
              mine={imp.by === me?.person.id}
              alone={isAlone(me)}
              mayUndo={!!me?.rights.approve || (imp.by === me?.person.id && imp.reason === 'import.declined')}
              onResume={() => resume.mutate(newJob(), { onError: trouble })}
              onRollBack={() => setAsking('rollback')}
            />
          )}
          {(ran || sum > 0) && (
            <>
              <dl className={s.stats}>
                <Big n={sum} word={say('import.handled')} />
                <Big n={ok} word={say('imports.col_ok')} />
                <Big n={out} word={say('imports.col_out')} />
                <Big n={c.failed} word={say('imports.col_failed')} bad={c.failed > 0} />
                <Big n={c.rows} word={say('import.rows_in_file')} />
              </dl>
              <div className={s.bar8}>
                <Progress
                  bare
                  label={say('import.outcomes')}
                  value={sum}
                  of={c.rows}
                  parts={[
                    { tone: 'door', value: c.created },
                    { tone: 'brass', value: c.merged },
                    { tone: 'slate', value: c.unchanged + c.skipped + c.leftOut },
                    { tone: 'brick', value: c.failed },
                  ]}
                />
              </div>
              <Legend counts={c}>
                {sum === c.rows ? (
                  <span className={cx(s.sums, 'moss-t')}>
                    <Icon of={CircleCheck} size={14} />
                    {say('import.accounted', { count: c.rows })}
                  </span>
                ) : imp.phase !== 'done' ? (
                  <span className={cx(s.sums, 'muted')}>
                    {say('import.not_reached', { count: c.rows - sum })}
                  </span>
                ) : (
                  <span className={cx(s.sums, 'brick-t')}>
                    <Icon of={CircleAlert} size={14} />
                    {say('import.not_accounted', { count: c.rows - sum })}
                  </span>
                )}
              </Legend>
            </>
          )}
          {imp.state === 'waiting' && !job && me?.rights.approve && <ApprovalNews id={imp.id} />}
          {imp.state === 'undone' && !job && <KeptRows id={imp.id} />}
          {ran && c.failed > 0 && <Stayed id={imp.id} scope="failed" count={c.failed} mends={mends} />}
          {ran && c.leftOut > 0 && (
            <Stayed
              id={imp.id}
              scope="left_out"
              count={c.leftOut}
              mends={mends}
              later={detail.later}
              onAdd={mends ? () => void addRows(imp.id, []) : undefined}
              onAddRow={(row) => void addRows(imp.id, [row])}
            />
          )}
          {!job && <CompareFiles detail={detail} />}
        </div>
        <AboutImport detail={detail} />
      </div>
      {asking === 'approve' && <ApproveDialog imp={imp} onClose={() => setAsking(null)} />}
      {asking === 'undo' && <UndoDialog imp={imp} onClose={() => setAsking(null)} />}
      {asking === 'decline' && <DeclineDialog imp={imp} onClose={() => setAsking(null)} />}
      {asking === 'delete' && (
        <DeleteDialog imp={imp} onClose={() => setAsking(null)} onDone={() => visit(importsHref)} />
      )}
      <Confirm
        open={asking === 'rollback'}
        danger
        title={say('import.roll_back_title')}
        text={say('import.stop_text', { count: c.created })}
        yes={say('import.roll_back')}
        no={say('undo.leave')}
        onNo={() => setAsking(null)}
        onYes={() => {
          setAsking(null);
          rollBack.mutate(newJob(), { onError: trouble });
        }}
      />
    </>
  );
}

function Big({ n, word, bad }: { n: number; word: string; bad?: boolean }) {
  return (
    <div className={s.big}>
      <dd className={cx('num', bad && 'brick-t')}>{num(n)}</dd>
      <dt>{word}</dt>
    </div>
  );
}
