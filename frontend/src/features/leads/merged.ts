// What was merged into a lead: by rows of imports, by leads that were made one with it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { go, newJob } from '../../bridge';
import { callError } from '../../bridge/error';
import type { JoinDone, LeadMerge, UndoField } from '../../bridge/types';
import { toast, toastTrouble } from '../../ui/Toast';
import { say } from '../../words/say';
import { keys } from './queries';

export type Merge = { at: string; by: string } & ({ rows: LeadMerge } | { join: JoinDone });

/** All that is merged into a lead now, newest first. */
export function useMerges(lead: string) {
  return useQuery({
    queryKey: [...keys.one(lead), 'merges'],
    queryFn: async (): Promise<Merge[]> => {
      const [rows, joins] = await Promise.all([go.imports.MergesInto(lead), go.duplicates.Joins(lead)]);
      return [
        ...rows.map((m) => ({ at: m.at, by: m.by, rows: m })),
        ...joins.filter((j) => !j.undone).map((j) => ({ at: j.at, by: j.by, join: j })),
      ].sort((a, b) => b.at.localeCompare(a.at));
    },
  });
}

const lists = ['back', 'kept', 'blocked'] as const;

/** What un-merging does to the lead's fields, and why it cannot be, if so. */
export function useUnmerging(m: Merge) {
  return useQuery({
    queryKey: ['leads', 'unmerging', m],
    staleTime: 0,
    queryFn: async (): Promise<{ fields: UndoField[]; blocked: string }> => {
      if ('join' in m) return { fields: m.join.fields, blocked: '' };
      for (const list of lists) {
        const page = await go.imports.UndoPreview(m.rows.from.import, part(m.rows.rows, list));
        const [row] = page.rows;
        if (row) return { fields: row.fields, blocked: list === 'blocked' ? row.reason : '' };
      }
      return { fields: [], blocked: '' };
    },
  });
}

const part = (rows: number[], list: (typeof lists)[number], put: string[] = []) => ({
  list,
  rows,
  lead: '',
  put,
  offset: 0,
  limit: 1,
});

/** Takes a merge back. put are the fields that go back although they were edited since. */
export function useUnmerge(lead: string) {
  const qc = useQueryClient();
  return async (m: Merge, put: string[]): Promise<boolean> => {
    try {
      if ('join' in m) {
        await go.duplicates.Unjoin(m.join.id, put);
        toast(say('merged.done'));
      } else {
        const { from, rows } = m.rows;
        await go.imports.UndoRows(from.import, part(rows, 'back', put));
        toast(say('merged.done'), {
          label: say('common.undo'),
          do: () =>
            void go.imports
              .AddRows(from.import, part(rows, 'back'), newJob())
              .catch((e: unknown) => toastTrouble(callError(e).message)),
        });
      }
      return true;
    } catch (e) {
      toastTrouble(callError(e).message);
      return false;
    } finally {
      void qc.invalidateQueries({ queryKey: keys.one(lead) });
    }
  };
}
