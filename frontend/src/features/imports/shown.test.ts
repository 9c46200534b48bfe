import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { percent, setLocale } from '../../words/formats';
import { speak } from '../../words/say';
import { readings } from './columns/dates';
import { headerChoices } from './columns/FileBar';
import { readingFor } from './columns/ways';
import { findingsOf, stepTo, tabTo } from './review/layout';
import { sayFinding, sayGroup, sayGroups, shownValue, stateWord, when, whyOf } from './shown';
import type { Field, FileView, Finding, Reading, RowColumn, RowView } from './types';

beforeEach(() => setLocale('en-GB'));
afterEach(() => speak('en'));

const kind = (k: Field['kind'], key = 'x') => ({ key, kind: k }) as Field;
const cell = (value: string, raw = value) => ({ value, raw, edited: false });
const finding = (some: Partial<Finding>): Finding => ({
  field: '',
  level: 'error',
  key: 'none',
  args: {},
  raw: '',
  column: -1,
  suggest: '',
  ...some,
});

describe('what is shown', () => {
  it('never says 100 % before the end', () => {
    expect(percent(999_999, 1_000_000)).toBe('99%');
    expect(percent(5, 5)).toBe('100%');
    expect(percent(0, 0)).toBe('0%');
  });

  it('says today and yesterday by the calendar, not by hours', () => {
    const now = new Date(2026, 2, 3, 0, 30);
    expect(when(new Date(2026, 2, 3, 0, 5).toISOString(), now)).toMatch(/^Today, /);
    expect(when(new Date(2026, 2, 2, 23, 50).toISOString(), now)).toMatch(/^Yesterday, /);
    expect(when('', now)).toBe('');
    expect(when('nonsense', now)).toBe('');
  });

  it('shows the text of the file where Foyer made nothing of it', () => {
    expect(shownValue(cell('', '207-555-01'), kind('phone'))).toBe('207-555-01');
    expect(shownValue(cell('buy,sell'), kind('intent'))).toBe('Buy, Sell');
    expect(shownValue(cell('not_yet'), kind('yes_not'))).toBe('Not yet');
    expect(shownValue(cell('385000'), kind('money'))).toBe('385,000');
    expect(shownValue(cell('2500.5'), kind('money'))).toBe('2,500.50');
    expect(shownValue(cell('Hot'), kind('list', 'rating'))).toBe('Hot');
  });

  it('shows what is wrong, not what fills the cell without it', () => {
    const owner = cell('01-nadia', 'Marc Roy');
    const notYours = finding({ key: 'owner.not_yours', raw: 'Marc Roy', field: 'owner' });
    expect(shownValue(owner, kind('person', 'owner'), [notYours])).toBe('Marc Roy');
    expect(shownValue(cell('NL-1', ''), kind('text'), [finding({})])).toBe('NL-1');
    expect(shownValue(cell('Zillow'), kind('text'), [{ ...notYours, level: 'warning' }])).toBe('Zillow');
  });

  it('says why a row did not come in', () => {
    const total = finding({ key: 'row.total', level: 'warning' });
    const missing = finding({ key: 'row.name_missing', level: 'error' });
    expect(whyOf({ outcome: 'left_out', findings: [total] })).toBe(
      'This looks like the total under the list, not a person. It stayed out.',
    );
    expect(
      whyOf({ outcome: 'left_out', findings: [finding({ key: 'row.no_contact', level: 'warning' })] }),
    ).toBe('It was not ticked.');
    expect(whyOf({ outcome: 'failed', findings: [total, missing] })).toMatch(/^This row has no name/);
    expect(whyOf({ outcome: 'failed', findings: [] })).not.toBe('');
  });

  it('shows nothing where a value was matched to nothing', () => {
    const owner = cell('', 'Pat Nobody');
    expect(shownValue(owner, kind('person', 'owner'), [])).toBe('');
    const unknown = finding({ level: 'warning', key: 'owner.nobody', raw: 'Pat Nobody', field: 'owner' });
    expect(shownValue(owner, kind('person', 'owner'), [unknown])).toBe('Pat Nobody');
    expect(shownValue(cell('', '207-555-01'), kind('phone'), [])).toBe('207-555-01');
  });

  it('names one that was declined apart from one that was undone', () => {
    const imp = { state: 'undone' as const, paused: false, reason: '' };
    expect(stateWord(imp)).toBe('undone');
    expect(stateWord({ ...imp, reason: 'import.declined' })).toBe('declined');
    expect(stateWord({ ...imp, state: 'waiting', reason: 'import.declined' })).toBe('waiting');
    expect(stateWord({ ...imp, state: 'running', paused: true })).toBe('paused');
  });

  it('never shows the key of a finding', () => {
    expect(sayFinding(finding({ key: 'made.up', field: 'phone' }))).toBe(
      'Check Phone number: Foyer could not read it as it is.',
    );
    expect(sayFinding(finding({ key: 'made.up' }))).toContain('the row');
    expect(sayGroup('phone.short2', 'phone')).toBe('Phone too short');
    expect(sayGroup('made.up', 'email')).toBe('Email address');
    const accents = { key: 'text.mojibake', field: 'city' };
    expect(sayGroups([accents, { key: 'phone.short', field: 'phone' }])[0]).toBe('Broken accents');
    expect(sayGroups([accents, { ...accents, field: 'notes' }])).toEqual([
      'Broken accents: City',
      'Broken accents: Notes',
    ]);
  });
});

describe('dates that can be read in two ways', () => {
  it('offers both readings of the first sample that has two', () => {
    expect(readings(['25/12/2025', '03/04/2025'])).toEqual({
      text: '03/04/2025',
      dmy: '3 Apr',
      mdy: '4 Mar',
    });
    expect(readings(['25/12/2025', '04/04/2025', ''])).toBeUndefined();
  });
});

describe('reading the file again', () => {
  const now: Reading = { encoding: 'utf-8', delimiter: ',', quote: '"', headerRow: 3, sheet: '', region: '' };
  it('keeps what was not changed, and guesses anew what hangs on it', () => {
    expect(readingFor('csv', now, { headerRow: -1 })).toEqual({ ...now, headerRow: -1 });
    expect(readingFor('csv', now, { delimiter: ';' })).toEqual({ ...now, delimiter: ';', headerRow: 0 });
    expect(readingFor('csv', now, { encoding: 'macroman' })).toEqual({
      ...now,
      encoding: 'macroman',
      delimiter: '',
      quote: '',
      headerRow: 0,
    });
    expect(readingFor('xlsx', { ...now, sheet: 'A' }, { sheet: 'B' })).toEqual({
      encoding: '',
      delimiter: '',
      quote: '',
      headerRow: 0,
      sheet: 'B',
      region: '',
    });
  });

  it('offers rows for the header, with what stands in those below it', () => {
    const view = { headerRow: 2, sample: [['Ada', '', 'Moreau'], ['Ben']] } as unknown as FileView;
    const items = headerChoices(view, 'none', (n) => `row ${n}`);
    expect(items[0]).toEqual({ id: '-1', label: 'none' });
    expect(items.find((i) => i.id === '3')?.note).toBe('Ada, Moreau');
    expect(items.find((i) => i.id === '1')?.note).toBeUndefined();
  });
});

describe('moving through the cells', () => {
  it('stays inside', () => {
    expect(stepTo('ArrowUp', false, { row: 0, col: 3 }, 5, 6, 10)).toEqual({ row: 0, col: 3 });
    expect(stepTo('End', true, { row: 0, col: 0 }, 5, 6, 10)).toEqual({ row: 4, col: 5 });
    expect(stepTo('PageDown', false, { row: 0, col: 2 }, 5, 6, 10)).toEqual({ row: 4, col: 2 });
    expect(stepTo('x', false, { row: 0, col: 0 }, 5, 6, 10)).toBeUndefined();
  });

  it('goes on to the next row by Tab', () => {
    expect(tabTo({ row: 0, col: 5 }, false, 5, 3, 6)).toEqual({ row: 1, col: 3 });
    expect(tabTo({ row: 1, col: 3 }, true, 5, 3, 6)).toEqual({ row: 0, col: 5 });
    expect(tabTo({ row: 4, col: 5 }, false, 5, 3, 6)).toEqual({ row: 4, col: 5 });
  });

  it('gives a finding to the cell of its column, else to that of its field', () => {
    const row = {
      findings: [finding({ key: 'a', column: 2, field: 'phone' }), finding({ key: 'b', field: 'email' })],
    } as RowView;
    const col = (field: string, column: number) =>
      ({ field, column, header: '', required: false }) as RowColumn;
    expect(findingsOf(row, col('phone', 1)).map((f) => f.key)).toEqual([]);
    expect(findingsOf(row, col('phone', 2)).map((f) => f.key)).toEqual(['a']);
    expect(findingsOf(row, col('email', 4)).map((f) => f.key)).toEqual(['b']);
  });
});
