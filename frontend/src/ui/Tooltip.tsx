import type { ReactElement, ReactNode } from 'react';
import { Tooltip as RacTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './Kbd';
import s from './Tooltip.module.css';

/** A short name that shows on hover and focus of the control inside. */
export function Tooltip({
  text,
  keys,
  children,
}: {
  text: ReactNode;
  keys?: string;
  children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <RacTooltip className={s.tip ?? ''} offset={6}>
        {text}
        {keys && <Kbd keys={keys} plain />}
      </RacTooltip>
    </TooltipTrigger>
  );
}
