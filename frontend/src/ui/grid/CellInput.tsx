import { useRef, useState } from 'react';
import s from './Grid.module.css';
import type { Editing } from './gridProps';

/** A cell while its text is edited: Enter keeps and goes down, Tab on, Escape leaves it. */
export function CellInput<T>({ of, value, label }: { of: Editing<T>; value: string; label: string }) {
  const [text, setText] = useState(value);
  const done = useRef(false);
  const keep = (then: 'stay' | 'next' | 'previous' | 'below') => {
    if (done.current) return;
    done.current = true;
    if (text === value && then === 'stay') of.cancel();
    else of.commit(text, then);
  };
  return (
    <input
      className={s.input}
      aria-label={label}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: the person has just opened this cell
      autoFocus
      spellCheck={false}
      onFocus={(e) => e.target.select()}
      onChange={(e) => setText(e.target.value)}
      onBlur={() => keep('stay')}
      onKeyDown={(e) => {
        e.stopPropagation();
        if (e.key === 'Escape') {
          e.preventDefault();
          done.current = true;
          of.cancel();
        } else if (e.key === 'Enter' && !e.nativeEvent.isComposing) {
          e.preventDefault();
          keep('below');
        } else if (e.key === 'Tab') {
          e.preventDefault();
          keep(e.shiftKey ? 'previous' : 'next');
        }
      }}
    />
  );
}
