import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './TwoLines.module.css';

/** What a row of a list is called, above what is said of it; the name, the note or both on one line each. */
export function TwoLines(p: { name: ReactNode; note: ReactNode; cut?: 'name' | 'both' }) {
  return (
    <span className={s.lines}>
      <b className={cx('medium', p.cut && 'trunc')}>{p.name}</b>
      <small className={p.cut === 'both' ? 'trunc' : undefined}>{p.note}</small>
    </span>
  );
}
