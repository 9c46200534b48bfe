// How acts on rows are said: in the tips of undo and redo, and when they are done.
import { num } from '../../../words/formats';
import { say, sayKey } from '../../../words/say';
import { fieldName, sayGroup } from '../shown';
import type { MendAct } from '../types';

/** An act in a few words: "replace “St” by “Street”, 12 rows". */
export function sayAct(a: MendAct): string {
  const kind = a.args.kind ?? '';
  const key =
    a.what === 'decide'
      ? `act.decide_${kind || 'rule'}`
      : a.what === 'tick' && !a.args.on
        ? 'act.untick'
        : `act.${a.what}`;
  const what = sayKey(key, {
    field: a.args.header ?? (a.args.field ? fieldName(a.args.field) : ''),
    find: a.args.find ?? '',
    value: a.args.value || '–',
    group: a.args.finding ? sayGroup(a.args.finding, '') : '',
  });
  return say('act.rows', { act: what ?? '', count: a.rows });
}

/** What an act did, once it is done. */
export function sayDone(rows: number): string {
  return rows === 0 ? say('mend.nothing_changed') : say('mend.done', { count: rows, n: num(rows) });
}
