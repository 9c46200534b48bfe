import type { Counts } from './types';

/**
 * What became of the rows of a file, in three numbers that add up to those handled: brought what it
 * says, stayed out (skipped by the rule or a person, or not ticked), and could not come in. Once a run
 * has ended they are the rows of the file.
 */
export function tally(c: Counts): { ok: number; out: number; failed: number; handled: number } {
  const ok = c.created + c.merged + c.unchanged;
  const out = c.skipped + c.leftOut;
  return { ok, out, failed: c.failed, handled: ok + out + c.failed };
}
