// Ties the arithmetic of ui/grid/windower to an element that scrolls.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  atFalseEnd,
  clamp,
  type Extent,
  moved,
  reveal,
  type Span,
  scrollOf,
  space,
  spanAt,
} from '../../../ui/grid/windower';

export interface Windowed {
  ref: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  span: Span;
  /** The height the scroll bar is given, without the head. */
  height: number;
  /** Where a row stands inside the scrolled space. */
  top: (index: number) => number;
  /** Brings a row into view with the least movement. */
  show: (index: number) => void;
  /** Rows that fit, for Page Down. */
  fits: number;
  /** Changes with every movement, for what is laid out beside a cell. */
  at: number;
}

/** Windows `count` rows of `row` pixels under a sticky head of `head` pixels. */
export function useWindow(count: number, row: number, head: number): Windowed {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(600);
  const [pos, setPos] = useState({ offset: 0, scroll: 0 });
  const now = useRef(pos);
  const e: Extent = { count, row, view };
  const extent = useRef(e);
  extent.current = e;

  const put = useCallback((offset: number, scroll: number) => {
    now.current = { offset, scroll };
    setPos(now.current);
  }, []);

  useLayoutEffect(() => {
    const el = ref.current;
    if (!el) return;
    const measure = () => setView(Math.max(row, (el.clientHeight || 600 + head) - head));
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const seen = new ResizeObserver(measure);
    seen.observe(el);
    return () => seen.disconnect();
  }, [row, head]);

  // Fewer rows or another height of them: stay on the same row, as far as there are any.
  const was = useRef(row);
  useLayoutEffect(() => {
    const el = ref.current;
    if (!el) return;
    const offset = clamp({ count, row, view }, (now.current.offset / was.current) * row);
    was.current = row;
    if (offset !== now.current.offset) {
      el.scrollTop = scrollOf({ count, row, view }, offset);
      put(offset, el.scrollTop);
    }
  }, [count, row, view, put]);

  const onScroll = useCallback(() => {
    const el = ref.current;
    if (!el) return;
    const to = el.scrollTop;
    if (to === now.current.scroll) return;
    const offset = moved(extent.current, now.current.offset, now.current.scroll, to);
    if (atFalseEnd(extent.current, offset, to)) el.scrollTop = scrollOf(extent.current, offset);
    put(offset, el.scrollTop);
    // In a scaled space small steps drift from the bar; at rest it is put in line again.
    clearTimeout(settle.current);
    if (Math.abs(scrollOf(extent.current, offset) - el.scrollTop) > 1)
      settle.current = setTimeout(() => {
        el.scrollTop = scrollOf(extent.current, now.current.offset);
        put(now.current.offset, el.scrollTop);
      }, 180);
  }, [put]);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settle.current), []);

  const show = useCallback(
    (index: number) => {
      const el = ref.current;
      if (!el) return;
      const offset = reveal(extent.current, now.current.offset, index);
      if (offset === now.current.offset) return;
      el.scrollTop = scrollOf(extent.current, offset);
      put(offset, el.scrollTop);
    },
    [put],
  );

  return {
    ref,
    onScroll,
    span: spanAt(e, pos.offset),
    height: space(e),
    top: (index) => pos.scroll + index * row - pos.offset,
    show,
    fits: Math.max(1, Math.floor(view / row) - 1),
    at: pos.offset,
  };
}
