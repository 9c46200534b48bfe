import { forwardRef } from 'react';
import { Button as RacButton, type ButtonProps as RacProps } from 'react-aria-components';
import { cx } from '../lib/cx';
import b from './Button.module.css';
import { Icon, type LucideIcon } from './Icon';
import s from './IconButton.module.css';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<RacProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The name: said by screen readers, shown as the tooltip. */
  label: string;
  icon: LucideIcon;
  look?: 'ghost' | 'standard' | 'quiet-danger';
  size?: 'xs' | 'sm' | 'md';
  keys?: string;
  className?: string;
  /** Leaves the tooltip out, where the name stands beside it anyway. */
  bare?: boolean;
}

/** A square button with a drawing only; its name shows as a tooltip. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, icon, look = 'ghost', size = 'sm', keys, className, bare, ...rest },
  ref,
) {
  const button = (
    <RacButton
      {...rest}
      ref={ref}
      aria-label={label}
      className={cx(b.btn, b[look], s.sq, s[size], className)}
    >
      <Icon of={icon} size={size === 'xs' ? 14 : 16} />
    </RacButton>
  );
  return bare ? (
    button
  ) : (
    <Tooltip text={label} keys={keys}>
      {button}
    </Tooltip>
  );
});
