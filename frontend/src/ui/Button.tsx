import { LoaderCircle } from 'lucide-react';
import { forwardRef, type ReactNode } from 'react';
import { Button as RacButton, type ButtonProps as RacProps } from 'react-aria-components';
import { cx } from '../lib/cx';
import s from './Button.module.css';
import { Icon, type LucideIcon } from './Icon';

export type ButtonLook = 'primary' | 'standard' | 'ghost' | 'quiet-danger' | 'danger' | 'link';

export interface ButtonProps extends Omit<RacProps, 'className' | 'style' | 'children' | 'isPending'> {
  /** Primary once in a view; danger only inside the confirm for deleting for good. */
  look?: ButtonLook;
  size?: 'sm' | 'md' | 'lg';
  icon?: LucideIcon;
  /** Work is on: the label stays, the icon turns, presses do nothing. */
  busy?: boolean;
  children?: ReactNode;
  className?: string;
}

/** A button with a word on it. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'standard', size = 'md', icon, busy, children, className, ...rest },
  ref,
) {
  return (
    <RacButton
      {...rest}
      ref={ref}
      isPending={busy}
      data-danger={look === 'danger' || look === 'quiet-danger' || undefined}
      className={cx(s.btn, s[look], s[size], busy && s.busy, className)}
    >
      {busy ? (
        <Icon of={LoaderCircle} size={size === 'sm' ? 14 : 16} className={s.turn} />
      ) : (
        icon && <Icon of={icon} size={size === 'sm' ? 14 : 16} />
      )}
      {children}
    </RacButton>
  );
});
