import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import s from './BulkBar.module.css';
import { Button, type ButtonProps } from './Button';
import { IconButton } from './IconButton';

/** Floats over a list while anything is selected. */
export function BulkBar(p: {
  label: string;
  count: string;
  all?: { label: string; do: () => void } | undefined;
  clear: string;
  onClear: () => void;
  children: ReactNode;
}) {
  return (
    <div className={s.bulk} role="toolbar" aria-label={p.label}>
      <span className={s.cnt} role="status">
        {p.count}
      </span>
      {p.all && (
        <Button look="link" size="sm" onPress={p.all.do}>
          {p.all.label}
        </Button>
      )}
      <span className={s.line} />
      {p.children}
      <span className={s.line} />
      <IconButton label={p.clear} icon={X} onPress={p.onClear} keys="Escape" />
    </div>
  );
}

/** An action of the bulk bar; on narrow windows its drawing stays, its word is hidden. */
export function BulkAction({ label, ...rest }: Omit<ButtonProps, 'children'> & { label: string }) {
  return (
    <Button look="ghost" {...rest} aria-label={label}>
      <span className={s.word}>{label}</span>
    </Button>
  );
}
