// The rows of the list as the grid asks for them. The first page of a new question is asked for in the very
// moment of the act, before anything is drawn anew, and the count only once that page is here.
import { useCallback, useMemo, useRef } from 'react';
import { go } from '../../bridge';
import { stoppable } from '../../bridge/stop';
import type { LeadFilter, LeadPage, LeadRow } from '../../bridge/types';
import { pageSize, type RowSource } from '../../ui/grid/pages';
import { filterOf, type LeadSearch, orderOf } from './filter';

/** A row with the words it was found by, which it shows marked. */
export type Found = LeadRow & { by: string };

type Order = ReturnType<typeof orderOf>;

interface Ahead {
  key: string;
  page: Promise<LeadPage>;
  stop: AbortController;
  taken: boolean;
  version: number;
}

const keyOf = (filter: LeadFilter, order: Order) => JSON.stringify([filter, order]);

function list(filter: LeadFilter, order: Order, offset: number, limit: number, after: string) {
  return go.leads.List({ filter, sort: order.by, desc: order.desc, offset, limit, after });
}

export interface Rows {
  key: string;
  filter: LeadFilter;
  order: Order;
  /** Asks for the first page of what the list will show next. */
  ask: (next: LeadSearch) => void;
  /** Resolves once the first page asked for ahead is here, or will not come. */
  first: () => Promise<void>;
  /** What the grid reads: how many rows there are, and when they may have changed. */
  source: (count: number, version: number, touched: number) => RowSource<Found>;
}

/** The rows of a search. `unsorted` hears whether the last page came in the order asked for. */
export function useRows(search: LeadSearch, unsorted: (on: boolean) => void): Rows {
  const filter = useMemo(() => filterOf(search), [search]);
  const order = useMemo(() => orderOf(search), [search]);
  const key = keyOf(filter, order);
  const ahead = useRef<Ahead>(undefined);
  const shown = useRef('');
  const at = useRef(0);

  const ask = useCallback((next: LeadSearch) => {
    const filter = filterOf(next);
    const order = orderOf(next);
    const key = keyOf(filter, order);
    if (key === ahead.current?.key || key === shown.current) return;
    ahead.current?.stop.abort();
    const stop = new AbortController();
    const page = stoppable(stop.signal, () => list(filter, order, 0, pageSize, ''));
    page.catch(() => {}); // who waits for it hears of it
    ahead.current = { key, page, stop, taken: false, version: at.current };
  }, []);
  // By a link, by the way back: asked for before the room is drawn.
  if (shown.current !== key) ask(search);
  shown.current = key;

  const first = useCallback(async () => {
    await ahead.current?.page.catch(() => {});
  }, []);

  const source = useMemo(() => {
    const cursors = new Map<number, string>();
    return (count: number, version: number, touched: number): RowSource<Found> => {
      // What was asked for before the rows changed may show them as they were.
      if (ahead.current && version !== ahead.current.version) ahead.current.taken = true;
      at.current = version;
      return {
        key,
        version,
        count,
        touched,
        again: async (rows) => {
          const now = new Map((await go.leads.Rows(rows.map((r) => r.id))).map((r) => [r.id, r]));
          return rows.map((r) => {
            const row = now.get(r.id);
            // What is out of sight by now stays as it was last seen.
            return row ? { ...row, by: r.by } : r;
          });
        },
        rows: async (offset, limit, signal) => {
          const known = ahead.current;
          const mine = known && known.key === key && !known.taken && offset === 0 && limit === pageSize;
          if (mine) {
            known.taken = true;
            signal.addEventListener('abort', () => known.stop.abort());
          }
          const page = await (mine
            ? known.page
            : stoppable(signal, () => list(filter, order, offset, limit, cursors.get(offset) ?? '')));
          if (page.next) cursors.set(offset + limit, page.next);
          if (!signal.aborted) unsorted(page.unsorted);
          return page.rows.map((r) => ({ ...r, by: filter.search }));
        },
      };
    };
  }, [key, filter, order, unsorted]);

  return { key, filter, order, ask, first, source };
}
