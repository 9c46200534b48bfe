import type { KeyboardEvent } from 'react';
import { onMac } from '../../../lib/keys';
import type { CompareHandle } from './Compare';
import { compareKey } from './CompareCard';
import { lead, type Place, stepTo } from './layout';

/** What the keys of the grid act on: where it stands, and what it can do. */
export interface KeyedGrid {
  at: Place;
  total: number;
  cols: number;
  fits: number;
  /** The row it stands in, once it is there. */
  ticked: boolean | undefined;
  from: number | null;
  whole: boolean;
  news: boolean;
  /** The comparison that lies open, which hears keys of its own. */
  comparing: boolean;
  side: CompareHandle | null;
  goTo: (to: Place) => void;
  setFrom: (from: number | null) => void;
  setWhole: (whole: boolean) => void;
  tick: (index: number, extend: boolean) => void;
  tickRange: (low: number, high: number, on: boolean) => void;
  tickAll: (on: boolean) => void;
  edit: () => void;
  tell: () => void;
  hush: () => void;
}

/** Does what a key means among the rows, while no cell is being edited. */
export function rowKey(e: KeyboardEvent, g: KeyedGrid): void {
  const mod = onMac() ? e.metaKey : e.ctrlKey;
  if (e.altKey) return;
  const { at, from } = g;
  const to = stepTo(e.key, mod, at, g.total, g.cols, g.fits);
  if (to) {
    e.preventDefault();
    const grows = e.shiftKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown' || e.key.startsWith('Page'));
    g.setFrom(grows ? (from ?? at.row) : null);
    g.goTo(to);
    return;
  }
  if (mod && e.key.toLowerCase() === 'a') {
    e.preventDefault();
    g.setWhole(true);
    return;
  }
  if (mod) return;
  if (g.comparing && compareKey(e, g.side)) return;
  const there = g.ticked !== undefined;
  if ((e.key === 'Enter' || e.key === 'F2') && there) {
    e.preventDefault();
    if (at.col === 0) g.tick(at.row, false);
    else if (at.col < lead) g.tell();
    else g.edit();
  } else if (e.key === ' ') {
    e.preventDefault();
    if (g.whole && there) g.tickAll(!g.ticked);
    else if (from !== null && there) g.tickRange(Math.min(from, at.row), Math.max(from, at.row), !g.ticked);
    else g.tick(at.row, e.shiftKey);
  } else if (e.key === 'Escape' && (g.news || from !== null || g.whole)) {
    e.preventDefault();
    e.stopPropagation();
    if (g.news) g.hush();
    else {
      g.setFrom(null);
      g.setWhole(false);
    }
  }
}
