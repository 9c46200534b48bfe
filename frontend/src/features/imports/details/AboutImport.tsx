import {
  Archive,
  CircleAlert,
  CircleCheck,
  CopyCheck,
  FileInput,
  FolderOpen,
  Hourglass,
  ListChecks,
  type LucideIcon,
  Pause,
  Pencil,
  Play,
  Plus,
  RotateCcw,
  Undo2,
  X,
} from 'lucide-react';
import { useMe } from '../../../bridge/me';
import { usePlans } from '../../../bridge/plans';
import { IdCopy } from '../../../ui/Blocks';
import { Event, Events } from '../../../ui/Events';
import { Avatar } from '../../../ui/Marks';
import { num, size } from '../../../words/formats';
import { say, sayKey, useSay } from '../../../words/say';
import { fieldName, when, whenShort } from '../shown';
import type { ImportDetail } from '../types';
import { unowned } from '../unowned';
import s from './Details.module.css';

const drawings: Record<string, LucideIcon> = {
  'story.chosen': FileInput,
  'story.watched': FolderOpen,
  'story.replaced': FileInput,
  'story.saved': Pause,
  'story.reopened': FolderOpen,
  'story.queued': Play,
  'story.started': Play,
  'story.started_update': Play,
  'story.started_create': Play,
  'story.met': CopyCheck,
  'story.otherwise': CopyCheck,
  'story.resumed': Play,
  'story.ran': Hourglass,
  'story.nothing_new': CircleCheck,
  'story.approved': CircleCheck,
  'story.plan_started': ListChecks,
  'story.plan_unused': ListChecks,
  'story.failed': CircleAlert,
  'story.crashed': CircleAlert,
  'story.rolled_back': Undo2,
  'story.undone': Undo2,
  'story.undone_rows': Undo2,
  'story.declined': X,
  'story.brought_back': RotateCcw,
  'story.corrected': Pencil,
  'story.paused': Pause,
  'story.cancelled': X,
  'story.stopped': Undo2,
  'story.added_rows': Plus,
  'story.approved_rows': CircleCheck,
  'story.restore_point': Archive,
  'story.no_restore_point': CircleAlert,
  'story.repaired': Pencil,
};

/** The rail: what was said of the import, and its own history. */
export function AboutImport({ detail, running }: { detail: ImportDetail; running?: boolean }) {
  const say = useSay();
  const me = useMe().data;
  const plans = usePlans().data ?? [];
  const imp = detail.import;
  const nobodys = unowned({
    plan: imp.plan,
    owner: detail.keeper || imp.owner,
    partner: imp.partner,
    column: detail.ownerColumn !== '',
  });
  const owner = detail.keeper || me?.people.find((x) => x.id === imp.owner)?.name;
  const facts: [string, React.ReactNode][] = [
    [
      say('import.fact_file'),
      <span key="f" className="trunc" title={imp.file}>
        {imp.file}
      </span>,
    ],
    [say('import.fact_size'), size(imp.size)],
    ...(imp.sha256
      ? ([[say('ways.hash'), <IdCopy key="h" id={imp.sha256} label="SHA-256" />]] as [
          string,
          React.ReactNode,
        ][])
      : []),
    [
      say('imports.col_by'),
      <span key="b" className={s.who}>
        <Avatar name={imp.byName} />
        <span className="trunc">{imp.byName}</span>
      </span>,
    ],
    [say('imports.col_entered'), when(imp.created)],
    [
      say('import.fact_started'),
      imp.started ? (
        when(imp.started)
      ) : (
        <span key="s" className="muted">
          {say('import.not_yet')}
        </span>
      ),
    ],
    [
      say('imports.col_finished'),
      imp.finished ? (
        when(imp.finished)
      ) : (
        <span key="n" className="muted">
          {say('import.not_yet')}
        </span>
      ),
    ],
    ...(!running && imp.modified && imp.modified > (imp.approvedAt || imp.finished)
      ? ([
          [say('import.fact_changed'), `${when(imp.modified)}${imp.modifiedBy ? `, ${imp.modifiedBy}` : ''}`],
        ] as [string, React.ReactNode][])
      : []),
    [say('columns.source'), sayKey(`option.source.${imp.source}`) ?? imp.source],
    ...(['rating', 'site', 'lead_type'] as const)
      .map((key): [string, string] => [fieldName(key), key === 'lead_type' ? imp.leadType : imp[key]])
      .filter(([, value]) => value !== ''),
    ...(imp.comments ? ([[say('columns.comments'), imp.comments]] as [string, string][]) : []),
    [
      say('columns.owner'),
      detail.ownerColumn ? (
        <span key="o">
          {say('import.owner_column', { column: detail.ownerColumn })}
          {owner && `, ${say('import.owner_else', { name: owner })}`}
        </span>
      ) : (
        (owner ?? say('common.nobody'))
      ),
    ],
    ...(imp.plan
      ? ([
          [
            say('import.fact_plan'),
            <span key="p">
              <span>{plans.find((x) => x.id === imp.plan)?.name ?? say('import.plan_gone')}</span>
              {nobodys && <small className={s.factnote}>{say(nobodys)}</small>}
            </span>,
          ],
        ] as [string, React.ReactNode][])
      : []),
    [say('import.fact_rule'), ruleOf(imp)],
    ...(imp.key
      ? ([[say('import.fact_key'), say(`columns.key_${imp.key}`)]] as [string, React.ReactNode][])
      : []),
    [say('import.fact_columns'), say('import.matched', { used: num(detail.matched), count: detail.columns })],
    ...(running
      ? ([[say('import.fact_then'), say(imp.approveNow ? 'import.then_approved' : 'import.then_waits')]] as [
          string,
          React.ReactNode,
        ][])
      : []),
    ...(imp.approvedAt
      ? ([
          [
            say('imports.col_approved'),
            `${when(imp.approvedAt)}${imp.approvedBy ? `, ${imp.approvedBy}` : ''}`,
          ],
        ] as [string, React.ReactNode][])
      : []),
  ];
  return (
    <aside className={s.rail} aria-label={say('import.about')}>
      <div className={s.block}>
        <h2>{say('import.about')}</h2>
        <dl className={s.kv}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {imp.description && <p className="soft sel">{imp.description}</p>}
      </div>
      <div className={s.block}>
        <h2>{say('import.history')}</h2>
        <Events>
          {detail.stories.map((x, i) => (
            <Event
              key={`${x.key}${x.at}${i.toString()}`}
              icon={drawings[x.key] ?? FileInput}
              at={x.at}
              when={whenShort(x.at)}
            >
              {sayKey(x.key, { ...counted(x.args), by: x.by }) ?? say('import.story_unknown')}
            </Event>
          ))}
        </Events>
      </div>
    </aside>
  );
}

/** What the import does with people who are here, and which rows it leaves out by that. */
function ruleOf(imp: ImportDetail['import']): string {
  if (imp.noMatch) return say('import.rule_none');
  if (imp.mode === 'update') return say('columns.mode_update');
  const rule = say(`columns.${imp.rule}`);
  return imp.mode === 'create' ? `${rule} · ${say('columns.mode_create')}` : rule;
}

// Numbers travel as text; they are grouped where they are read. A count stays as it
// is: it chooses the form of its sentence.
function counted(args: Record<string, string>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [k, v] of Object.entries(args)) out[k] = k !== 'count' && /^\d+$/.test(v) ? num(Number(v)) : v;
  return out;
}
