// The life of an import after its rows are reviewed: what this feature asks of Go for
// undoing, pausing, stopping, approving in part and declining.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { foyer } from '../../../wailsjs/go/models';
import { go, newJob } from '../../bridge';
import { subscribe } from '../../bridge/events';
import type { Plain } from '../../bridge/types';
import { toast, toastTrouble } from '../../ui/Toast';
import { say } from '../../words/say';
import { sayTrouble } from './actions';
import { keys } from './queries';
import type { Import, ResultPage, ResultQuery } from './types';

export type UndoList = Plain<foyer.UndoQuery>['list'];
export type UndoRow = Plain<foyer.UndoRow>;
export type UndoSum = Plain<foyer.UndoSum>;
export type ApprovalView = Plain<foyer.ApprovalView>;
export type PendingLead = Plain<foyer.PendingLead>;

/** Lists of an undo come in pages of so many. */
export const undoPage = 50;

/** What taking an import back would do, or what its undo kept. */
export function useUndoPreview(id: string, list: UndoList, page: number, rows: number[] = []) {
  return useQuery({
    queryKey: [...keys.all, 'one', id, 'undo', list, page, rows],
    queryFn: () =>
      go.imports.UndoPreview(id, { list, rows, lead: '', put: [], offset: page * undoPage, limit: undoPage }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function useApprovalView(id: string, on: boolean) {
  return useQuery({
    queryKey: [...keys.all, 'one', id, 'approval'],
    queryFn: () => go.imports.ApprovalView(id),
    enabled: on,
    staleTime: 0,
  });
}

/** The leads that wait: all of them, or those that wait by themselves and not with their import. */
export function usePending(alone: boolean, limit: number) {
  return useQuery({
    queryKey: [...keys.all, 'pending', alone, limit],
    queryFn: () => go.imports.Pending('', alone, 0, limit),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** Says a call's trouble; nothing when it went well. */
export async function attempt(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (e) {
    toastTrouble(sayTrouble(e));
    return false;
  }
}

/** Calls fn once a job has ended well. */
function whenDone(job: string, fn: () => void): void {
  const stop = subscribe('job', ({ job: p }) => {
    if (p?.job !== job || !p.ended) return;
    stop();
    if (!p.trouble) fn();
  });
}

// What says that an import was taken back, by its id, while it may still be on the screen.
const offers = new Map<string, () => void>();

/** Says that an import was taken back, and offers the way back while there is one. */
function offerBack(imp: Import, text: string): void {
  offers.set(imp.id, toast(text, { label: say('undo.bring_back'), do: () => void bringBack(imp) }));
}

/** Takes the offer away: the import goes on from where it is. */
function offerEnds(id: string): void {
  offers.get(id)?.();
  offers.delete(id);
}

/** Takes an import back, and offers the way back once it is done. */
export async function undoImport(imp: Import): Promise<boolean> {
  const job = newJob();
  whenDone(job, () => offerBack(imp, say('undo.done', { name: imp.name })));
  return attempt(() => go.imports.Undo(imp.id, job));
}

/** Brings an undone import back. */
export async function bringBack(imp: Import): Promise<boolean> {
  offerEnds(imp.id);
  const job = newJob();
  whenDone(job, () => toast(say('undo.back_again', { name: imp.name })));
  return attempt(() => go.imports.BringBack(imp.id, job));
}

/** Makes an undone import a Draft again, to be mended and run once more. */
export function correct(imp: Import): Promise<boolean> {
  offerEnds(imp.id);
  return attempt(() => go.imports.Correct(imp.id));
}

// A call about some rows names them as an undo does.
const these = (rows: number[]) => ({ list: 'back' as const, rows, lead: '', put: [], offset: 0, limit: 0 });

/** Takes some rows of an import back, or out of one that waits, and offers to add them again. */
export function undoRows(imp: Import, rows: number[]): Promise<boolean> {
  return attempt(async () => {
    const sum = await go.imports.UndoRows(imp.id, these(rows));
    toast(
      imp.state === 'waiting'
        ? say('results.deleted', { count: rows.length })
        : say('undo.rows_done', { count: sum.removed + sum.restored }),
      { label: say('common.undo'), do: () => void addRows(imp.id, rows) },
    );
  });
}

/** Adds rows that were left out: those named, or all that can be. */
export function addRows(id: string, rows: number[]): Promise<boolean> {
  return attempt(() => go.imports.AddRows(id, these(rows), newJob()));
}

/** Approves some rows of an import that waits. */
export function approveRows(id: string, rows: number[]): Promise<boolean> {
  return attempt(async () => {
    await go.imports.ApproveRows(id, these(rows));
    toast(say('approvals.approved', { count: rows.length }));
  });
}

/** Declines an import that waits, and offers the way back. */
export async function declineImport(imp: Import, reason: string): Promise<boolean> {
  if (!(await attempt(() => go.imports.Decline(imp.id, reason)))) return false;
  offerBack(imp, say('approvals.declined_import', { name: imp.name }));
  return true;
}

/** Declines some rows of an import that waits, and offers the way back. */
export function declineRows(id: string, rows: number[], reason: string): Promise<boolean> {
  return attempt(async () => {
    const done = await go.imports.DeclineRows(id, these(rows), reason);
    toast(say('results.declined', { count: done.leads.length + done.rows.length }), {
      label: say('common.undo'),
      do: () =>
        void attempt(async () => {
          if (done.leads.length > 0) await go.imports.WaitAgain(done.leads);
          if (done.rows.length > 0) await go.imports.AddRows(id, these(done.rows), newJob());
        }),
    });
  });
}

/** How the results are narrowed and in which order they stand. */
export type ResultsOf = Omit<ResultQuery, 'offset' | 'limit'>;

/** A page of what became of an import's rows. */
export function resultsPage(id: string, of: ResultsOf, offset: number, limit: number): Promise<ResultPage> {
  return go.imports.Results(id, { ...of, offset, limit });
}

/** How many results there are, and where the row asked for stands among them. */
export function useResults(id: string, of: ResultsOf) {
  return useQuery({
    queryKey: [...keys.all, 'one', id, 'results', of],
    queryFn: () => resultsPage(id, of, 0, 1),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** The first letters of their names. */
export function useLetters(id: string, of: ResultsOf) {
  const q = { ...of, letter: '', sort: '', desc: false, row: 0, offset: 0, limit: 0 };
  return useQuery({
    queryKey: [...keys.all, 'one', id, 'letters', q],
    queryFn: () => go.imports.Letters(id, q),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
