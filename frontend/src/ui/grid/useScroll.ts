import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { atFalseEnd, clamp, type Extent, moved, scrollOf } from './windower';

/** Where a grid stands in its list: what the bar says of it, and how much of it is in sight. */
export function useScroll(count: number, row: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(600);
  const [headH, setHeadH] = useState(32);
  const [offset, setOffset] = useState(0);
  const bar = useRef(0);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const e: Extent = useMemo(() => ({ count, row, view }), [count, row, view]);
  const at = clamp(e, offset);
  // What is true between two drawings.
  const now = useRef({ e, at });
  now.current = { e, at };

  const place = useCallback((next: number) => {
    const { e } = now.current;
    setOffset(next);
    now.current.at = next;
    const el = scroller.current;
    const to = scrollOf(e, next);
    bar.current = to;
    if (el && Math.abs(el.scrollTop - to) > 0.5) {
      el.scrollTop = to;
      bar.current = el.scrollTop;
    }
  }, []);

  useLayoutEffect(() => {
    const el = scroller.current;
    if (!el) return;
    const measure = () => {
      const h = head.current?.offsetHeight ?? 32;
      setHeadH(h);
      setView(Math.max(row, el.clientHeight - h));
    };
    measure();
    const seen = new ResizeObserver(measure);
    seen.observe(el);
    return () => seen.disconnect();
  }, [row]);

  // Another density keeps the first row in sight.
  const lastRow = useRef(row);
  useLayoutEffect(() => {
    if (lastRow.current === row) return;
    const top = now.current.at / lastRow.current;
    lastRow.current = row;
    place(clamp(now.current.e, top * row));
  }, [row, place]);
  // The bar follows when the list grows or shrinks under it.
  useLayoutEffect(() => {
    place(clamp(e, now.current.at));
  }, [e, place]);

  const onScroll = () => {
    const el = scroller.current;
    if (!el) return;
    const { e, at } = now.current;
    const to = el.scrollTop;
    if (Math.abs(to - bar.current) < 0.5) return;
    const next = moved(e, at, bar.current, to);
    bar.current = to;
    now.current.at = next;
    setOffset(next);
    clearTimeout(settle.current);
    const align = () => {
      const want = scrollOf(now.current.e, now.current.at);
      if (Math.abs(want - el.scrollTop) > 1) {
        bar.current = want;
        el.scrollTop = want;
        bar.current = el.scrollTop;
      }
    };
    if (atFalseEnd(e, next, to)) align();
    else if (scrollOf(e, next) !== to) settle.current = setTimeout(align, 180);
  };
  useEffect(() => () => clearTimeout(settle.current), []);

  const focus = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  /** Brings what lies from one place to another across into sight, beside what is fixed before it. */
  const across = useCallback((left: number, right: number, fixed: number) => {
    const el = scroller.current;
    if (!el) return;
    if (left - fixed < el.scrollLeft) el.scrollLeft = Math.max(0, left - fixed);
    else if (right > el.scrollLeft + el.clientWidth) el.scrollLeft = right - el.clientWidth;
  }, []);
  /** How far down the list stands now, drawn or not. */
  const offsetNow = useCallback(() => now.current.at, []);

  return { scroller, head, e, at, view, headH, offsetNow, place, focus, across, onScroll };
}
