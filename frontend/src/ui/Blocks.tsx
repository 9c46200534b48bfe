import { Check, Copy, FileText, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ProgressBar, Button as RacButton } from 'react-aria-components';
import { cx } from '../lib/cx';
import { useSay } from '../words/say';
import s from './Blocks.module.css';
import { Icon } from './Icon';

/** A bar that fills, with what it counts above it. Parts draw several outcomes in one bar. */
export function Progress(p: {
  label: string;
  value: number;
  of: number;
  /** Beside the label: a time left. */
  note?: ReactNode;
  bare?: boolean;
  parts?: readonly { tone: 'moss' | 'brass' | 'brick' | 'slate' | 'door'; value: number }[];
}) {
  const share = p.of > 0 ? Math.min(100, (p.value / p.of) * 100) : 0;
  return (
    <ProgressBar aria-label={p.label} value={share} className={s.progressbox ?? ''}>
      {!p.bare && (
        <div className="row">
          <span className="num">{p.label}</span>
          {p.note && <span className="ar muted num">{p.note}</span>}
        </div>
      )}
      <div className={s.progress}>
        {p.parts ? (
          p.parts.map((x) => (
            <i
              key={x.tone}
              className={s[`bar-${x.tone}`]}
              style={{ width: `${p.of > 0 ? (x.value / p.of) * 100 : 0}%` }}
            />
          ))
        ) : (
          <i style={{ width: `${share}%` }} />
        )}
      </div>
    </ProgressBar>
  );
}

/** Where one is on a way of few steps; the one before can be gone back to. */
export function Steps({
  label,
  steps,
  at,
  onBack,
}: {
  label: string;
  steps: readonly string[];
  at: number;
  onBack?: () => void;
}) {
  return (
    <ol className={s.steps} aria-label={label}>
      {steps.map((word, i) => (
        <li key={word} aria-current={i === at ? 'step' : undefined} className={cx(i < at && s.done)}>
          <span className={s.no}>{i < at ? <Icon of={Check} size={12} /> : i + 1}</span>
          {onBack && i === at - 1 ? (
            <RacButton className={s.goback ?? ''} onPress={onBack}>
              {word}
            </RacButton>
          ) : (
            <span>{word}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** An identifier with a button that copies it; in its place may stand what edits it. */
export function IdCopy({ id, label, children }: { id: string; label: string; children?: ReactNode }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <span className={cx(s.copy, 'mono sel')}>
      {children ?? <span className="trunc">{id}</span>}
      <RacButton
        className={s.copybtn ?? ''}
        aria-label={copied ? say('common.copied') : `${say('common.copy')}, ${label}`}
        onPress={() => {
          void navigator.clipboard?.writeText(id).then(() => {
            setCopied(true);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => setCopied(false), 2000);
          });
        }}
      >
        <Icon of={copied ? Check : Copy} size={12} />
      </RacButton>
      <span className="vh" role="status">
        {copied ? say('common.copied') : ''}
      </span>
    </span>
  );
}

/** Where a value came from: "from zillow-march.csv row 214", linking to that row. */
export function Provenance(p: { file: string; row: number; href?: string; children?: ReactNode }) {
  const say = useSay();
  return (
    <span className={s.prov}>
      <Icon of={FileText} size={12} />
      <span>
        {say('lead.from_before')}{' '}
        {p.href ? (
          <a className="link" href={p.href}>
            {p.file}
          </a>
        ) : (
          <span>{p.file}</span>
        )}{' '}
        {say('lead.from_row_n', { row: p.row })}
      </span>
      {p.children}
    </span>
  );
}

/** What stands where nothing is: a drawing, four words, a sentence, one way on. */
export function EmptyState(p: { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={s.empty}>
      <Icon of={p.icon} size={24} className="muted" />
      <h2>{p.title}</h2>
      {p.children && <p className="muted">{p.children}</p>}
      {p.action && <div className={s.emptyact}>{p.action}</div>}
    </div>
  );
}

const widths = ['60%', '74%', '48%', '66%', '54%', '80%', '42%'];

/** A bar in the place of a text that is on its way. */
export function Skeleton({ seed = 0 }: { seed?: number }) {
  return <span className={s.skel} style={{ width: widths[seed % widths.length] }} aria-hidden="true" />;
}

/** Rows of bars, in the shape of a list that is on its way; drawn after 150 ms. */
export function SkeletonRows({ rows = 6, columns = 3 }: { rows?: number; columns?: number }) {
  const say = useSay();
  const late = useLate(true);
  if (!late) return null;
  return (
    <div className={s.skelrows} role="status" aria-label={say('common.loading')}>
      {Array.from({ length: rows }, (_, r) => (
        <div key={`r${r.toString()}`} className={s.skelrow}>
          {Array.from({ length: columns }, (_, c) => (
            <span key={`c${c.toString()}`} className="grow">
              <Skeleton seed={r * 3 + c} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Turns true once `on` has lasted 150 ms: what is quicker shows no loading at all. */
export function useLate(on: boolean, ms = 150): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) {
      setLate(false);
      return;
    }
    const t = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(t);
  }, [on, ms]);
  return late && on;
}
