import { useSay } from '../words/say';
import s from './Marks.module.css';

const share: Record<string, number> = { contacted: 0.25, qualified: 0.5, showing: 0.75 };

/** How far a lead has come, drawn: never without its word beside it. */
export function StageRing({ status }: { status: string }) {
  if (status === 'closed')
    return (
      <svg className={s.ring} viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="6.5" className={s.mossfill} />
        <path
          d="M4 7.2l2.1 2.1L10 5.2"
          fill="none"
          className={s.paperline}
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  if (status === 'lost')
    return (
      <svg className={s.ring} viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5.75" fill="none" className={s.slateline} strokeWidth="1.5" />
        <path
          d="M5 5l4 4M9 5l-4 4"
          fill="none"
          className={s.slateline}
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </svg>
    );
  if (status === 'new' || status === '')
    return (
      <svg className={s.ring} viewBox="0 0 14 14" aria-hidden="true">
        <circle
          cx="7"
          cy="7"
          r="5.75"
          fill="none"
          className={s.brassline}
          strokeWidth="1.5"
          strokeDasharray="2.2 1.81"
        />
      </svg>
    );
  const around = 2 * Math.PI * 1.9;
  return (
    <svg className={s.ring} viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.75" fill="none" className={s.doorline} strokeWidth="1.5" />
      {status === 'offer' ? (
        <circle cx="7" cy="7" r="3.8" className={s.doorfill} />
      ) : (
        <circle
          cx="7"
          cy="7"
          r="1.9"
          fill="none"
          className={s.doorline}
          strokeWidth="3.8"
          strokeDasharray={`${around * (share[status] ?? 0)} 20`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  );
}

/** The ring with its word. */
export function Stage({ status }: { status: string }) {
  const say = useSay();
  const word = status ? say(`status.${status}` as 'status.new') : '';
  return (
    <span className={s.st}>
      <StageRing status={status} />
      <span className="trunc">{word}</span>
    </span>
  );
}
