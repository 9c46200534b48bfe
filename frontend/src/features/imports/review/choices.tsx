// What can be chosen for a field, where there is something to choose from.
import { apartBy, sameName } from '../../../lib/names';
import { Avatar } from '../../../ui/Marks';
import type { Choice } from '../../../ui/Select';
import { say, sayKey } from '../../../words/say';
import type { Field, Me, WhoChoice as Offered } from '../types';

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** How near two texts are, 0 to 1: by the pairs of letters they share. */
export function nearness(a: string, b: string): number {
  const pairs = (t: string) => {
    const out = new Set<string>();
    for (const w of fold(t).split(/[^\p{L}\p{N}]+/u))
      for (let i = 0; i + 1 < w.length; i++) out.add(w.slice(i, i + 2));
    return out;
  };
  const x = pairs(a);
  const y = pairs(b);
  if (x.size === 0 || y.size === 0) return 0;
  let both = 0;
  for (const p of x) if (y.has(p)) both++;
  return (2 * both) / (x.size + y.size);
}

/** The values a field takes, the nearest to a text first; undefined for a field of any text. */
export function choicesOf(field: Field | undefined, me: Me | undefined, near: string): Choice[] | undefined {
  if (!field || !me) return undefined;
  const list: Choice[] | undefined =
    field.kind === 'person'
      ? me.people
          .filter((p) => p.standing !== 'gone')
          .map((p) => {
            // A name that is not theirs alone would not say whom the row means.
            const shared = sameName(p.name, me.people, p.id).length > 0;
            return {
              id: shared ? p.email || p.login || p.id : p.name,
              label: p.name,
              mark: <Avatar name={p.name} />,
              note: apartBy(p, me, say('people.you')),
            };
          })
      : field.kind === 'status'
        ? me.statuses.map((v) => ({ id: v, label: sayKey(`status.${v}`) ?? v }))
        : field.kind === 'yes_no'
          ? ['yes', 'no'].map((v) => ({ id: v, label: sayKey(`answer.${v}`) ?? v }))
          : undefined;
  if (!list || near === '') return list;
  return [...list].sort((a, b) => nearness(b.label, near) - nearness(a.label, near));
}

/**
 * Whom a cell of people, partners or agents can mean, and the one that it reads like; of several
 * that fit, none is nearer than the others.
 */
export function whoChoices(
  offered: readonly Offered[],
  field: string,
  me: Me | undefined,
): { choices: Choice[]; likely: string | undefined } {
  const fit = offered.filter((c) => c.likely);
  const likely = fit.length === 1 ? fit[0] : undefined;
  const you = me ? [me.person.id, me.person.email, me.person.login] : [];
  const note = (c: Offered) => {
    if (c === likely) return say('mend.closest');
    if (you.includes(c.value)) return say('people.you');
    // A login that reads like the name says nothing more.
    return c.hint === c.label ? '' : c.hint;
  };
  return {
    choices: offered.map((c) => ({
      id: c.value,
      label: c.label,
      ...(field === 'owner' ? { mark: <Avatar name={c.label} /> } : {}),
      note: note(c),
    })),
    likely: likely?.value,
  };
}
