// How the values of the catalogue stand on the lead sheet.
import type { Contact, Field, Me, Person } from '../../bridge/types';
import { fieldName } from '../../words/fields';
import { dateOnly, moment, money, number } from '../../words/formats';
import { say, sayKey } from '../../words/say';

/** The label of a field. */
export function fieldLabel(key: string): string {
  return fieldName(key) ?? key;
}

/** The label of a field beside its value, where the section around it says the rest. */
export function shortLabel(key: string): string {
  return sayKey(`short.${key}`) ?? fieldLabel(key);
}

/** The word of a value of an open list; what people added is shown as they wrote it. */
export function optionWord(list: string, value: string): string {
  return sayKey(`option.${list}.${value}`) ?? value;
}

const intents = ['buy', 'sell', 'rent'];

/** A value as it is shown. */
export function shownValue(f: Pick<Field, 'key' | 'kind'>, value: string, people: readonly Person[]): string {
  if (value === '') return '';
  switch (f.kind) {
    case 'yes_no':
    case 'yes_not':
      return value === 'yes' ? say('common.yes') : value === 'no' ? say('common.no') : say('common.not_yet');
    case 'status':
      return sayKey(`status.${value}`) ?? value;
    case 'intent':
      return value
        .split(',')
        .filter((v) => intents.includes(v))
        .map((v) => sayKey(`intent.${v}`) ?? v)
        .join(', ');
    case 'date':
      return dateOnly(value);
    case 'instant':
      return moment(value);
    case 'money':
      return money(value);
    case 'number':
      return number(value);
    case 'person':
      return people.find((p) => p.id === value)?.name ?? value;
    case 'list':
      return optionWord(f.key, value);
    default:
      return value;
  }
}

/** The people a lead can go to: those who left are offered no more, but for the one who has it. */
export function atWork(people: readonly Person[], owner: string): Person[] {
  return people.filter((p) => p.standing !== 'gone' || p.id === owner);
}

/** A change's value as it is shown: phones and emails come as JSON lists. */
export function changedValue(
  key: string,
  value: string,
  fields: readonly Field[],
  people: readonly Person[],
): string {
  if (value === '') return '';
  if (key === 'phones' || key === 'emails') {
    try {
      return (JSON.parse(value) as Contact[]).map((c) => c.raw).join(', ');
    } catch {
      return value;
    }
  }
  const f = fields.find((x) => x.key === key);
  return f ? shownValue(f, value, people) : value;
}

/** Who a field of IDs may name, by name; nothing for other fields, and for who sees no partners. */
export function whoToName(
  key: string,
  me: Me | undefined,
  values: Readonly<Record<string, string>>,
): { id: string; label: string; note: string }[] | undefined {
  if (!me || me.partners.length === 0) return undefined;
  const now = values[key] ?? '';
  if (key === 'partner_id')
    return me.partners
      .filter((p) => p.standing === 'approved' || p.code === now)
      .map((p) => ({ id: p.code, label: p.name, note: p.code }));
  if (key !== 'agent_id') return undefined;
  const of = values.partner_id ?? '';
  return me.people
    .filter((x) => x.agent && ((x.standing !== 'gone' && (of === '' || x.partner === of)) || x.agent === now))
    .map((x) => ({ id: x.agent, label: x.name, note: x.agent }));
}
