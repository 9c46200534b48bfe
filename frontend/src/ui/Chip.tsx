import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as RacButton } from 'react-aria-components';
import s from './Chip.module.css';
import { Icon } from './Icon';

/** A filter in force: field, operator, value (which may be a menu's button), remove. */
export function Chip(p: {
  field: string;
  operator: string;
  value: ReactNode;
  removeLabel: string;
  onRemove: () => void;
}) {
  return (
    <span className={s.chip} role="group" aria-label={p.field}>
      <span className={s.k}>{p.field}</span>
      <span className={s.k}>{p.operator}</span>
      <span className={s.v}>{p.value}</span>
      <RacButton aria-label={p.removeLabel} className={s.x ?? ''} onPress={p.onRemove}>
        <Icon of={X} size={12} />
      </RacButton>
    </span>
  );
}

/** The value of a chip as the button of its menu. */
export function ChipValue(p: { children: ReactNode; label: string }) {
  return (
    <RacButton className={s.value ?? ''} aria-label={p.label}>
      {p.children}
    </RacButton>
  );
}
