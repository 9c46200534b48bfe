import { CircleAlert, CircleCheck, Hourglass, Loader, type LucideIcon, Pencil } from 'lucide-react';
import { Icon } from '../../ui/Icon';
import { num } from '../../words/formats';
import { useSay } from '../../words/say';
import s from './Files.module.css';
import { importHref } from './places';
import type { ImportDetail } from './types';

type File = ImportDetail['batch'][number];

const drawings: Partial<Record<File['state'], LucideIcon>> = {
  draft: Pencil,
  saved: Pencil,
  queued: Hourglass,
  running: Loader,
  waiting: Hourglass,
  approved: CircleCheck,
  failed: CircleAlert,
};

/** The files that came together: where each stands, and the way from one to the next. */
export function BatchStrip({ files, id }: { files: readonly File[]; id: string }) {
  const say = useSay();
  const wrong = (f: File) => (f.state === 'draft' || f.state === 'saved' ? f.errors : 0);
  return (
    <nav className={s.strip} aria-label={say('files.batch', { count: files.length })}>
      <span className={s.label}>{say('files.batch', { count: files.length })}</span>
      <ol>
        {files.map((f) => (
          <li key={f.id}>
            <a
              href={importHref(f.id)}
              aria-current={f.id === id ? 'page' : undefined}
              aria-label={`${f.file}, ${say(`state.${f.state}`)}${wrong(f) > 0 ? `, ${say('review.need_fixing', { count: wrong(f) })}` : ''}`}
            >
              <Icon of={drawings[f.state] ?? Pencil} size={12} />
              {f.file}
              {wrong(f) > 0 && <span className="brick-t num">{num(wrong(f))}</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
