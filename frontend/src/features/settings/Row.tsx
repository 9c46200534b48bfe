import type { ReactNode } from 'react';
import s from './Settings.module.css';

/** One line of a page of settings: what it is about, and the control. */
export function Row({ title, hint, children }: { title: string; hint: ReactNode; children: ReactNode }) {
  return (
    <div className={s.item}>
      <dt>
        {title}
        <small>{hint}</small>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
