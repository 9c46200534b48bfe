import { digitMatches, matches } from '../lib/highlight';

/** A text with the words searched for marked in it. */
export function Marked({ text, search }: { text: string; search: string }) {
  if (search === '') return <>{text}</>;
  let parts = matches(text, search.split(/\s+/).filter(Boolean));
  if (parts.length === 1) parts = digitMatches(text, search.replace(/\D/g, ''));
  if (parts.length === 1) return <>{text}</>;
  return <>{parts.map((p, i) => (i % 2 ? <mark key={i}>{p}</mark> : p))}</>;
}
