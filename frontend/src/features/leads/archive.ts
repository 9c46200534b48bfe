// Archiving and restoring, each with its way back.
import type { QueryClient } from '@tanstack/react-query';
import { go } from '../../bridge';
import { callError } from '../../bridge/error';
import type { LeadFilter } from '../../bridge/types';
import { wayBack } from '../../lib/undo';
import { toast, toastTrouble } from '../../ui/Toast';
import { say } from '../../words/say';

function refresh(qc: QueryClient) {
  void qc.invalidateQueries({ queryKey: ['leads'] });
  void qc.invalidateQueries({ queryKey: ['me'] });
}

/** Archives or restores leads and offers to take it back. */
export async function archiveLeads(qc: QueryClient, ids: readonly string[], on: boolean): Promise<void> {
  try {
    const n = on ? await go.leads.Archive([...ids]) : await go.leads.Restore([...ids]);
    refresh(qc);
    offerBack(qc, ids, on, n);
  } catch (e) {
    toastTrouble(callError(e).message);
  }
}

/** Archives all that a filter finds. */
export async function archiveFound(qc: QueryClient, filter: LeadFilter): Promise<void> {
  try {
    const ids = await go.leads.ArchiveFound(filter);
    refresh(qc);
    offerBack(qc, ids, true, ids.length);
  } catch (e) {
    toastTrouble(callError(e).message);
  }
}

function offerBack(qc: QueryClient, ids: readonly string[], on: boolean, n: number) {
  const back = wayBack(async () => {
    try {
      await (on ? go.leads.Restore([...ids]) : go.leads.Archive([...ids]));
      refresh(qc);
      toast(say('leads.undone'));
    } catch (e) {
      toastTrouble(callError(e).message);
    }
  });
  toast(say(on ? 'leads.archived_done' : 'leads.restored_done', { count: n }), {
    label: say('common.undo'),
    do: back,
  });
}
