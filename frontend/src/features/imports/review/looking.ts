// The review is of the book as it is: rows are looked at again where leads changed since
// they were judged, when it is opened, while it is open, and before they are imported.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { go, newJob } from '../../../bridge';
import { subscribe } from '../../../bridge/events';
import { keepCounts, keys } from '../queries';

/** How long leads must be left alone before rows are looked at again, and how often it is tried while a cell is written. */
const rest = 800;

// Rows that move under a cell in hand would have it kept in another one.
const writing = () => document.activeElement?.closest('[role=gridcell]') instanceof HTMLElement;

export function useLooking(id: string) {
  const qc = useQueryClient();
  const [looked, setLooked] = useState(0);
  const total = useRef(0);
  // One look at a time: who asks for another meanwhile has it after that one.
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const look = useMutation({
    mutationFn: () => {
      const next = line.current.then(() => go.imports.Look(id, newJob()));
      line.current = next.catch(() => undefined);
      return next;
    },
    onSuccess: (res) => {
      if (res.rows === 0) return;
      total.current += res.rows;
      setLooked(total.current);
      keepCounts(qc, id, res.counts);
      void qc.invalidateQueries({ queryKey: keys.allRows(id) });
      void qc.invalidateQueries({ queryKey: ['imports', 'one', id] });
    },
  });
  const now = useRef(look);
  now.current = look;
  useEffect(() => {
    let wait: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(wait);
      wait = setTimeout(() => {
        if (writing() || now.current.isPending) soon();
        else now.current.mutate(); // one that fails is tried again before the import, which says so
      }, rest);
    };
    const off = [subscribe('leads', soon), subscribe('settings', soon)];
    now.current.mutate();
    return () => {
      clearTimeout(wait);
      for (const f of off) f();
    };
  }, []);
  return {
    /** How many rows stand otherwise than they did since this page was opened. */
    looked,
    busy: look.isPending,
    /** Looks once more, and answers how many rows turned out to stand otherwise since it was asked. */
    again: async () => {
      const before = total.current;
      await look.mutateAsync();
      return total.current - before;
    },
  };
}
