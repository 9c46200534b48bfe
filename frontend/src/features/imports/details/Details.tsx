import { useQuery } from '@tanstack/react-query';
import {
  Check,
  CircleAlert,
  CircleCheck,
  Hourglass,
  List,
  Pencil,
  Play,
  Plus,
  RotateCcw,
  Trash2,
  Undo2,
  X,
} from 'lucide-react';
import { useState } from 'react';
import { go, newJob } from '../../../bridge';
import { useMe } from '../../../bridge/me';
import { cx } from '../../../lib/cx';
import { Progress } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { Confirm } from '../../../ui/Dialog';
import { Icon } from '../../../ui/Icon';
import { ImportState } from '../../../ui/Marks';
import { RoomHead } from '../../../ui/RoomHead';
import { Table } from '../../../ui/Table';
import { toastTrouble } from '../../../ui/Toast';
import { num } from '../../../words/formats';
import { sayKey, useSay } from '../../../words/say';
import { ApproveDialog } from '../ApproveDialog';
import { sayTrouble } from '../actions';
import { DeclineDialog } from '../DeclineDialog';
import { DeleteDialog } from '../DeleteDialog';
import { useJobOf } from '../jobs';
import { addRows, attempt, bringBack, useUndoPreview } from '../life';
import { importsHref, leadHref, resultsHref, visit } from '../places';
import { useStart } from '../queries';
import { anyRows, rowsQuery } from '../rows';
import { left, sayFinding } from '../shown';
import { type ImportDetail, mayDelete, type RowView } from '../types';
import { UndoDialog, UndoTable } from '../UndoDialog';
import { AboutImport } from './AboutImport';
import { ApprovalNews } from './ApprovalNews';
import { CompareFiles } from './CompareFiles';
import s from './Details.module.css';
import { DownloadRows } from './DownloadRows';
import { MoreOfImport } from './MoreOfImport';
import { Legend } from './Running';

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
  const ok = c.created + c.merged + c.unchanged;
  const sum = ok + c.skipped + c.failed + c.leftOut;
  const ran = imp.state === 'waiting' || imp.state === 'approved' || imp.state === 'undone';
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));
  return (
    <>
      <RoomHead
        title={imp.name}
        mark={<ImportState of={imp.state} />}
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
              mayUndo={!!me?.rights.approve || (imp.by === me?.person.id && imp.reason === 'import.declined')}
              onResume={() => resume.mutate(newJob(), { onError: trouble })}
              onRollBack={() => setAsking('rollback')}
            />
          )}
          {(ran || sum > 0) && (
            <>
              <dl className={s.stats}>
                <Big n={c.done || sum} word={say('imports.col_total')} />
                <Big n={ok} word={say('imports.col_ok')} />
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
          {ran && c.failed > 0 && <Stayed id={imp.id} scope="failed" count={c.failed} />}
          {ran && c.leftOut > 0 && (
            <Stayed
              id={imp.id}
              scope="left_out"
              count={c.leftOut}
              onAdd={
                imp.state !== 'undone' &&
                !job &&
                (imp.state === 'waiting' ? me?.rights.import : me?.rights.approve)
                  ? () => void addRows(imp.id, [])
                  : undefined
              }
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

function StateCallout(p: {
  detail: ImportDetail;
  mayApprove: boolean;
  mayUndo: boolean;
  onResume: () => void;
  onRollBack: () => void;
}) {
  const say = useSay();
  const imp = p.detail.import;
  const c = imp.counts;
  switch (imp.state) {
    case 'waiting':
      return (
        <Callout
          tone="brass"
          icon={Hourglass}
          title={say(p.mayApprove ? 'import.waiting_yours' : 'import.waiting', {
            count: c.created,
          })}
        >
          {c.merged > 0 && say('import.merged_too', { count: c.merged })}{' '}
          {say('import.waiting_hint', { name: imp.byName })}
        </Callout>
      );
    case 'failed':
      return (
        <Callout
          tone="brick"
          title={say('import.failed_title')}
          action={
            imp.phase !== 'done' && (
              <span className={s.two}>
                <Button size="sm" icon={Play} onPress={p.onResume}>
                  {say('import.resume')}
                </Button>
                <Button size="sm" icon={Undo2} onPress={p.onRollBack}>
                  {say('import.roll_back')}
                </Button>
              </span>
            )
          }
        >
          {sayKey(imp.reason, imp.reasonArgs) ?? say('import.failed')}
        </Callout>
      );
    case 'cancelled':
      return (
        <Callout icon={Undo2} title={say('import.cancelled_title')}>
          {say('import.cancelled_hint')}
        </Callout>
      );
    case 'undone':
      return (
        <Callout
          icon={Undo2}
          title={say(imp.reason === 'import.declined' ? 'import.declined_title' : 'import.undone_title')}
          action={
            p.mayUndo && (
              <span className={s.two}>
                <Button
                  size="sm"
                  icon={Pencil}
                  onPress={() => void attempt(() => go.imports.Correct(imp.id))}
                >
                  {say('undo.correct')}
                </Button>
                <Button size="sm" icon={RotateCcw} onPress={() => void bringBack(imp)}>
                  {say('undo.bring_back')}
                </Button>
              </span>
            )
          }
        >
          {imp.reason === 'import.declined' ? imp.reasonArgs.reason : say('import.undone_hint')}
        </Callout>
      );
    case 'approved':
      if (c.created === 0 && c.merged === 0)
        return <Callout title={say('story.nothing_new')}>{say('import.nothing_new_hint')}</Callout>;
      return (
        <Callout tone="moss" title={say('import.approved_title', { count: c.created })}>
          {c.merged > 0 && say('import.merged_too', { count: c.merged })} {say('import.approved_hint')}
        </Callout>
      );
    default:
      return null;
  }
}

/** The rows that did not come in, each with what to do. */
function Stayed({
  id,
  scope,
  count,
  onAdd,
}: {
  id: string;
  scope: 'failed' | 'left_out';
  count: number;
  onAdd?: (() => void) | undefined;
}) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const page = useQuery(rowsQuery(id, { ...anyRows, scope }, 0, true));
  const list = page.data?.rows ?? [];
  const rows = all ? list : list.slice(0, 5);
  const title = say(scope === 'failed' ? 'import.not_imported' : 'import.left_out_title', { count });
  const hidden = Math.min(count, list.length) - rows.length;
  return (
    <section>
      <div className={s.sechead}>
        <h2 className={s.sec}>{title}</h2>
        <span className="grow" />
        {onAdd && (
          <Button size="sm" icon={Plus} onPress={onAdd}>
            {say('import.add_rest', { count })}
          </Button>
        )}
        <DownloadRows
          id={id}
          scope={scope}
          label={say(scope === 'failed' ? 'stayed.download_failed' : 'stayed.download_left')}
        />
      </div>
      <Table<RowView>
        label={title}
        flush
        rows={rows}
        rowKey={(r) => String(r.row)}
        columns={[
          {
            id: 'row',
            head: say('review.col_row'),
            width: '4.75rem',
            cell: (r) => <span className="muted num">{num(r.row)}</span>,
          },
          {
            id: 'name',
            head: say('imports.col_name'),
            width: '10.25rem',
            cell: (r) => (
              <span className="medium">
                {r.lead ? (
                  <a className="link" href={leadHref(r.lead)}>
                    {r.name}
                  </a>
                ) : (
                  r.name || say('leads.no_name')
                )}
              </span>
            ),
          },
          {
            id: 'do',
            head: say('import.what_to_do'),
            cell: (r) => (
              <span className={cx('soft', s.reason)}>
                {r.findings
                  .filter((f) => f.level === 'error')
                  .map(sayFinding)
                  .join(' ') || say(scope === 'failed' ? 'import.no_reason' : 'import.not_ticked')}
              </span>
            ),
          },
        ]}
      />
      {hidden > 0 && (
        <Button look="link" size="sm" onPress={() => setAll(true)}>
          {say('import.show_more', { count: hidden })}
        </Button>
      )}
      {all && count > list.length && <p className="muted t12">{say('import.more_in_results')}</p>}
    </section>
  );
}

/** What the undo left as it was, and why. */
function KeptRows({ id }: { id: string }) {
  const say = useSay();
  const sum = useUndoPreview(id, 'kept', 0).data?.sum;
  return (
    <>
      {(['kept', 'blocked'] as const)
        .filter((list) => (sum?.[list] ?? 0) > 0)
        .map((list) => (
          <section key={list}>
            <h2 className={s.sec}>
              {say(`undo.list_${list}`)} <span className="muted num">{num(sum?.[list] ?? 0)}</span>
            </h2>
            <UndoTable id={id} list={list} page={0} rows={[]} />
          </section>
        ))}
    </>
  );
}
