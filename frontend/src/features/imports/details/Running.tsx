import {
  Bell,
  CircleAlert,
  Coffee,
  Equal,
  GitMerge,
  type LucideIcon,
  Pause,
  Play,
  SkipForward,
  Undo2,
  UserPlus,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { go, newJob } from '../../../bridge';
import { ask, mayAsk } from '../../../bridge/notices';
import { Progress } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { Icon } from '../../../ui/Icon';
import { ImportState } from '../../../ui/Marks';
import { RoomHead } from '../../../ui/RoomHead';
import { num, percent } from '../../../words/formats';
import { sayKey, useSay } from '../../../words/say';
import { useJobOf } from '../jobs';
import { attempt } from '../life';
import { importsHref, visit } from '../places';
import { useRefresh } from '../queries';
import { endingOf, left } from '../shown';
import type { ImportDetail, JobProgress } from '../types';
import { AboutImport } from './AboutImport';
import s from './Details.module.css';
import { Legend } from './Legend';
import { StopDialog } from './StopDialog';

type News = JobProgress['recent'][number];

const drawings: Partial<Record<News['outcome'], LucideIcon>> = {
  created: UserPlus,
  merged: GitMerge,
  unchanged: Equal,
  failed: CircleAlert,
};

/** An import at work: how far, what became of the rows so far, the last ones by name. */
export function Running({ detail }: { detail: ImportDetail }) {
  const say = useSay();
  const imp = detail.import;
  const job = useJobOf(imp.id);
  const [asking, setAsking] = useState(false);
  // Stopped or paused, it has a while to go, and there is nothing more to stop.
  const ending = endingOf(job);
  // What is taken back is counted in leads, once that begins.
  const rolling = job?.phase === 'rollback' || (job?.what === 'rollback' && job.phase !== 'rows');
  // What the browser was allowed; not set until the person was asked.
  const [told, setTold] = useState<boolean | undefined>(undefined);
  const writing = !job || job.phase === 'rows' || job.phase === '' || job.phase === 'staged';
  // The job knows of its first rows before the import is asked for again.
  const atWork = imp.state === 'running' || (job !== undefined && (job.done > 0 || job.phase === 'rows'));
  useRefresh(imp.id, job?.phase);
  const counts = job?.counts ?? imp.counts;
  const total = imp.counts.rows;
  // Past the rows come the lists and the search: the rows stay done.
  const came = counts.created + counts.merged + counts.unchanged + counts.skipped + counts.failed;
  // A run that goes on counts from where it stood, before its job has said so.
  const at = Math.max(job?.done ?? 0, counts.done);
  const done = rolling ? (job?.done ?? 0) : ending ? came : writing ? at : total;
  const recent = (!ending && job?.recent) || [];
  const tenth = useRef('');
  tenth.current =
    total > 0 ? say('import.spoken', { percent: percent(Math.floor((done / total) * 10), 10) }) : '';
  return (
    <>
      <RoomHead
        title={imp.name}
        mark={<ImportState of={ending ?? (imp.paused ? 'paused' : atWork ? 'running' : imp.state)} />}
        back={{ label: say('import.back'), do: () => visit(importsHref) }}
      >
        {job?.what === 'run' && atWork && (
          <Button icon={Pause} onPress={() => void attempt(() => go.imports.Pause(imp.id))}>
            {say('import.pause')}
          </Button>
        )}
        {!job && imp.paused && (
          <Button
            look="primary"
            icon={Play}
            onPress={() => void attempt(() => go.imports.Run(imp.id, newJob()))}
          >
            {say('import.resume')}
          </Button>
        )}
        {(job?.what === 'run' || (!job && (imp.paused || !atWork))) && (
          <Button look="quiet-danger" icon={Undo2} onPress={() => setAsking(true)}>
            {say(atWork ? 'import.stop_short' : 'import.leave_short')}
          </Button>
        )}
      </RoomHead>
      <div className={s.split}>
        <div className={s.runpane}>
          <p className={s.runline}>
            <b className={`num ${s.runbig}`}>{num(done)}</b>
            <span className={s.runof}>
              {rolling
                ? say('import.of_leads', { count: job?.total ?? 0 })
                : say('import.of_rows', { count: total })}
            </span>
            <span className="ar muted num">{job ? left(job.left) : ''}</span>
          </p>
          <div className={s.runbar}>
            <Progress
              bare
              label={say('imports.progress', { name: imp.name })}
              value={done}
              of={rolling ? (job?.total ?? 0) : total}
              parts={
                rolling
                  ? undefined
                  : [
                      { tone: 'door', value: counts.created },
                      { tone: 'brass', value: counts.merged },
                      {
                        tone: 'slate',
                        value: Math.max(
                          0,
                          Math.min(done, total) - counts.created - counts.merged - counts.failed,
                        ),
                      },
                      { tone: 'brick', value: counts.failed },
                    ]
              }
            />
          </div>
          <Legend counts={counts} />
          <p className="vh" role="status">
            {tenth.current}
          </p>
          {ending && (
            <p className="soft">{say(`import.ending_${job?.what as 'keep' | 'rollback' | 'pause'}`)}</p>
          )}
          {!writing && !rolling && <p className="soft">{sayKey(`import.phase_${job?.phase}`) ?? ''}</p>}
          {!atWork && (
            <p className="soft">
              {!job || job.place === 0
                ? say('import.ready_soon')
                : job.place > 1
                  ? say('import.in_line_at', { n: num(job.place) })
                  : say('import.in_line')}
            </p>
          )}
          {imp.paused && !job && <p className="soft">{say('import.paused_hint')}</p>}
          {job && !ending && (
            <Callout
              icon={Coffee}
              title={say('import.keep_working')}
              className={s.coffee}
              action={
                told === undefined &&
                mayAsk() && (
                  <Button
                    size="sm"
                    icon={Bell}
                    onPress={() => void ask().then(setTold, () => setTold(false))}
                  >
                    {say('news.tell')}
                  </Button>
                )
              }
            >
              {say('import.keep_working_hint')} {told && say('news.will_tell')}
            </Callout>
          )}
          {recent.length > 0 && (
            <section>
              <h2 className={s.sec}>{say('import.just_now')}</h2>
              <ul className={s.live}>
                {recent.slice(0, 8).map((n) => (
                  <li key={n.row}>
                    <span className={n.outcome === 'failed' ? 'brick-t' : 'soft'}>
                      <Icon of={drawings[n.outcome] ?? SkipForward} />
                    </span>
                    <b className="medium trunc">{n.name || say('leads.no_name')}</b>
                    {n.outcome === 'failed' ? (
                      <span className="brick-t trunc">{sayKey(n.key) ?? say('outcome.failed')}</span>
                    ) : (
                      <span className="muted">{n.outcome ? say(`outcome.${n.outcome}`) : ''}</span>
                    )}
                    <span className="ar muted t12 num nowrap">{say('import.row', { n: num(n.row) })}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <AboutImport detail={detail} running />
      </div>
      {asking && (
        <StopDialog imp={imp} written={counts.created} queued={!atWork} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
