import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import { IconButton } from './IconButton';
import s from './RoomHead.module.css';

/** The head of a room: the way back where it has one, its name, and what can be done in it. */
export function RoomHead(p: {
  title: string;
  /** Beside the name, smaller: how many, which file. */
  note?: ReactNode;
  /** Beside the name: the state of what the room is about. */
  mark?: ReactNode;
  back?: { label: string; do: () => void };
  /** Many buttons go on in a second line where large text leaves too little room. */
  wraps?: boolean;
  children?: ReactNode;
}) {
  return (
    <header className={cx(s.head, p.wraps && s.wraps)}>
      {p.back && <IconButton icon={ArrowLeft} label={p.back.label} size="md" onPress={p.back.do} />}
      {/* Six letters or so stay to be seen of a long name; a short one takes no more than it is. */}
      <h1 className={s.title} style={{ minWidth: `min(6rem, ${p.title.length}ch)` }}>
        <span className="trunc">{p.title}</span> {p.note && <small className="trunc num">{p.note}</small>}
      </h1>
      {p.mark}
      <span className="grow" />
      {p.children}
    </header>
  );
}
