import type { ReactNode } from 'react';
import s from './Events.module.css';
import { Icon, type LucideIcon } from './Icon';

/** A drawing on a disc, before what it stands for. */
export function Disc({ icon }: { icon: LucideIcon }) {
  return (
    <span className={s.disc}>
      <Icon of={icon} size={14} />
    </span>
  );
}

/** What happened, one thing after the other. */
export function Events({ children, className }: { children: ReactNode; className?: string }) {
  return <ul className={className}>{children}</ul>;
}

/** One thing that happened. */
export function Event(p: {
  icon: LucideIcon;
  at: string;
  /** The instant in short, and in whole where that says more. */
  when: string;
  whole?: string;
  children: ReactNode;
}) {
  return (
    <li className={s.event}>
      <Disc icon={p.icon} />
      <div className={s.what}>{p.children}</div>
      <time className={s.when} dateTime={p.at} title={p.whole}>
        {p.when}
      </time>
    </li>
  );
}
