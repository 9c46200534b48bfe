import { Users } from 'lucide-react';
import type { SomeoneAlike } from '../../bridge/types';
import { cx } from '../../lib/cx';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { whyWords } from '../../ui/why';
import { useSay } from '../../words/say';
import s from './Alike.module.css';

/** Leads of the book that this one may be, with what speaks for it (D19, D20). */
export function Alike(p: {
  found: SomeoneAlike[];
  onOpen: (id: string) => void;
  onApart?: (id: string) => void;
  /** The lead is in the book itself: what is said of it takes less room. */
  here?: boolean;
  className?: string | undefined;
}) {
  const say = useSay();
  if (p.found.length === 0) return null;
  return (
    <Callout
      tone="brass"
      icon={Users}
      title={p.here ? say('compare.maybe') : say('alike.title', { count: p.found.length })}
      className={cx(s.box, p.className)}
    >
      <ul className={s.list}>
        {p.found.map((f) => {
          const name = f.lead.name || say('leads.no_name');
          return (
            <li key={f.lead.id}>
              <span className={s.who}>
                <b className="sel">{name}</b>
                <span className={s.why}>
                  {whyWords(f.likeness.reasons)}
                  {f.lead.archived && ` · ${say('alike.archived')}`}
                </span>
              </span>
              <Button size="sm" aria-label={say('alike.open', { name })} onPress={() => p.onOpen(f.lead.id)}>
                {say('add.open')}
              </Button>
              {p.onApart && (
                <Button
                  size="sm"
                  look="ghost"
                  aria-label={say('alike.apart_of', { name })}
                  onPress={() => p.onApart?.(f.lead.id)}
                >
                  {say('alike.apart')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
