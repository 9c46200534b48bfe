import {
  Check,
  CircleAlert,
  CircleCheck,
  CircleX,
  CopyCheck,
  Hourglass,
  Loader,
  type LucideIcon,
  Pause,
  Pencil,
  Play,
  Plus,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import { useSay } from '../words/say';
import { Icon } from './Icon';
import s from './Marks.module.css';

export type Tone = 'moss' | 'brass' | 'brick' | 'door' | 'slate';

/** A rounded label of a state: tone, drawing and word together. */
export function StatusPill({
  tone = 'slate',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className={cx(s.pill, s[tone])}>
      {icon && <Icon of={icon} size={12} />}
      {children}
    </span>
  );
}

/** A state in words with a drawing, without ground. */
export function StatusWord({
  tone,
  icon,
  children,
}: {
  tone?: 'moss' | 'brass' | 'brick' | 'mute';
  icon: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className={cx(s.st, tone && s[`${tone}-word`])}>
      <Icon of={icon} size={14} />
      <span className="trunc">{children}</span>
    </span>
  );
}

/** A neutral label. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={s.tag}>{children}</span>;
}

/** The state of a row under review; a new person shows nothing. */
export function RowStatus({
  of,
}: {
  of: 'new' | 'existing' | 'twin' | 'error' | 'active' | 'fixed' | 'success';
}) {
  const say = useSay();
  const word = say(`rowstatus.${of}`);
  switch (of) {
    case 'new':
      return <span className="vh">{word}</span>;
    case 'existing':
    case 'twin':
      return (
        <StatusPill tone="brass" icon={CopyCheck}>
          {word}
        </StatusPill>
      );
    case 'error':
      return (
        <StatusPill tone="brick" icon={CircleAlert}>
          {word}
        </StatusPill>
      );
    case 'active':
      return (
        <StatusPill tone="moss" icon={Play}>
          {word}
        </StatusPill>
      );
    default:
      return (
        <StatusPill tone="moss" icon={Check}>
          {word}
        </StatusPill>
      );
  }
}

export type ImportStateWord =
  | 'draft'
  | 'saved'
  | 'queued'
  | 'running'
  | 'paused'
  | 'pausing'
  | 'stopping'
  | 'waiting'
  | 'approved'
  | 'failed'
  | 'cancelled'
  | 'undone'
  | 'declined';

/** The state of an import as lists and details show it. */
export function ImportState({ of }: { of: ImportStateWord }) {
  const say = useSay();
  const word = say(`state.${of}`);
  switch (of) {
    case 'draft':
      return <StatusPill icon={Pencil}>{word}</StatusPill>;
    case 'saved':
    case 'paused':
      return <StatusPill icon={Pause}>{word}</StatusPill>;
    case 'queued':
      return <StatusPill icon={Hourglass}>{word}</StatusPill>;
    case 'running':
    case 'pausing':
    case 'stopping':
      return (
        <StatusPill tone="door" icon={Loader}>
          {word}
        </StatusPill>
      );
    case 'waiting':
      return (
        <StatusPill tone="brass" icon={Hourglass}>
          {word}
        </StatusPill>
      );
    case 'approved':
      return (
        <StatusWord tone="moss" icon={CircleCheck}>
          {word}
        </StatusWord>
      );
    case 'failed':
      return (
        <StatusPill tone="brick" icon={CircleAlert}>
          {word}
        </StatusPill>
      );
    case 'cancelled':
      return (
        <StatusWord tone="mute" icon={CircleX}>
          {word}
        </StatusWord>
      );
    case 'undone':
    case 'declined':
      return (
        <StatusWord tone="mute" icon={of === 'declined' ? CircleX : Undo2}>
          {word}
        </StatusWord>
      );
  }
}

/** How sure a guess is, as three bars and a word. */
export function MatchBars({ of }: { of: 'sure' | 'likely' | 'check' }) {
  const say = useSay();
  const level = of === 'sure' ? 3 : of === 'likely' ? 2 : 1;
  return (
    <span className={cx(s.conf, of === 'check' && s.check)}>
      <svg width="13" height="12" viewBox="0 0 13 12" aria-hidden="true">
        {[0, 1, 2].map((i) => (
          <rect
            key={i}
            x={i * 5}
            y={8 - i * 4}
            width="3"
            height={4 + i * 4}
            rx="1"
            className={i < level ? (of === 'check' ? s.brassfill : s.mossfill) : s.linefill}
          />
        ))}
      </svg>
      {say(`sure.${of}`)}
    </span>
  );
}

function ground(name: string): string {
  let n = 0;
  for (const c of name) n = (n * 31 + (c.codePointAt(0) ?? 0)) >>> 0;
  return `a${(n % 6) + 1}`;
}

/** The first letters of a name, two at most. */
export function initials(name: string): string {
  const parts = name.split(/[\s&]+/).filter((w) => /^\p{L}/u.test(w));
  const first = parts[0]?.[0] ?? '';
  const last = parts.length > 1 ? (parts[parts.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** A person as a disc with initials; decoration beside the name. */
export function Avatar({ name, size = 'sm' }: { name: string; size?: 'sm' | 'md' | 'lg' }) {
  return (
    <span className={cx(s.av, s[`av-${size}`], name ? s[ground(name)] : s.nobody)} aria-hidden="true">
      {name ? initials(name) : <Icon of={Plus} size={12} />}
    </span>
  );
}
