import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Menu as RacMenu,
  Popover as RacPopover,
  Separator,
} from 'react-aria-components';
import { cx } from '../lib/cx';
import { Icon, type LucideIcon } from './Icon';
import k from './Items.module.css';
import { Kbd } from './Kbd';
import s from './Menu.module.css';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** Drawn before the label, when an icon is not enough. */
  mark?: ReactNode;
  keys?: string;
  danger?: boolean;
  off?: boolean;
  /** The one in force, of a menu that chooses. */
  on?: boolean;
  note?: ReactNode;
  do: () => void;
}

export interface MenuGroup {
  id: string;
  title?: string;
  entries: readonly MenuEntry[];
}

/** A list of actions that a button opens. */
export function Menu(p: {
  label: string;
  groups: readonly MenuGroup[];
  children: ReactElement;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}) {
  const groups = p.groups.filter((g) => g.entries.length > 0);
  const entries = groups.flatMap((g) => g.entries);
  return (
    <MenuTrigger>
      {p.children}
      <RacPopover className={s.pop ?? ''} placement={p.placement ?? 'bottom start'} offset={4}>
        <RacMenu
          className={s.menu ?? ''}
          aria-label={p.label}
          onAction={(id) => entries.find((e) => e.id === id)?.do()}
        >
          {groups.map((g, i) => [
            i > 0 && <Separator key={`${g.id}-line`} className={s.line ?? ''} />,
            <MenuSection key={g.id} aria-label={g.title ?? p.label}>
              {g.title && <Header className={k.head ?? ''}>{g.title}</Header>}
              {g.entries.map((e) => (
                <MenuItem
                  key={e.id}
                  id={e.id}
                  textValue={e.label}
                  isDisabled={e.off}
                  className={cx(k.item, s.item, e.danger && s.danger)}
                >
                  {e.mark ?? (e.icon && <Icon of={e.icon} />)}
                  <span className="trunc">{e.label}</span>
                  {e.note !== undefined && <span className={k.note}>{e.note}</span>}
                  {e.keys && (
                    <span className="ar">
                      <Kbd keys={e.keys} />
                    </span>
                  )}
                  {e.on && (
                    <span className={k.tick}>
                      <Icon of={Check} size={14} />
                    </span>
                  )}
                </MenuItem>
              ))}
            </MenuSection>,
          ])}
        </RacMenu>
      </RacPopover>
    </MenuTrigger>
  );
}
