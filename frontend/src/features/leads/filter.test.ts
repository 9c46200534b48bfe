import { expect, it } from 'vitest';
import { filterOf, isFiltered, orderOf, readSearch } from './filter';

it('reads an address and leaves out what makes no sense', () => {
  expect(
    readSearch({ q: 'mar', status: ['new'], sort: 'colour', archived: 'yes', since: '2026-3-1', owner: [] }),
  ).toEqual({ q: 'mar', status: ['new'] });
  expect(readSearch({ q: 5550142 })).toEqual({ q: '5550142' });
});

it('asks for the newest activity first unless told otherwise', () => {
  expect(orderOf({})).toEqual({ by: 'active', desc: true });
  expect(orderOf({ sort: 'name', up: true })).toEqual({ by: 'name', desc: false });
});

it('makes a filter of it', () => {
  const f = filterOf({ q: 'mar', archived: true, since: '2026-03-01' });
  expect(f).toMatchObject({
    search: 'mar',
    archived: 'only',
    dateField: 'created',
    from: '2026-03-01',
    statuses: [],
  });
  expect(isFiltered({ archived: true })).toBe(false);
  expect(isFiltered({ where: [{ field: 'city', value: 'x' }] })).toBe(true);
});
