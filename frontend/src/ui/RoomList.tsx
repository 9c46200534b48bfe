import type { ReactNode } from 'react';
import s from './RoomList.module.css';
import { TwoLines } from './TwoLines';

export interface RoomItem {
  id: string;
  href: string;
  /** The disc or the initials before it. */
  mark: ReactNode;
  name: string;
  note: ReactNode;
  /** What stands at its end. */
  end?: ReactNode;
}

/** The list at the left of a room, each a link to what the room shows beside it. */
export function RoomList({
  label,
  items,
  current,
  nothing,
}: {
  label: string;
  items: readonly RoomItem[];
  current: string | undefined;
  /** Said in place of an empty list. */
  nothing?: string | undefined;
}) {
  return (
    <nav className={s.list} aria-label={label}>
      {items.length === 0 && nothing ? (
        <p className={s.nothing}>{nothing}</p>
      ) : (
        <ul>
          {items.map((x) => (
            <li key={x.id}>
              <a href={x.href} className={s.item} aria-current={x.id === current ? 'page' : undefined}>
                {x.mark}
                <TwoLines name={x.name} note={x.note} cut="both" />
                {x.end}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
