import type { ReactElement, ReactNode, RefObject } from 'react';
import { DialogTrigger, Dialog as RacDialog, Popover as RacPopover } from 'react-aria-components';
import { cx } from '../lib/cx';
import s from './Popover.module.css';

/** A small panel beside the button that opens it. Its content may ask to close it. */
export function Popover(p: {
  label: string;
  children: ReactElement;
  content: ReactNode | ((close: () => void) => ReactNode);
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'left top' | 'right top';
  open?: boolean;
  onOpen?: (open: boolean) => void;
  tight?: boolean;
  className?: string;
}) {
  return (
    <DialogTrigger isOpen={p.open} onOpenChange={p.onOpen}>
      {p.children}
      <RacPopover
        className={cx(s.pop, p.tight && s.tight, p.className)}
        placement={p.placement ?? 'bottom start'}
        offset={4}
      >
        <RacDialog className={s.dialog ?? ''} aria-label={p.label}>
          {({ close }) => <>{typeof p.content === 'function' ? p.content(close) : p.content}</>}
        </RacDialog>
      </RacPopover>
    </DialogTrigger>
  );
}

/** A small panel beside an element that is not its button: a cell, a row. */
export function PopoverAt(p: {
  label: string;
  anchor: RefObject<Element | null>;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  placement?: 'bottom start' | 'bottom end';
  className?: string;
}) {
  return (
    <RacPopover
      className={cx(s.pop, p.className)}
      triggerRef={p.anchor}
      isOpen={p.open}
      onOpenChange={(o) => !o && p.onClose()}
      placement={p.placement ?? 'bottom start'}
      offset={4}
    >
      <RacDialog className={s.dialog ?? ''} aria-label={p.label}>
        {p.children}
      </RacDialog>
    </RacPopover>
  );
}
