import { useMedia } from '../lib/media';
import { Icon, type LucideIcon } from '../ui/Icon';
import { percent } from '../words/formats';
import { useSay } from '../words/say';
import s from './Frame.module.css';

/** A way to a room; in the narrow rail its name shows on hover and focus. */
export function RoomLink(p: {
  href: string;
  icon: LucideIcon;
  label: string;
  on: boolean;
  count?: string | undefined;
  due?: string | undefined;
  /** How far a running job is, from 0 to 1. */
  run?: number | undefined;
  dueLabel?: string | undefined;
}) {
  const say = useSay();
  const rail = useMedia('(max-width: 1119px)');
  return (
    <a
      href={p.href}
      className={s.room}
      aria-current={p.on ? 'page' : undefined}
      aria-label={
        p.run !== undefined
          ? `${p.label}, ${say('nav.running', { percent: percent(p.run, 1) })}`
          : p.due
            ? `${p.label}, ${p.dueLabel ?? p.due}`
            : rail
              ? p.label
              : undefined
      }
      title={rail ? p.label : undefined}
    >
      <Icon of={p.icon} />
      <span className={s.name}>{p.label}</span>
      {p.run !== undefined ? (
        <span className={s.run} aria-hidden="true">
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <circle cx="7" cy="7" r="5.5" className={s.track} />
            <circle
              cx="7"
              cy="7"
              r="5.5"
              pathLength={1}
              strokeDasharray={`${p.run} 1`}
              transform="rotate(-90 7 7)"
              className={s.done}
            />
          </svg>
          <span>{percent(p.run, 1)}</span>
        </span>
      ) : p.due ? (
        <span className={s.due} aria-hidden="true">
          {p.due}
        </span>
      ) : (
        p.count && <span className={s.n}>{p.count}</span>
      )}
    </a>
  );
}
