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
