import { expect, it } from 'vitest';
import { advance, type Shares } from './share';
import type { JobProgress } from './types';

const news = (some: Partial<JobProgress>) =>
  ({
    job: 'j',
    what: 'run',
    import: 'i',
    phase: 'rows',
    done: 0,
    total: 0,
    place: 0,
    ended: false,
    ...some,
  }) as JobProgress;

function follow(list: readonly JobProgress[]): (number | undefined)[] {
  let at: Shares = new Map();
  return list.map((p) => {
    at = advance(at, p);
    return [...at.values()][0];
  });
}

// E4: how far a job is never goes back, from phase to phase or when it is stopped.
it('only ever grows while a job is at work', () => {
  const seen = follow([
    news({ done: 50, total: 100 }),
    news({ done: 100, total: 100 }),
    news({ phase: 'index' }),
    news({ phase: 'index', done: 1, total: 2 }),
    news({ phase: 'text', done: 1, total: 1 }),
    news({ phase: 'merges', done: 1, total: 4 }),
    news({ what: 'rollback', phase: 'rollback', done: 1, total: 10 }),
  ]);
  expect(seen.map((v) => Math.round((v ?? 0) * 1000) / 1000)).toEqual([
    0.35, 0.7, 0.7, 0.75, 0.9, 0.925, 0.925,
  ]);
});

it('takes other work as one whole, and ends with it', () => {
  expect(
    follow([
      news({ what: 'approve', phase: 'merges', done: 1, total: 2 }),
      news({ what: 'approve', phase: 'merges', ended: true }),
    ]),
  ).toEqual([0.5, undefined]);
});

it('follows the job longest at work, not one that waits or is of no import', () => {
  expect(
    follow([
      news({ job: 'waits', place: 1 }),
      news({ job: 'export', import: '', what: 'export', done: 1, total: 2 }),
      news({ done: 60, total: 100 }),
      news({ job: 'other', what: 'stage', phase: 'staging', done: 1, total: 10 }),
      news({ ended: true }),
    ]),
  ).toEqual([undefined, undefined, 0.42, 0.42, 0.1]);
});
