// Where a search text stands in a value, ignoring case and accents.

const fold = (c: string) => c.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The parts of a text, every second one a match: before, match, between, match, after. */
export function matches(text: string, words: readonly string[]): string[] {
  const wanted = words.map(fold).filter((w) => w.length > 0);
  if (wanted.length === 0 || text === '') return [text];
  // Folded letter by letter, so that places in the folded text are places in the text.
  const letters = [...text];
  const folded = letters.map((c) => fold(c) || c);
  const starts: number[] = [];
  let at = 0;
  const whole = folded
    .map((f) => {
      starts.push(at);
      at += f.length;
      return f;
    })
    .join('');
  const hit = new Array<boolean>(letters.length).fill(false);
  for (const w of wanted)
    for (let i = whole.indexOf(w); i >= 0; i = whole.indexOf(w, i + 1))
      for (let l = 0; l < letters.length; l++) {
        const s = starts[l] ?? 0;
        if (s >= i && s < i + w.length) hit[l] = true;
      }
  const out: string[] = [''];
  let on = false;
  letters.forEach((c, i) => {
    if (hit[i] !== on) {
      out.push('');
      on = !on;
    }
    out[out.length - 1] += c;
  });
  return out;
}

/** The parts of a value where digits match, whatever stands between them. */
export function digitMatches(text: string, digits: string): string[] {
  if (digits.length < 4) return [text];
  const places: number[] = [];
  let plain = '';
  for (let i = 0; i < text.length; i++)
    if (/\d/.test(text[i] ?? '')) {
      places.push(i);
      plain += text[i];
    }
  const i = plain.indexOf(digits);
  if (i < 0) return [text];
  const from = places[i] ?? 0;
  const to = (places[i + digits.length - 1] ?? 0) + 1;
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}
