import { History } from 'lucide-react';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { day } from '../../../words/formats';
import { say, useSay } from '../../../words/say';
import { fieldName } from '../shown';
import type { PresetUse } from '../types';
import s from './Columns.module.css';

/** Says from where the choices on the screen came, and what in this file is new to it. */
export function PresetNotes({ use, onFresh, busy }: { use: PresetUse; onFresh: () => void; busy: boolean }) {
  const say = useSay();
  if (!use.filled) return null;
  const drift = sayDrift(use.drift);
  return (
    <>
      <Callout
        tone="info"
        icon={History}
        title={say('preset.looks_like', { name: use.name })}
        action={
          <Button look="link" size="sm" className={s.calloutact} busy={busy} onPress={onFresh}>
            {say('preset.fresh')}
          </Button>
        }
      >
        {say('preset.filled', { day: day(use.changed) })}
      </Callout>
      {drift.length > 0 && (
        <Callout
          tone={use.drift.missing.some((m) => m.required) ? 'brass' : 'info'}
          title={say(
            use.drift.added.length + use.drift.missing.length > 0 ? 'preset.drift' : 'preset.drift_new',
          )}
        >
          {drift.join(' ')}
        </Callout>
      )}
    </>
  );
}

/** What differs, a sentence each: new columns, missing ones, new values. */
export function sayDrift(d: PresetUse['drift']): string[] {
  const out: string[] = [];
  if (d.added.length > 0)
    out.push(say('preset.drift_added', { count: d.added.length, list: several(d.added) }));
  if (d.missing.length > 0) {
    const list = d.missing.map((m) =>
      m.required ? say('preset.drift_required', { column: m.header, field: fieldName(m.key) }) : m.header,
    );
    out.push(say('preset.drift_missing', { count: list.length, list: several(list) }));
  }
  for (const v of d.values)
    out.push(
      say('preset.drift_values', { count: v.count, column: v.header, list: several(v.values, v.count) }),
    );
  return out;
}

/** A few names in a row, with dots where there are more. */
function several(names: readonly string[], of = names.length): string {
  const shown = names.slice(0, 4).join(', ');
  return of > 4 ? `${shown} …` : shown;
}
