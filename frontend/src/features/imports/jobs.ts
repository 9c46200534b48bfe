// The long calls at work, as the screens of this feature follow them: what ran when
// the page opened, and every event since.
import { useSyncExternalStore } from 'react';
import { go } from '../../bridge';
import { subscribe } from '../../bridge/events';
import type { JobProgress } from './types';

let jobs: readonly JobProgress[] = [];
const watchers = new Set<() => void>();
let stop: (() => void) | undefined;

function put(next: readonly JobProgress[]) {
  jobs = next;
  for (const w of watchers) w();
}

/** Takes one job's news in. A job that ended is kept until the next one of its import, for who must read its trouble. */
export function heard(p: JobProgress): void {
  put([...jobs.filter((j) => j.job !== p.job && (j.import !== p.import || !j.ended)), p]);
}

function watch(fn: () => void): () => void {
  watchers.add(fn);
  if (!stop) {
    stop = subscribe('job', (e) => e.job && heard(e.job));
    void go.jobs.Running().then(
      (list) => put([...jobs, ...list.filter((p) => !jobs.some((j) => j.job === p.job))]),
      () => {},
    );
  }
  return () => {
    watchers.delete(fn);
    if (watchers.size === 0) {
      stop?.();
      stop = undefined;
      put([]);
    }
  };
}

/** The job at work on an import, if there is one. Reading a Draft's file on the side is none. */
export function useJobOf(id: string): JobProgress | undefined {
  return useSyncExternalStore(watch, () => jobs.find((j) => j.import === id && !j.ended && !aside(j)));
}

const aside = (j: JobProgress) => j.what === 'survey';

/** The reading of a Draft's whole file, while it goes on. */
export function useSurveyOf(id: string): JobProgress | undefined {
  return useSyncExternalStore(watch, () => jobs.find((j) => j.import === id && !j.ended && aside(j)));
}

/** The trouble with which the last job of an import ended. */
export function useTroubleOf(id: string): JobProgress['trouble'] {
  return useSyncExternalStore(
    watch,
    () => jobs.find((j) => j.import === id && j.ended && !aside(j))?.trouble,
  );
}

/** Stops a job at a safe place. */
export function stopJob(job: string): Promise<void> {
  return go.jobs.Cancel(job);
}
