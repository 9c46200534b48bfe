import { expect, it } from 'vitest';
import { counts } from '../../../testing/imports';
import { scopes, sizeOf, ticked } from './scopes';

// Ten rows: of three errors one is left out, and of the others two.
const c = counts({ rows: 10, new: 4, duplicates: 1, errors: 3, blocking: 2, unticked: 2, ready: 5 });

it('shows parts that add up to all rows', () => {
  const [all, ...parts] = scopes.map((x) => sizeOf(x.id, c));
  expect(parts.reduce((sum, n) => sum + n, 0)).toBe(all);
});

it('ticks the head by what is left out of the part on screen', () => {
  expect(ticked('', c)).toBe('some');
  expect(ticked('new', c)).toBe(true);
  expect(ticked('errors', c)).toBe('some');
  expect(ticked('errors', counts({ rows: 10, new: 10, ready: 10 }))).toBe(true);
  expect(ticked('errors', counts({ rows: 10, new: 8, errors: 2, ready: 8 }))).toBe(false);
  expect(ticked('unticked', c)).toBe(false);
  expect(ticked('', counts({ rows: 3, new: 3, ready: 3 }))).toBe(true);
  expect(ticked('', counts({ rows: 3, errors: 1, unticked: 2 }))).toBe(false);
});

it('ticks the head of the skipped by those that are decided or ruled to be skipped', () => {
  const skipped = counts({ rows: 10, new: 4, duplicates: 3, unticked: 3, ready: 9 });
  expect(ticked('unticked', skipped, 2)).toBe('some');
  expect(ticked('unticked', counts({ rows: 3, unticked: 3, ready: 3 }), 3)).toBe(true);
  expect(ticked('duplicates', skipped, 2)).toBe(true);
  expect(ticked('', counts({ rows: 3, new: 1, unticked: 2, ready: 3 }), 2)).toBe(true);
});

it('ticks the head of the duplicates by those being worked, who come unticked', () => {
  expect(ticked('duplicates', c)).toBe(true);
  const worked = counts({ rows: 10, new: 4, duplicates: 6, ready: 8 });
  expect(ticked('duplicates', worked)).toBe('some');
  expect(ticked('', worked)).toBe('some');
  expect(ticked('new', worked)).toBe(true);
  expect(ticked('duplicates', counts({ rows: 10, new: 8, duplicates: 2, ready: 8 }))).toBe(false);
});
