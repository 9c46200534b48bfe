// How a file is read, as the choices above its columns say.
import type { ImportDraft, Reading } from '../types';

/** What a changed choice leaves of the others: another sheet or separator makes the guesses below it stale. */
export function readingFor(format: string, now: Reading, how: Partial<Reading>): Reading {
  const workbook = format === 'xlsx';
  const r: Reading = { ...now, ...how };
  if (workbook) {
    r.encoding = '';
    r.delimiter = '';
    r.quote = '';
    if (how.sheet !== undefined) r.headerRow = 0;
  } else {
    r.sheet = '';
    if (how.encoding !== undefined || how.delimiter !== undefined || how.quote !== undefined) {
      if (how.headerRow === undefined) r.headerRow = 0;
      if (how.encoding !== undefined && how.delimiter === undefined) {
        r.delimiter = '';
        r.quote = '';
      }
    }
  }
  return r;
}

// Read another way, a file has other rows in other places.
export function wayOf(v: ImportDraft['view']): string {
  return [v.encoding, v.delimiter, v.quote, v.headerRow, v.sheet].join('\n');
}
