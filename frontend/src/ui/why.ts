import { say, sayKey } from '../words/say';

/** What speaks for two being one person, the strongest first, and what most against. */
export function whyWords(reasons: { key: string; for: boolean }[], most = 3): string {
  const word = (r: { key: string }) => sayKey(`why.${r.key}`) ?? '';
  const list = reasons
    .filter((r) => r.for)
    .slice(0, most)
    .map(word);
  const against = reasons.filter((r) => !r.for).at(-1);
  if (against) list.push(say('why.but', { what: word(against) }));
  return list.filter((w) => w !== '').join(', ');
}
