import type { JobProgress } from './types';

// Where each phase of a run begins and ends in the whole of it, in their order. Any other
// work has one phase.
const parts: Partial<Record<JobProgress['phase'], readonly [number, number]>> = {
  rows: [0, 0.7],
  index: [0.7, 0.8],
  text: [0.8, 0.9],
  merges: [0.9, 1],
};

/** How far the jobs at work on imports have come, from 0 to 1, the longest at work first. */
export type Shares = ReadonlyMap<string, number>;

/** The shares after a job's news: none of them ever goes back. */
export function advance(shares: Shares, p: JobProgress): Shares {
  if (p.ended) {
    const rest = new Map(shares);
    rest.delete(p.job);
    return rest;
  }
  // One that waits for its turn is not at work.
  if (!p.import || p.place > 0) return shares;
  const [from, to] = (p.what === 'run' && parts[p.phase]) || [0, 1];
  const share = from + (to - from) * (p.total > 0 ? Math.min(1, p.done / p.total) : 0);
  return new Map(shares).set(p.job, Math.max(shares.get(p.job) ?? 0, share));
}
