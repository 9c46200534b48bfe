// Numbers, sizes and times in the language's way. The locale ("fr-CA") is set beside
// the language, because the two differ between countries.
import { language, say } from './say';

let locale = 'en';
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Sets how numbers and dates are written from here on. */
export function setLocale(tag: string): void {
  try {
    new Intl.NumberFormat(tag);
    locale = tag;
  } catch {
    locale = language();
  }
  kept.clear();
}

/** The locale in force. */
export function localeNow(): string {
  return locale.startsWith(language()) ? locale : language();
}

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // English names the day before the month and counts to 24, in every country.
  const tag = language() === 'en' ? 'en-GB' : localeNow();
  const key = tag + name;
  let f = kept.get(key) as Intl.DateTimeFormat | undefined;
  if (!f) {
    f = new Intl.DateTimeFormat(tag, options);
    kept.set(key, f);
  }
  return f;
}

/** A share of a whole as "62%", or "62 %" in French. Never 100 before the end. */
export function percent(done: number, of: number): string {
  const share = of > 0 ? done / of : 0;
  const n = share >= 1 ? 1 : Math.min(0.99, Math.max(0, share));
  return new Intl.NumberFormat(localeNow(), { style: 'percent', maximumFractionDigits: 0 }).format(n);
}

/** A whole number, grouped. */
export function num(n: number): string {
  const key = `${localeNow()}#`;
  let f = kept.get(key) as Intl.NumberFormat | undefined;
  if (!f) {
    f = new Intl.NumberFormat(localeNow());
    kept.set(key, f);
  }
  return f.format(n);
}

/** Bytes as people say them. */
export function size(bytes: number): string {
  if (bytes < 1000) return say('size.bytes', { n: num(bytes) });
  if (bytes < 1_000_000) return say('size.kb', { n: num(Math.round(bytes / 1000)) });
  return say('size.mb', { n: num(Math.round(bytes / 100_000) / 10) });
}

/** A day: "3 Mar 2026", without the year when it is this one. */
export function day(at: string, now = new Date()): string {
  const d = new Date(at);
  if (Number.isNaN(d.getTime())) return '';
  return d.getFullYear() === now.getFullYear()
    ? dates('d', { day: 'numeric', month: 'short' }).format(d)
    : dates('dy', { day: 'numeric', month: 'short', year: 'numeric' }).format(d);
}

/** A month and its year: "May 2024". */
export function month(at: string): string {
  const d = new Date(at);
  return Number.isNaN(d.getTime()) ? '' : dates('my', { month: 'long', year: 'numeric' }).format(d);
}

/** A calendar day without a time, which no zone may move: "2026-03-14". */
export function dateOnly(text: string): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return text;
  return dates('do', { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(Number(m[1]), Number(m[2]) - 1, Number(m[3])),
  );
}

/** The time of a day, never broken into two lines. */
export function clock(at: string): string {
  return dates('t', { hour: 'numeric', minute: '2-digit' }).format(new Date(at)).replaceAll(' ', '\u00a0');
}

/** A day and its time: "3 Mar, 14:06". */
export function moment(at: string): string {
  return at ? `${day(at)}, ${clock(at)}` : '';
}

/** How long ago, as short as it can be said: "12 min", "2 h", "Yesterday", "6 Mar". */
export function ago(at: string, now = new Date()): string {
  const d = new Date(at);
  if (!at || Number.isNaN(d.getTime())) return '';
  const minutes = Math.floor((now.getTime() - d.getTime()) / 60_000);
  if (minutes < 1) return say('time.now');
  if (minutes < 60) return say('time.minutes', { n: num(minutes) });
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  if (d.getTime() >= midnight)
    return minutes < 360 ? say('time.hours', { n: num(Math.floor(minutes / 60)) }) : clock(at);
  const days = Math.ceil((midnight - d.getTime()) / 86_400_000);
  if (days === 1) return say('time.yesterday');
  if (days < 7) return dates('w', { weekday: 'short' }).format(d);
  return day(at, now);
}

/** An amount without a currency, as the book keeps none: in whole units, or with both digits of its cents. */
export function money(text: string): string {
  const n = Number(text);
  if (text === '' || Number.isNaN(n)) return text;
  const digits = Math.round(n * 100) % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(localeNow(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(n);
}

/** A number in the language's way, with the decimals it has. */
export function number(text: string): string {
  const n = Number(text);
  if (text === '' || Number.isNaN(n) || text.length > 15) return text;
  return new Intl.NumberFormat(localeNow(), { maximumFractionDigits: 15 }).format(n);
}

/** The name of a country, or its code. */
export function country(code: string): string {
  try {
    return new Intl.DisplayNames([localeNow()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
