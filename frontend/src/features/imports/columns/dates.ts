import { language } from '../../../words/say';

/** A date of the samples that can be read in two orders, and both readings. */
export function readings(samples: readonly string[]): { text: string; dmy: string; mdy: string } | undefined {
  for (const text of samples) {
    const m = /^\s*(\d{1,2})\D+(\d{1,2})\D+(\d{2,4})/.exec(text);
    if (!m) continue;
    const a = Number(m[1]);
    const b = Number(m[2]);
    if (a < 1 || b < 1 || a > 12 || b > 12 || a === b) continue;
    const year = Number(m[3]);
    const full = year < 100 ? (year < 70 ? 2000 + year : 1900 + year) : year;
    const shown = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'fr', {
      day: 'numeric',
      month: 'short',
    });
    return {
      text: m[0].trim(),
      dmy: shown.format(new Date(full, b - 1, a)),
      mdy: shown.format(new Date(full, a - 1, b)),
    };
  }
  return undefined;
}
