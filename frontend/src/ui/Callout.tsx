import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Blocks.module.css';
import { Icon } from './Icon';

const usual: Record<string, LucideIcon> = {
  info: Info,
  brass: TriangleAlert,
  brick: CircleAlert,
  moss: CircleCheck,
};

/** One bold clause, one plain sentence, at most one button. */
export function Callout(p: {
  tone?: 'info' | 'brass' | 'brick' | 'moss';
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const tone = p.tone ?? 'info';
  return (
    <div className={cx(s.callout, s[tone], p.className)} role={tone === 'brick' ? 'alert' : 'status'}>
      <Icon of={p.icon ?? usual[tone] ?? Info} />
      <div className="grow">
        <b>{p.title}</b> {p.children}
      </div>
      {p.action}
    </div>
  );
}
