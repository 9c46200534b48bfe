import { Check, Minus } from 'lucide-react';
import { cx } from '../../lib/cx';
import { Icon } from '../Icon';
import s from './Grid.module.css';

/** The drawing of a tick; what it means stands on the row or button around it. */
export function Tick({ on, some }: { on: boolean; some?: boolean }) {
  return (
    <span className={cx(s.tick, (on || some) && s.ticked)} aria-hidden="true">
      {some ? <Icon of={Minus} size={12} /> : on ? <Icon of={Check} size={12} /> : null}
    </span>
  );
}
