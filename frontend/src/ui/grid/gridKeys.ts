import type { KeyboardEvent, RefObject } from 'react';
import { onMac } from '../../lib/keys';
import type { GridProps } from './gridProps';
import type { Pages } from './pages';
import { type Extent, perPage } from './windower';

/** How a grid stands when a key is pressed, and what the key may do about it. */
interface Hand<T> {
  current: number;
  cell: number;
  e: Extent;
  pages: Pages<T>;
  scroller: HTMLElement | null;
  /** Where a selection by Shift began. */
  anchor: RefObject<number>;
  go: (index: number, column?: number) => void;
  selectSpan: (from: number, to: number) => Promise<void>;
  toggle: (index: number) => void;
  startEdit: (index: number, column: number) => boolean;
}

/** Arrows, Page Up and Down, Home and End move, Enter opens or edits, Space selects; the rest is the list's own. */
export function onGridKey<T>(ev: KeyboardEvent, p: GridProps<T>, hand: Hand<T>) {
  const { current, cell, e, pages, scroller, anchor, go, selectSpan, toggle, startEdit } = hand;
  const mod = onMac() ? ev.metaKey : ev.ctrlKey;
  const page = perPage(e);
  const step = (to: number) => {
    ev.preventDefault();
    const from = anchor.current;
    go(to);
    const i = Math.min(Math.max(0, to), e.count - 1);
    if (ev.shiftKey && p.onSelect) void selectSpan(from, i);
    else anchor.current = i;
  };
  const side = (to: number) => {
    ev.preventDefault();
    go(current, Math.min(Math.max(0, to), p.columns.length - 1));
  };
  if (ev.altKey) return;
  switch (ev.key) {
    case 'ArrowDown':
      return step(mod ? e.count - 1 : current + 1);
    case 'ArrowUp':
      return step(mod ? 0 : current - 1);
    case 'PageDown':
      return step(current + page);
    case 'PageUp':
      return step(current - page);
    case 'Home':
      return p.cells && !mod ? side(0) : step(0);
    case 'End':
      return p.cells && !mod ? side(p.columns.length - 1) : step(e.count - 1);
    case 'ArrowRight':
      if (p.cells) return side(cell + 1);
      if (scroller) scroller.scrollLeft += 80;
      return;
    case 'ArrowLeft':
      if (p.cells) return side(cell - 1);
      if (scroller) scroller.scrollLeft -= 80;
      return;
    case 'Enter':
    case 'F2': {
      if (mod) break;
      if (p.cells && startEdit(current, cell)) return ev.preventDefault();
      const row = pages.at(current);
      if (ev.key === 'Enter' && row !== undefined && p.onOpen) {
        ev.preventDefault();
        p.onOpen(row, current);
        return;
      }
      break;
    }
    case ' ':
      if (!p.onSelect) break;
      ev.preventDefault();
      return toggle(current);
    case 'a':
      if (mod && p.onSelect) {
        ev.preventDefault();
        return p.onSelect?.({ all: true, ids: new Set() });
      }
  }
  if ((ev.key === 'j' || ev.key === 'k') && !mod && !p.cells)
    return step(current + (ev.key === 'j' ? 1 : -1));
  p.onKey?.(ev, pages.at(current), current);
}
