// Whether two names of people are one to a file that names them: case, accents, spaces
// and the order around a comma do not count.
function plain(name: string): string {
  const [last, first, more] = name.split(',');
  const whole = first?.trim() && last?.trim() && more === undefined ? `${first} ${last}` : name;
  return whole
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface Somebody {
  id: string;
  name: string;
  standing: string;
  email: string;
  login: string;
  agent: string;
  site: string;
}

/**
 * What tells a person from others of the same name: an email, a login, an Agent ID, a site, or
 * that it is who is at the screen, by the word given; nothing for whose name is theirs alone.
 */
export function apartBy(
  p: Somebody,
  me: { person: { id: string }; people: readonly Somebody[] },
  you: string,
): string | undefined {
  if (sameName(p.name, me.people, p.id).length === 0) return undefined;
  return p.id === me.person.id ? you : p.email || p.login || p.agent || p.site || undefined;
}

/** The people at work who have a name, but for one of them. */
export function sameName<P extends { id: string; name: string; standing: string }>(
  name: string,
  people: readonly P[],
  but?: string,
): P[] {
  const want = plain(name);
  return want === ''
    ? []
    : people.filter((p) => p.id !== but && p.standing !== 'gone' && plain(p.name) === want);
}
