import { CopyPlus, Ellipsis, FileDown, FolderOpen, Trash2 } from 'lucide-react';
import { cx } from '../../lib/cx';
import { Progress } from '../../ui/Blocks';
import { Checkbox } from '../../ui/Choices';
import { IconButton } from '../../ui/IconButton';
import { Avatar, ImportState } from '../../ui/Marks';
import { Menu } from '../../ui/Menu';
import { num, percent } from '../../words/formats';
import { say, useSay } from '../../words/say';
import { againLike, saveOriginal } from './actions';
import s from './ImportsRoom.module.css';
import { useJobOf } from './jobs';
import { importHref, visit } from './places';
import { endingOf, stateWord, when } from './shown';
import { tally } from './tally';
import { type Counts, type Import, mayDelete, type ImportState as State } from './types';

const ran = (st: State) => st === 'waiting' || st === 'approved' || st === 'undone';

// When it was changed last, and by whom, where that is not when it came.
function changed(imp: Import): string | undefined {
  if (!imp.modified || imp.modified === imp.created) return undefined;
  return say('imports.changed', { when: when(imp.modified), name: imp.modifiedBy || imp.byName });
}

// Of rows that stayed out: how many were skipped, and how many were not ticked.
function whatStayedOut({ skipped, leftOut }: Counts): string | undefined {
  const said = [
    skipped > 0 && say('import.skipped', { count: skipped }),
    leftOut > 0 && say('import.left_out', { count: leftOut }),
  ].filter(Boolean);
  return said.length > 0 ? said.join(', ') : undefined;
}

/** One import of the list; its bar follows the job while there is one. */
export function ImportRow(p: {
  imp: Import;
  mayApprove: boolean;
  mayImport: boolean;
  onApprove: () => void;
  onDelete: () => void;
}) {
  const say = useSay();
  const job = useJobOf(p.imp.id);
  const { imp } = p;
  const ending = endingOf(job);
  const counts = job && (job.what === 'run' || ending) ? job.counts : imp.counts;
  const shows = ran(imp.state) || imp.state === 'running' || imp.state === 'failed';
  const { ok, out } = tally(counts);
  const none = <span className="muted">–</span>;
  return (
    <tr onClick={(e) => !(e.target as Element).closest('button,a,label,input') && visit(importHref(imp.id))}>
      <td>
        <a className={cx(s.name, 'medium trunc')} href={importHref(imp.id)}>
          {imp.name}
        </a>
        <small className="trunc">{imp.file}</small>
      </td>
      <td>
        <ImportState of={ending ?? stateWord(imp)} />
      </td>
      <td className={s.end}>{imp.counts.rows > 0 ? num(imp.counts.rows) : none}</td>
      <td className={s.end}>{shows ? num(ok) : none}</td>
      <td className={s.end} title={shows ? whatStayedOut(counts) : undefined}>
        {shows ? <span className={out > 0 ? undefined : 'muted'}>{num(out)}</span> : none}
      </td>
      <td className={s.end}>
        {shows ? (
          <span className={counts.failed > 0 && imp.state !== 'undone' ? 'brick-t medium' : 'muted'}>
            {num(counts.failed)}
          </span>
        ) : (
          none
        )}
      </td>
      <td className={s.when}>
        {job ? (
          <span className="row">
            <span className={s.bar76}>
              <Progress
                bare
                label={say('imports.progress', { name: imp.name })}
                value={job.done}
                of={job.total}
              />
            </span>
            <span className="muted num t12">{percent(job.done, job.total)}</span>
          </span>
        ) : imp.finished ? (
          <span className="soft num">{when(imp.finished)}</span>
        ) : (
          <span className="muted">
            {say(imp.state === 'running' ? 'import.not_yet' : 'imports.not_started')}
          </span>
        )}
      </td>
      <td className={s.byCol}>
        <span className={s.who}>
          <Avatar name={imp.byName} />
          <span className="trunc">{imp.byName}</span>
        </span>
        <small className="trunc num" title={changed(imp)}>
          {when(imp.created)}
        </small>
      </td>
      <td className={s.mid}>
        {imp.state === 'approved' ? (
          <span className={s.ticked} role="img" aria-label={say('imports.is_approved', { name: imp.name })} />
        ) : imp.state === 'waiting' && p.mayApprove ? (
          <Checkbox
            bare
            label={say('imports.approve_label', { name: imp.name })}
            checked={false}
            off={!!job}
            onChange={p.onApprove}
            className={s.box}
          />
        ) : (
          none
        )}
        <span className={s.more}>
          <Menu
            label={say('imports.more', { name: imp.name })}
            placement="bottom end"
            groups={[
              {
                id: 'open',
                entries: [
                  {
                    id: 'open',
                    label: say('imports.open'),
                    icon: FolderOpen,
                    do: () => visit(importHref(imp.id)),
                  },
                  {
                    id: 'original',
                    label: say('ways.original'),
                    icon: FileDown,
                    do: () => void saveOriginal(imp.id),
                  },
                  ...(p.mayImport
                    ? [
                        {
                          id: 'again',
                          label: say('ways.again'),
                          icon: CopyPlus,
                          do: () => void againLike(imp.id),
                        },
                      ]
                    : []),
                ],
              },
              {
                id: 'delete',
                entries: mayDelete(imp.state)
                  ? [
                      {
                        id: 'delete',
                        label: say('imports.delete'),
                        icon: Trash2,
                        danger: true,
                        do: p.onDelete,
                      },
                    ]
                  : [],
              },
            ]}
          >
            <IconButton icon={Ellipsis} label={say('imports.more', { name: imp.name })} size="sm" bare />
          </Menu>
        </span>
      </td>
    </tr>
  );
}
