import {
  ArrowDownToLine,
  Clock,
  ListChecks,
  type LucideIcon,
  PencilLine,
  Redo2,
  Replace,
  Undo2,
} from 'lucide-react';
import { useMemo, useRef } from 'react';
import { type Action, useActions } from '../../../lib/actions';
import { useSay } from '../../../words/say';

/** What keys do in the review; each as it stands when the key is struck. */
export interface ReviewDoes {
  next: () => void;
  keep: () => void;
  undo: () => void;
  redo: () => void;
  replace: () => void;
  set: () => void;
  fill: () => void;
}

/** Puts the acts of the review among those that keys and the palette do. */
export function useReviewKeys(does: ReviewDoes): void {
  const say = useSay();
  const now = useRef(does);
  now.current = does;
  useActions(
    useMemo(() => {
      const of = (
        name: keyof ReviewDoes,
        label: string,
        icon: LucideIcon,
        keys: string,
        more?: Partial<Action>,
      ): Action => ({
        id: `review.${name}`,
        label,
        icon,
        keys,
        group: 'list',
        do: () => now.current[name](),
        ...more,
      });
      return [
        of('next', say('keys.next_to_fix'), ListChecks, 'F'),
        of('keep', say('keys.keep'), Clock, 'Mod S', { typing: true }),
        of('undo', say('common.undo'), Undo2, 'Mod Z'),
        of('redo', say('mend.again'), Redo2, 'Mod Shift Z'),
        // As in a spreadsheet.
        of('redo', say('mend.again'), Redo2, 'Mod Y', { id: 'review.redo.too', hidden: true }),
        of('replace', say('mend.replace'), Replace, 'Mod H'),
        of('set', say('mend.set'), PencilLine, 'Mod E'),
        of('fill', say('mend.fill'), ArrowDownToLine, 'Mod D'),
      ];
    }, [say]),
  );
}
