// Answers of a wizard are kept as they are given, one after the other, and a step
// forward waits until all of them are.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface Saver {
  /** Keeps something now; calls go out one at a time, in order. */
  now: (work: () => Promise<unknown>) => void;
  /** Keeps something in a moment; a later call of the same name replaces it. */
  soon: (name: string, work: () => Promise<unknown>) => void;
  /** Waits until everything is kept; false when something was refused. */
  settled: () => Promise<boolean>;
  saving: boolean;
}

/** Makes a saver for one screen. What was still to be kept is kept on leaving it. */
export function useSaver(wait = 500): Saver {
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const failed = useRef(false);
  const waiting = useRef(
    new Map<string, { timer: ReturnType<typeof setTimeout>; work: () => Promise<unknown> }>(),
  );
  const [open, setOpen] = useState(0);

  const now = useCallback((work: () => Promise<unknown>) => {
    setOpen((n) => n + 1);
    chain.current = chain.current
      .then(work)
      .then(
        () => {
          failed.current = false;
        },
        () => {
          failed.current = true;
        },
      )
      .finally(() => setOpen((n) => n - 1));
  }, []);

  const flush = useCallback(() => {
    for (const [name, w] of [...waiting.current]) {
      clearTimeout(w.timer);
      waiting.current.delete(name);
      now(w.work);
    }
  }, [now]);

  const soon = useCallback(
    (name: string, work: () => Promise<unknown>) => {
      clearTimeout(waiting.current.get(name)?.timer);
      const timer = setTimeout(() => {
        waiting.current.delete(name);
        now(work);
      }, wait);
      waiting.current.set(name, { timer, work });
    },
    [now, wait],
  );

  const settled = useCallback(async () => {
    flush();
    await chain.current;
    return !failed.current;
  }, [flush]);

  useEffect(() => {
    // A window that closes or a page read anew takes along what was still waiting.
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return useMemo(() => ({ now, soon, settled, saving: open > 0 }), [now, soon, settled, open]);
}
