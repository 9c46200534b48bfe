import { describe, expect, it } from 'vitest';
import { aRow } from '../../../testing/imports';
import type { RowView } from '../types';
import { hasNews } from './CellNews';
import { comparable, nameAt, spotOf } from './layout';

const finding = (key: string, level: 'error' | 'note') => ({
  ...{ field: '', level, key, args: {}, raw: '', column: -1, suggest: '' },
});
const match = { lead: 'l1', row: 0, name: 'Ada', hidden: false, by: ['name', 'phone'] };
// What is not there is null on the wire, whatever the types say.
const nobody = { match: null, maybe: null } as unknown as Partial<RowView>;

describe('C16: what the status of a row opens', () => {
  it.each([
    ['a new row', nobody, false, false],
    ['a row with an error', { ...nobody, findings: [finding('owner.unknown', 'error')] }, false, true],
    ['a match with an error', { match, findings: [finding('owner.unknown', 'error')] }, false, true],
    ['a match', { match }, true, true],
    ['a tie', { ...nobody, findings: [finding('match.tie', 'error')] }, true, true],
    ['one household', { ...nobody, findings: [finding('household.likely', 'note')] }, false, true],
    ['somebody like them', { ...nobody, findings: [finding('match.maybe', 'note')] }, true, true],
  ])('of %s', (_, extra, side, news) => {
    const row = aRow(2, ['Ada'], extra as Partial<RowView>);
    expect(comparable(row)).toBe(side);
    expect(hasNews(row, undefined, [], true)).toBe(news);
  });
});

describe('the panel of a cell', () => {
  const box = (left: number, top: number, width: number, height: number) =>
    new DOMRect(left, top, width, height);
  const wrap = box(60, 200, 900, 300);
  it('stands below, above where that is cut, and beside where both are', () => {
    expect(spotOf(box(160, 240, 120, 36), wrap, 300, 120)).toEqual({ left: 100, top: 80 });
    expect(spotOf(box(160, 440, 120, 36), wrap, 300, 120)).toEqual({ left: 100, top: 116 });
    expect(spotOf(box(800, 350, 120, 36), wrap, 380, 220)).toEqual({ left: 356, top: 76 });
    expect(spotOf(box(160, 350, 120, 36), wrap, 380, 220)).toEqual({ left: 224, top: 76 });
  });
  it('never leaves the grid at its top or its sides', () => {
    expect(spotOf(box(900, 240, 120, 36), wrap, 380, 100)).toEqual({ left: 512, top: 80 });
    expect(spotOf(box(160, 350, 120, 36), wrap, 880, 400)).toEqual({ left: 12, top: 0 });
  });
});

describe('the column that says who a row is of', () => {
  const of = (...fields: string[]) =>
    nameAt(fields.map((field, column) => ({ field, column, header: field, required: false })));
  it('is the whole name, else the part that says most, else the firm', () => {
    expect(of('company', 'email', 'full_name', 'last_name')).toBe(2);
    expect(of('first_name', 'last_name', 'email')).toBe(1);
    expect(of('email', 'company')).toBe(1);
    expect(of('email', 'phone')).toBe(-1);
  });
});
