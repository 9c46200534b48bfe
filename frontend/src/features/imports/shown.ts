// How numbers, sizes, times and the values of rows stand on these screens.

import type { ImportStateWord } from '../../ui/Marks';
import { fieldName as nameOf, personName } from '../../words/fields';
import { clock, dateOnly, day, moment, money, num, number } from '../../words/formats';
import { say, sayKey } from '../../words/say';
import type { Field, Finding, Import, JobProgress, RowCell, RowView } from './types';

/** An instant as lists show it: "Today, 9:52", "Yesterday, 16:20", "2 Feb, 11:08". */
export function when(at: string, now = new Date()): string {
  const d = new Date(at);
  if (!at || Number.isNaN(d.getTime())) return '';
  const midnight = (x: Date) => new Date(x.getFullYear(), x.getMonth(), x.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(d)) / 86_400_000);
  if (days === 0) return say('imports.today', { time: clock(at) });
  if (days === 1) return say('imports.yesterday', { time: clock(at) });
  return d.getFullYear() === now.getFullYear() ? moment(at) : day(at, now);
}

/** The hour of an instant of today, else its day. */
export function whenShort(at: string, now = new Date()): string {
  const d = new Date(at);
  if (!at || Number.isNaN(d.getTime())) return '';
  return d.toDateString() === now.toDateString() ? clock(at) : day(at, now);
}

/** What a long call still needs: "about 20 s left", or nothing when that is not known. */
export function left(seconds: number): string {
  if (seconds < 0) return '';
  if (seconds < 60) return say('progress.left_seconds', { n: num(Math.max(1, seconds)) });
  return say('progress.left_minutes', { n: num(Math.round(seconds / 60)) });
}

/** The word of an import's state: one that is paused or was declined has its own. */
export function stateWord(imp: Pick<Import, 'state' | 'paused' | 'reason'>): ImportStateWord {
  if (imp.paused) return 'paused';
  return imp.state === 'undone' && imp.reason === 'import.declined' ? 'declined' : imp.state;
}

/** The word for an import that was stopped or paused while its job comes to an end. */
export function endingOf(job: Pick<JobProgress, 'what'> | undefined): 'stopping' | 'pausing' | undefined {
  if (job?.what === 'pause') return 'pausing';
  return job?.what === 'keep' || job?.what === 'rollback' ? 'stopping' : undefined;
}

/** The sentence of a finding. One that the words lack still says which field to look at. */
export function sayFinding(f: Finding): string {
  const args = { raw: f.raw, value: f.raw, ...f.args };
  return (
    sayKey(`finding.${f.key}`, args) ??
    sayKey(f.key, args) ??
    say('review.finding_unknown', { field: fieldName(f.field) })
  );
}

/** Why a row did not come in: its errors, or of one left out that it looks like a total. */
export function whyOf(view: Pick<RowView, 'outcome' | 'findings'>): string {
  const why = view.findings.filter(
    (f) =>
      f.level === 'error' ||
      ((f.key === 'row.total' || f.key === 'match.active') && view.outcome === 'left_out'),
  );
  // There is nothing to tick any more once the import ran.
  if (why.length > 0)
    return why.map((f) => (f.key === 'row.total' ? say('import.was_total') : sayFinding(f))).join(' ');
  return say(view.outcome === 'failed' ? 'import.no_reason' : 'import.not_ticked');
}

/** The short name of what is wrong, for the groups above the rows. Kin share one: "phone.short2" is "phone.short". */
export function sayGroup(key: string, field: string): string {
  return sayKey(`group.${key}`) ?? sayKey(`group.${key.replace(/\d+$/, '')}`) ?? fieldName(field);
}

/** The short names of groups side by side: of those that share one, each says its field. */
export function sayGroups(groups: readonly { key: string; field: string }[]): string[] {
  const names = groups.map((g) => sayGroup(g.key, g.field));
  return groups.map((g, i) => {
    const name = names[i] ?? '';
    return names.indexOf(name) === names.lastIndexOf(name)
      ? name
      : say('group.of_field', { name, field: fieldName(g.field) });
  });
}

/** The name of a field as the head of a narrow column has room for. */
export function headName(key: string): string {
  return sayKey(`head.${key}`) ?? fieldName(key);
}

/** The name of a field; of none, that of the row. */
export function fieldName(key: string): string {
  return (key && nameOf(key)) || say('review.the_row');
}

const prefixed: Partial<Record<Field['kind'], string>> = {
  status: 'status',
  intent: 'intent',
  yes_no: 'answer',
  yes_not: 'answer',
};

/** The kinds of fields whose values are matched one by one. */
export const listed: readonly Field['kind'][] = [
  'list',
  'tags',
  'status',
  'intent',
  'person',
  'yes_no',
  'yes_not',
];

/**
 * A value as people read it; the text of the file where Foyer could make nothing of it, or where
 * that text is in the way: what would fill the cell without it is not what is wrong. With what was
 * found of the cell it is known, too, that a value was matched to nothing: then the cell is empty.
 */
export function shownValue(cell: RowCell, field: Field | undefined, findings?: readonly Finding[]): string {
  const wrong = findings?.find((f) => f.level === 'error' && f.raw !== '');
  if (wrong) return wrong.raw;
  if (!cell.value) return findings?.length === 0 && field && listed.includes(field.kind) ? '' : cell.raw;
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
    case 'person':
      return personName(cell.value) ?? cell.raw;
    case 'money':
      return money(cell.value);
    case 'number':
      return number(cell.value);
    case 'date':
      return dateOnly(cell.value);
    case 'instant':
      // A file's date without a time is midnight UTC, which no zone may move to another day.
      return dateOnly(cell.value.slice(0, 10));
  }
  return cell.value;
}
