import { describe, expect, it } from 'vitest';
import { aRow } from '../../../testing/imports';
import type { RowView } from '../types';
import { hasNews } from './CellNews';
import { comparable } from './layout';

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
