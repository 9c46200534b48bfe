import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { subscribe } from '../../bridge/events';

/**
 * The list as it is gone through: while the sheet of a lead is open, its leads keep their places and
 * their number, and are renewed where they stand. What moved, came or went meanwhile does so once the
 * sheet is closed, or another filter or order is asked for.
 */
export function useHeldList(list: {
  /** A sheet is open. */
  open: boolean;
  /** Which filter and order it is. */
  key: string;
  /** How many there are; undefined while that is not known. */
  found: number | undefined;
  /** How many to say until it is. */
  shown: number;
}): { found: number; stamp: number; touched: number } {
  const qc = useQueryClient();
  const [stamp, setStamp] = useState(0);
  const [touched, setTouched] = useState(0);
  const { open, key, found } = list;
  const held = useRef<{ key: string; found: number }>(undefined);
  // A list without anybody is nobody's place.
  if (!open) held.current = undefined;
  else if (found !== undefined && found > 0 && held.current?.key !== key) held.current = { key, found };
  const missed = useRef(false);

  useEffect(
    () =>
      subscribe('leads', () => {
        if (held.current) {
          missed.current = true;
          setTouched((n) => n + 1);
        } else setStamp((n) => n + 1);
        void qc.invalidateQueries({ queryKey: ['leads'] });
        void qc.invalidateQueries({ queryKey: ['me'] });
      }),
    [qc],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is asked for anew by itself
  useEffect(() => {
    if (open || !missed.current) return;
    missed.current = false;
    setStamp((n) => n + 1);
  }, [open, key]);
  return { found: held.current?.key === key ? held.current.found : list.shown, stamp, touched };
}
