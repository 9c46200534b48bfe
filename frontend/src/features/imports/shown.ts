// How numbers, sizes, times and the values of rows stand on these screens.
import { language, say, sayKey } from '../../words/say';
import type { Field, Finding, RowCell } from './types';

const numbers = new Map<string, Intl.NumberFormat>();

/** A whole number, grouped as the language does. */
export function num(n: number): string {
  const lang = language();
  let f = numbers.get(lang);
  if (!f) {
    f = new Intl.NumberFormat(lang);
    numbers.set(lang, f);
  }
  return f.format(n);
}

/** A share of a whole as "62%", or "62 %" in French. Never 100 before the end. */
export function percent(done: number, of: number): string {
  const share = of > 0 ? done / of : 0;
  const n = share >= 1 ? 1 : Math.min(0.99, Math.max(0, share));
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(n);
}

/** The size of a file: "214 KB". */
export function size(bytes: number): string {
  if (bytes < 1000) return say('size.bytes', { n: num(bytes) });
  if (bytes < 1_000_000) return say('size.kb', { n: num(Math.round(bytes / 1000)) });
  return say('size.mb', {
    n: new Intl.NumberFormat(language(), { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 }).format(
      bytes / 1_000_000,
    ),
  });
}

function clock(d: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(d);
}

/** An instant as lists show it: "Today, 9:52", "Yesterday, 16:20", "2 Feb, 11:08", "6 Jan 2025". */
export function when(at: string, now = new Date()): string {
  if (!at) return '';
  const d = new Date(at);
  if (Number.isNaN(d.getTime())) return '';
  const locale = dateLocale();
  const day = (x: Date) => new Date(x.getFullYear(), x.getMonth(), x.getDate()).getTime();
  const days = Math.round((day(now) - day(d)) / 86_400_000);
  if (days === 0) return say('imports.today', { time: clock(d, locale) });
  if (days === 1) return say('imports.yesterday', { time: clock(d, locale) });
  if (d.getFullYear() !== now.getFullYear())
    return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(d);
  return `${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(d)}, ${clock(d, locale)}`;
}

/** The hour of an instant of today, else its day. */
export function whenShort(at: string, now = new Date()): string {
  const d = new Date(at);
  if (!at || Number.isNaN(d.getTime())) return '';
  const locale = dateLocale();
  return d.toDateString() === now.toDateString()
    ? clock(d, locale)
    : new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(d);
}

// The locale of dates: the language, in the region of the system where it speaks it.
function dateLocale(): string {
  const lang = language();
  const system = typeof navigator === 'undefined' ? '' : navigator.language;
  if (system.toLowerCase().startsWith(`${lang}-`) && system.toLowerCase() !== 'en-us') return system;
  return lang === 'en' ? 'en-GB' : 'fr-CA';
}

/** What a long call still needs: "about 20 s left", or nothing when that is not known. */
export function left(seconds: number): string {
  if (seconds < 0) return '';
  if (seconds < 60) return say('progress.left_seconds', { n: num(Math.max(1, seconds)) });
  return say('progress.left_minutes', { n: num(Math.round(seconds / 60)) });
}

/** The sentence of a finding. One that the words lack still says which field to look at. */
export function sayFinding(f: Finding): string {
  const args = { raw: f.raw, ...f.args };
  return (
    sayKey(`finding.${f.key}`, args) ??
    sayKey(f.key, args) ??
    say('review.finding_unknown', { field: fieldName(f.field) })
  );
}

/** The short name of what is wrong, for the groups above the rows. */
export function sayGroup(key: string, field: string): string {
  return sayKey(`group.${key}`) ?? fieldName(field) ?? key;
}

/** The name of a field; of none, that of the row. */
export function fieldName(key: string): string {
  return (key && sayKey(`field.${key}`)) || say('review.the_row');
}

const prefixed: Partial<Record<Field['kind'], string>> = {
  status: 'status',
  intent: 'intent',
  yes_no: 'answer',
  yes_not: 'answer',
};

/** A value as people read it; the text of the file where Foyer could make nothing of it. */
export function shownValue(cell: RowCell, field: Field | undefined): string {
  if (!cell.value) return cell.raw;
  if (!field) return cell.value;
  const words = prefixed[field.kind];
  if (words)
    return cell.value
      .split(',')
      .map((v) => sayKey(`${words}.${v}`) ?? v)
      .join(', ');
  switch (field.kind) {
    case 'list':
      return sayKey(`option.${field.key}.${cell.value}`) ?? cell.value;
    case 'money': {
      const n = Number(cell.value);
      return Number.isNaN(n)
        ? cell.value
        : new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(n);
    }
    case 'date': {
      const [y, m, d] = cell.value.split('-').map(Number);
      if (!y || !m || !d) return cell.value;
      return new Intl.DateTimeFormat(dateLocale(), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      }).format(new Date(y, m - 1, d));
    }
    case 'instant': {
      const at = new Date(cell.value);
      return Number.isNaN(at.getTime())
        ? cell.value
        : new Intl.DateTimeFormat(dateLocale(), {
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            timeZone: 'UTC',
          }).format(at);
    }
  }
  return cell.value;
}
