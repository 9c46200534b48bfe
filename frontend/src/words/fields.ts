// The names of fields: those of the catalogue are sentences, those that the house added
// are told with the person at the screen.
import { sayKey } from './say';

const own = new Map<string, string>();

/** Learns the names of the house's own fields. */
export function nameFields(fields: readonly { key: string; label: string }[]): void {
  own.clear();
  for (const f of fields) if (f.label) own.set(f.key, f.label);
}

/** The name of a field, or nothing when nobody gave it one. */
export function fieldName(key: string): string | undefined {
  return own.get(key) ?? sayKey(`field.${key}`);
}
