import { Search, X } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { IconButton } from '../../ui/IconButton';
import { Kbd } from '../../ui/Kbd';
import { useSay } from '../../words/say';
import s from './Leads.module.css';

/** Keys that follow each other faster are one act: a key held down does not ask at each repeat. */
const held = 60;

/** The field the list is searched by. It keeps what is typed to itself: a key draws the field only. */
export function SearchField(p: {
  q: string;
  onSearch: (q: string) => void;
  /** How many were found, once known. */
  found: number | undefined;
  onLeave: () => void;
  ref?: Ref<{ focus: () => void }>;
}) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(p.ref, () => ({ focus: () => input.current?.focus() }), []);
  const [typed, setTyped] = useState(p.q);
  const asked = useRef(p.q);
  if (p.q !== asked.current) {
    // The address changed by other means than typing: a link, the way back.
    asked.current = p.q;
    setTyped(p.q);
  }
  const live = useRef(p);
  live.current = p;
  const last = useRef(0);
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(wait.current), []);

  const type = (text: string) => {
    setTyped(text);
    clearTimeout(wait.current);
    const since = performance.now() - last.current;
    last.current = performance.now();
    const search = () => {
      const q = text.trim() === '' ? '' : text;
      if (q === asked.current) return;
      asked.current = q;
      live.current.onSearch(q);
    };
    if (since > held) search();
    else wait.current = setTimeout(search, held);
  };

  return (
    <div className={s.search} role="search">
      <Search size={16} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        value={typed}
        placeholder={say('leads.search')}
        aria-label={say('leads.search')}
        autoComplete="off"
        spellCheck={false}
        onChange={(e) => type(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Escape') {
            e.stopPropagation();
            if (typed) type('');
            else p.onLeave();
          } else if (e.key === 'ArrowDown' || e.key === 'Enter') {
            e.preventDefault();
            p.onLeave();
          }
        }}
      />
      <span className={s.found} role="status">
        {typed && p.found !== undefined ? say('leads.found', { count: p.found }) : ''}
      </span>
      {typed ? (
        <IconButton
          label={say('leads.clear_search')}
          icon={X}
          size="xs"
          bare
          onPress={() => {
            type('');
            input.current?.focus();
          }}
        />
      ) : (
        <Kbd keys="/" />
      )}
    </div>
  );
}
