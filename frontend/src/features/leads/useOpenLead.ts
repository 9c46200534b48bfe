import { useCallback, useEffect, useRef, useState } from 'react';
import type { LeadRow } from '../../bridge/types';
import type { RowSource } from '../../ui/grid/pages';
import type { Found } from './useRows';

/** What is open over the list: a lead, or the sheet of a new one. */
export interface OpenSheet {
  /** The lead whose sheet is open. */
  open: string | null;
  setOpen: (id: string | null) => void;
  adding: boolean;
  setAdding: (on: boolean) => void;
}

/** Where in the list the lead stands whose sheet is open, and the ways to others. */
export function useOpenLead({
  room,
  source,
  found,
  rowsOf,
  goTo,
}: {
  room: Omit<OpenSheet, 'adding'>;
  source: RowSource<Found>;
  found: number;
  /** The rows from one place to before another, fetched when missing. */
  rowsOf: (from: number, to: number) => Promise<LeadRow[]>;
  /** Brings the row at a place into sight. */
  goTo: (at: number) => void;
}) {
  const [at, setAt] = useState(0);
  const live = useRef(room);
  live.current = room;
  const openRow = useCallback((row: LeadRow, index: number) => {
    setAt(index);
    live.current.setAdding(false);
    live.current.setOpen(row.id);
  }, []);
  const step = useCallback(
    async (by: number) => {
      const to = at + by;
      if (to < 0 || to >= found) return;
      const [row] = await rowsOf(to, to + 1);
      if (!row) return;
      goTo(to);
      setAt(to);
      live.current.setOpen(row.id);
    },
    [at, found, rowsOf, goTo],
  );

  // An edit may move the open lead within the list: its place is looked for nearby and
  // at the head, where a change of today brings it.
  const openId = room.open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for anew when the rows change
  useEffect(() => {
    if (!openId || found === 0) return;
    let gone = false;
    const look = async () => {
      for (const from of [Math.max(0, Math.floor(at / 100) * 100 - 100), 0]) {
        const rows = await rowsOf(from, Math.min(found, from + 300));
        const i = rows.findIndex((r) => r.id === openId);
        if (gone) return;
        if (i >= 0) return setAt(from + i);
      }
    };
    look().catch(() => {});
    return () => {
      gone = true;
    };
  }, [openId, source]);

  return { at, openRow, step };
}
