// The names of fields and people: fields of the catalogue are sentences, those that the
// house added and the people in sight are told with the person at the screen.
import { sayKey } from './say';

const own = new Map<string, string>();

/** Learns the names of the house's own fields. */
export function nameFields(fields: readonly { key: string; label: string }[]): void {
  own.clear();
  for (const f of fields) if (f.label) own.set(f.key, f.label);
}

const people = new Map<string, string>();

/** Learns the names of the people in sight. */
export function namePeople(all: readonly { id: string; name: string }[]): void {
  people.clear();
  for (const p of all) people.set(p.id, p.name);
}

/** The name of a person, or nothing when they are not in sight. */
export function personName(id: string): string | undefined {
  return people.get(id);
}

/** The name of a field, or nothing when nobody gave it one. */
export function fieldName(key: string): string | undefined {
  return own.get(key) ?? sayKey(`field.${key}`);
}
