import type { ReactNode } from 'react';
import { useSay } from '../../../words/say';
import type { Counts } from '../types';
import s from './Details.module.css';

/** What the colours of the bar stand for, with the numbers. */
export function Legend({ counts, children }: { counts: Counts; children?: ReactNode }) {
  const say = useSay();
  const parts = [
    { tone: s.lDoor, word: 'import.created', count: counts.created, always: true },
    { tone: s.lBrass, word: 'import.merged', count: counts.merged },
    { tone: s.lSlate, word: 'import.unchanged', count: counts.unchanged },
    { tone: s.lSlate, word: 'import.skipped', count: counts.skipped },
    { tone: s.lSlate, word: 'import.left_out', count: counts.leftOut },
    { tone: s.lBrick, word: 'import.with_errors', count: counts.failed },
  ] as const;
  return (
    <p className={s.legend}>
      {parts
        .filter((p) => p.count > 0 || 'always' in p)
        .map((p) => (
          <span key={p.word}>
            <i className={p.tone} aria-hidden="true" />
            {say(p.word, { count: p.count })}
          </span>
        ))}
      {children}
    </p>
  );
}
