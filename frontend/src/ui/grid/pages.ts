// The rows of a grid, fetched by pages as they come into sight and let go when far
// from it. Old rows stay on the screen until the first page of a new question is here.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from './windower';

export const pageSize = 100;
/** Pages kept around what shows; the rest is asked for again when needed. */
const kept = 40;
/** So many rows that are asked for beside what shows are kept too. */
const few = 3 * pageSize;

export interface RowSource<T> {
  /** Says which question the rows answer; a new one empties the pages and starts at the head. */
  key: string;
  /** Goes up when the rows may have changed: they are asked for again where they stand. */
  version?: number;
  /**
   * Answers rows as they are now, in the same order, for a list that is held as it is: what may
   * have changed is renewed where it stands. With it goes `touched`, up when rows may have changed.
   */
  again?: (rows: readonly T[]) => Promise<readonly T[]>;
  touched?: number;
  /** How many rows there are. */
  count: number;
  /** Answers up to `limit` rows from `offset` on; stops when the signal says so. */
  rows: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly T[]>;
}

interface Page<T> {
  rows: readonly T[];
  version: number;
  touched: number;
}

interface Store<T> {
  key: string;
  /** How many rows the rows shown are of; an old question keeps its own count. */
  count: number;
  /** Where the list ends, seen by its last page while the source still counts the list before. */
  end?: { count: number; version: number; before: number };
  pages: Map<number, Page<T>>;
}

/** Keeps a page, and lets go of one far from it when there are many. */
function keep<T>(pages: Map<number, Page<T>>, at: number, page: Page<T>) {
  pages.set(at, page);
  if (pages.size <= kept) return;
  // Map keeps insertion order: the first is the one fetched longest ago.
  for (const old of pages.keys())
    if (Math.abs(old - at) > kept / 4) {
      pages.delete(old);
      return;
    }
}

export interface Pages<T> {
  /** The row at an index, or undefined while it is on its way. */
  at: (index: number) => T | undefined;
  /** How many rows what is shown has. */
  count: number;
  /** The rows shown answer an older question. */
  stale: boolean;
  failed: unknown;
  retry: () => void;
  /** Answers the rows of a span, fetching what is missing. */
  need: (first: number, end: number) => Promise<T[]>;
}

export function usePages<T>(source: RowSource<T>, span: Span): Pages<T> {
  const shown = useRef<Store<T>>({ key: '', count: 0, pages: new Map() });
  const flights = useRef(new Map<string, AbortController>());
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState<unknown>(undefined);
  const src = useRef(source);
  src.current = source;

  const fetchPage = useCallback(
    async (page: number, key: string, version: number, signal: AbortSignal): Promise<readonly T[]> => {
      const touched = src.current.touched ?? 0;
      const rows = await src.current.rows(page * pageSize, pageSize, signal);
      if (signal.aborted || src.current.key !== key) return rows;
      const store = shown.current;
      const fresh = { rows, version, touched };
      if (store.key !== key)
        shown.current = { key, count: src.current.count, pages: new Map([[page, fresh]]) };
      else keep(store.pages, page, fresh);
      if (rows.length < pageSize && (rows.length > 0 || page === 0))
        shown.current.end = {
          count: page * pageSize + rows.length,
          version,
          before: src.current.count,
        };
      redraw((n) => n + 1);
      return rows;
    },
    [],
  );

  const firstPage = Math.floor(span.first / pageSize);
  const lastPage = Math.max(firstPage, Math.floor(Math.max(span.first, span.end - 1) / pageSize));
  const { key, count, version = 0, touched = 0 } = source;
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: tries asks once more
  useEffect(() => {
    const store = shown.current;
    if (store.key === key) store.count = count;
    if (count === 0) {
      if (store.key !== key) {
        shown.current = { key, count: 0, pages: new Map() };
        redraw((n) => n + 1);
      }
      return;
    }
    const far = Math.max(0, Math.ceil(count / pageSize) - 1);
    const wanted = new Set<string>();
    const start: number[] = [];
    // A new question starts where the list will stand: at its head.
    const from = Math.min(firstPage, far);
    for (let p = from; p <= Math.min(lastPage, far); p++) {
      const id = `${key}#${version}#${p}`;
      wanted.add(id);
      const have = shown.current.key === key && shown.current.pages.get(p)?.version === version;
      if (!have && !flights.current.has(id)) start.push(p);
    }
    for (const [id, flight] of flights.current)
      if (!wanted.has(id)) {
        flight.abort();
        flights.current.delete(id);
      }
    for (const p of start) {
      const id = `${key}#${version}#${p}`;
      const flight = new AbortController();
      flights.current.set(id, flight);
      fetchPage(p, key, version, flight.signal)
        .then(() => !flight.signal.aborted && setFailed(undefined))
        .catch((e: unknown) => !flight.signal.aborted && setFailed(e))
        .finally(() => {
          if (flights.current.get(id) === flight) flights.current.delete(id);
        });
    }
  }, [key, version, count, firstPage, lastPage, fetchPage, tries]);

  // Rows of a held list that may have changed, once they are in sight.
  useEffect(() => {
    if (!src.current.again || shown.current.key !== key) return;
    for (let p = firstPage; p <= lastPage; p++) {
      const page = shown.current.pages.get(p);
      if (!page || page.version !== version || page.touched >= touched) continue;
      page.touched = touched;
      src.current
        .again(page.rows)
        .then((rows) => {
          // Asked for anew meanwhile, they are newer than these.
          if (shown.current.pages.get(p) !== page || page.touched !== touched) return;
          page.rows = rows;
          redraw((n) => n + 1);
        })
        .catch(setFailed);
    }
  }, [key, version, touched, firstPage, lastPage]);

  useEffect(() => {
    const all = flights.current;
    return () => {
      for (const f of all.values()) f.abort();
      all.clear();
    };
  }, []);

  const need = useCallback(async (first: number, end: number): Promise<T[]> => {
    const out: T[] = [];
    const { key: k, version = 0, touched = 0 } = src.current;
    for (let p = Math.floor(first / pageSize); p * pageSize < end; p++) {
      const kept = shown.current.key === k ? shown.current.pages.get(p) : undefined;
      let rows = kept?.version === version ? kept.rows : undefined;
      if (!rows) {
        rows = await src.current.rows(p * pageSize, pageSize, new AbortController().signal);
        // A few are kept, so that a list that is held goes on from them as they were.
        const store = shown.current;
        if (end - first <= few && store.key === k && src.current.key === k && !kept)
          keep(store.pages, p, { rows, version, touched });
      }
      rows.forEach((row, i) => {
        const index = p * pageSize + i;
        if (index >= first && index < end) out.push(row);
      });
    }
    return out;
  }, []);

  const store = shown.current;
  const stale = store.key !== key;
  const at = useCallback(
    (index: number) => shown.current.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    [],
  );
  const retry = useCallback(() => setTries((n) => n + 1), []);
  const end = store.end?.version === version && store.end.before === count ? store.end.count : count;
  const showing = stale && store.key !== '' ? store.count : end;
  return useMemo(
    () => ({ at, count: showing, stale, failed, retry, need }),
    [at, showing, stale, failed, retry, need],
  );
}
