import { type KeyboardEvent, type Ref, useLayoutEffect, useRef } from 'react';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import type { Decision, Field, RowView } from '../types';
import { Compare, type CompareHandle } from './Compare';
import s from './RowGrid.module.css';

/** Does what a key stands for while two are compared; says whether it did. */
export function compareKey(e: KeyboardEvent, side: CompareHandle | null): boolean {
  const does: Record<string, (() => void) | undefined> = {
    '1': () => side?.take('file'),
    '2': () => side?.take('mine'),
    m: () => side?.merge(),
    l: () => side?.link(),
    n: () => side?.apart(),
  };
  const act = does[e.key.toLowerCase()];
  if (!act) return false;
  e.preventDefault();
  e.stopPropagation();
  act();
  return true;
}

/** Whom a row may be, side by side, between it and the next; says how much room that takes. */
export function CompareCard(p: {
  handle: Ref<CompareHandle>;
  id: string;
  row: RowView;
  fields: ReadonlyMap<string, Field>;
  /** The name of the grid it belongs to, whose keys go on while it has the focus. */
  name: string;
  top: number;
  place: string;
  busy: boolean;
  onRoom: (height: number) => void;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const card = useRef<HTMLDivElement>(null);
  const { onRoom } = p;
  useLayoutEffect(() => {
    const el = card.current;
    if (!el) return;
    const measure = () => {
      onRoom(el.offsetHeight);
      requestAnimationFrame(() => el.scrollIntoView?.({ block: 'nearest' }));
    };
    measure();
    const watch = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    watch?.observe(el);
    return () => {
      watch?.disconnect();
      onRoom(0);
    };
  }, [onRoom]);
  return (
    <div
      ref={card}
      data-news={p.name}
      className={s.sidewrap}
      style={{ top: p.top }}
      role="group"
      aria-label={say('review.about_row', { n: num(p.row.row) })}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        p.onClose();
      }}
    >
      <div className={s.side}>
        <Compare
          handle={p.handle}
          id={p.id}
          row={p.row}
          fields={p.fields}
          place={p.place}
          busy={p.busy}
          onDecide={p.onDecide}
          onClose={p.onClose}
        />
      </div>
    </div>
  );
}
