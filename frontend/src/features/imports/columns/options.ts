// What a value of the file can become: the options of the field it goes to.
import { apartBy } from '../../../lib/names';
import { say, sayKey } from '../../../words/say';
import { shownValue } from '../shown';
import type { Field, Me } from '../types';

export interface FieldOption {
  value: string;
  label: string;
  /** What tells it from another of the same label. */
  note?: string | undefined;
}

/** The options of a field with a list, as people read them. */
export function optionsOf(field: Field | undefined, me: Me | undefined): FieldOption[] {
  const worded = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: words(prefix, value) }));
  switch (field?.kind) {
    case 'status':
      return worded('status', me?.statuses ?? []);
    case 'intent':
      return worded('intent', ['buy', 'sell', 'rent', 'buy,sell']);
    case 'yes_no':
      return worded('answer', ['yes', 'no']);
    case 'yes_not':
      return worded('answer', ['yes', 'no', 'not_yet']);
    case 'person':
      return (me?.people ?? [])
        .filter((p) => p.standing !== 'gone')
        .map((p) => ({ value: p.id, label: p.name, note: me && apartBy(p, me, say('people.you')) }));
    case 'list':
    case 'tags':
      return worded(`option.${field.key}`, me?.lists.find((l) => l.name === field.key)?.values ?? []);
  }
  return [];
}

function words(prefix: string, value: string): string {
  if (prefix === 'intent')
    return value
      .split(',')
      .map((v) => sayKey(`intent.${v}`) ?? v)
      .join(', ');
  return sayKey(`${prefix}.${value}`) ?? value;
}

/** How a value stands in a field, as people read it. */
export function sayOption(field: Field | undefined, me: Me | undefined, value: string): string {
  return optionsOf(field, me).find((o) => o.value === value)?.label ?? words('', value);
}

/** A value of a record as people read it. */
export function sayValue(field: Field | undefined, me: Me | undefined, value: string): string {
  if (field?.kind === 'person') return me?.people.find((p) => p.id === value)?.name ?? value;
  return value === '' ? '' : shownValue({ raw: '', value, edited: false }, field);
}
