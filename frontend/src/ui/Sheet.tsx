import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useActions } from '../lib/actions';
import { cx } from '../lib/cx';
import s from './Sheet.module.css';

/**
 * A panel over the right of a list, which stays usable: nothing traps the focus. Escape
 * closes it, and the focus goes back where it came from.
 */
export function Sheet(p: {
  label: string;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
  className?: string;
  id?: string;
}) {
  const ref = useRef<HTMLElement>(null);
  const close = useRef(p.onClose);
  close.current = p.onClose;
  useEffect(() => {
    const came = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const sheet = ref.current;
    if (sheet && !sheet.contains(document.activeElement)) sheet.focus({ preventScroll: true });
    return () => {
      // Only take the focus back when it would be lost with the sheet.
      const now = document.activeElement;
      if (came?.isConnected && (!now || now === document.body || sheet?.contains(now)))
        came.focus({ preventScroll: true });
    };
  }, []);
  // Also while the focus is in the list beside it.
  useActions(
    useMemo(
      () => [
        {
          id: 'sheet.close',
          label: p.label,
          keys: 'Escape',
          group: 'lead' as const,
          hidden: true,
          do: () => close.current(),
        },
      ],
      [p.label],
    ),
  );
  return (
    <section
      ref={ref}
      id={p.id}
      role="dialog"
      aria-modal="false"
      aria-label={p.label}
      tabIndex={-1}
      className={cx(s.sheet, p.wide && s.wide, p.className)}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && !e.defaultPrevented) {
          e.preventDefault();
          e.stopPropagation();
          close.current();
        }
      }}
    >
      {p.children}
    </section>
  );
}
