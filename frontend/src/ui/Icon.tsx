import type { LucideIcon } from 'lucide-react';

export type { LucideIcon };

/** A drawing from the icon set, in the current text colour. Never the only name of a thing. */
export function Icon({
  of: Of,
  size = 16,
  className,
}: {
  of: LucideIcon;
  size?: number;
  className?: string;
}) {
  return (
    <Of
      size={size}
      strokeWidth={size >= 24 ? 1.5 : size <= 12 ? 2.1 : 1.75}
      className={className}
      style={{ flex: 'none' }}
      aria-hidden="true"
      focusable="false"
    />
  );
}
