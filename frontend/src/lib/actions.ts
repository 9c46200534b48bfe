// What can be done where one is: menus, the palette, the keys and their list all read
// the same objects.
import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Action {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** "Mod K", "C", or two strokes "G L". */
  keys?: string;
  group: 'anywhere' | 'list' | 'lead';
  /** Also while something is typed into; only for strokes with Mod. */
  typing?: boolean;
  /** Left out of the palette: it only makes sense as a key. */
  hidden?: boolean;
  do: () => void;
}

const sets = new Map<symbol, readonly Action[]>();
let all: readonly Action[] = [];
const watchers = new Set<() => void>();

function gather() {
  // Later sets stand nearer: a room's action comes before the frame's with the same keys.
  all = [...sets.values()].reverse().flat();
  for (const w of watchers) w();
}

/** Offers actions while the component is on the screen. */
export function useActions(list: readonly Action[]): void {
  const id = useRef(Symbol('actions'));
  useEffect(() => {
    sets.set(id.current, list);
    gather();
  }, [list]);
  useEffect(() => {
    const mine = id.current;
    return () => {
      sets.delete(mine);
      gather();
    };
  }, []);
}

/** Every action of the moment. */
export function useAllActions(): readonly Action[] {
  return useSyncExternalStore(
    (fn) => {
      watchers.add(fn);
      return () => watchers.delete(fn);
    },
    () => all,
  );
}

/** Every action of the moment, for a key handler. */
export function actionsNow(): readonly Action[] {
  return all;
}
