import { useEffect } from 'react';
import { go } from '../bridge';
import { callError } from '../bridge/error';
import { subscribe } from '../bridge/events';
import { looking, notice } from '../bridge/notices';
import type { Event } from '../bridge/types';
import { importHref, visit } from '../features/imports/places';
import type { Import } from '../features/imports/types';
import { num } from '../words/formats';
import { say } from '../words/say';

type Job = NonNullable<Event['job']>;

/** What became of a long call on an import, in a sentence; nothing for what nobody waits for. */
function newsOf(job: Job, imp: Import): string | undefined {
  if (job.trouble && job.what !== 'survey') return callError(job.trouble).message;
  const c = imp.counts;
  switch (job.what) {
    case 'stage':
      return say('news.staged', { count: c.rows });
    case 'rollback':
      return say('news.rollback');
    case 'undo':
      return say('undo.done', { name: imp.name });
    case 'bring_back':
      return say('undo.back_again', { name: imp.name });
    case 'run':
    case 'keep':
    case 'approve': {
      if (imp.paused) return undefined;
      if (imp.state === 'failed') return say('story.failed');
      const ran = say('news.ran', { created: num(c.created), merged: num(c.merged), failed: num(c.failed) });
      return imp.state === 'waiting' ? `${ran} ${say('news.waits')}` : ran;
    }
  }
  return undefined;
}

async function tell(job: Job, me: string | undefined): Promise<void> {
  try {
    const { import: imp } = await go.imports.Get(job.import);
    const news = imp.by === me ? newsOf(job, imp) : undefined;
    if (news) notice(imp.name, news, job.import, () => visit(importHref(job.import)));
  } catch {
    // It is gone, or no longer theirs to see.
  }
}

/** Tells a person who looks elsewhere what became of their imports, and goes where such news is pressed. */
export function useNews(me: string | undefined): void {
  useEffect(() => {
    const off = [
      subscribe('job', ({ job }) => {
        if (job?.ended && job.import && !looking()) void tell(job, me);
      }),
      subscribe('open', ({ ids }) => {
        if (ids?.[0]) visit(importHref(ids[0]));
      }),
    ];
    return () => {
      for (const f of off) f();
    };
  }, [me]);
}
