import { describe, expect, it } from 'vitest';
import {
  atFalseEnd,
  cap,
  type Extent,
  lastOffset,
  moved,
  offsetOf,
  perPage,
  reveal,
  scrollOf,
  space,
  spanAt,
} from './windower';

const heights = [30, 36, 44, 34, 41, 55];
const counts = [1_000_000, 1_048_576, 3_000_000, 12_345_678];

describe('windower', () => {
  it('draws what shows and a little more', () => {
    const e: Extent = { count: 1000, row: 36, view: 360 };
    expect(spanAt(e, 0)).toEqual({ first: 0, end: 14 });
    expect(spanAt(e, 36 * 500 + 10)).toEqual({ first: 496, end: 515 });
    expect(spanAt(e, lastOffset(e)).end).toBe(1000);
    expect(spanAt({ ...e, count: 0 }, 0)).toEqual({ first: 0, end: 0 });
  });

  it('never lays out more than the cap', () => {
    for (const count of counts)
      for (const row of heights) expect(space({ count, row, view: 600 })).toBeLessThanOrEqual(cap);
  });

  it('reaches the last row by the scroll bar at every height', () => {
    for (const count of counts)
      for (const row of heights) {
        const e = { count, row, view: 617 };
        const end = space(e) - e.view;
        for (const rounding of [0, 0.5, 0.99]) {
          const offset = offsetOf(e, end - rounding);
          expect(spanAt(e, offset).end).toBe(count);
          expect(offset).toBe(lastOffset(e));
        }
      }
  });

  it('brings any row into view', () => {
    for (const count of counts)
      for (const row of heights) {
        const e = { count, row, view: 617 };
        for (const index of [0, 1, 77, Math.floor(count / 2), count - 2, count - 1]) {
          const offset = reveal(e, 0, index);
          expect(offset).toBeLessThanOrEqual(index * row);
          expect(offset + e.view).toBeGreaterThanOrEqual((index + 1) * row);
          expect(reveal(e, offset, index)).toBe(offset);
        }
      }
  });

  it('goes from offset to scroll and back within a row', () => {
    for (const count of counts)
      for (const row of heights) {
        const e = { count, row, view: 617 };
        for (const share of [0, 0.1, 0.5, 0.9, 1]) {
          const offset = lastOffset(e) * share;
          expect(Math.abs(offsetOf(e, scrollOf(e, offset)) - offset)).toBeLessThan(row);
        }
      }
  });

  it('moves one pixel for one pixel by wheel, however long the list', () => {
    const e = { count: 3_000_000, row: 36, view: 600 };
    const from = scrollOf(e, 50_000_000);
    expect(moved(e, 50_000_000, from, from + 100)).toBe(50_000_100);
    expect(moved(e, 50_000_000, from, from - 100)).toBe(49_999_900);
  });

  it('takes a long jump of the bar as a place in the whole list', () => {
    const e = { count: 3_000_000, row: 36, view: 600 };
    expect(moved(e, 0, 0, cap / 2) / lastOffset(e)).toBeCloseTo(0.5, 2);
    expect(moved(e, 0, 0, space(e) - e.view)).toBe(lastOffset(e));
    expect(moved(e, 50_000_000, cap / 2, 0)).toBe(0);
  });

  it('knows when the bar has come to an end that the rows have not', () => {
    const e = { count: 3_000_000, row: 36, view: 600 };
    expect(atFalseEnd(e, 5000, 100)).toBe(true);
    expect(atFalseEnd(e, 700, 100)).toBe(false);
    expect(atFalseEnd(e, lastOffset(e) - 5000, space(e) - e.view - 10)).toBe(true);
    expect(atFalseEnd({ ...e, count: 1000 }, 5000, 5000)).toBe(false);
  });

  it('walks to the very end by wheel alone', () => {
    const e = { count: 1_000_000, row: 44, view: 600 };
    let offset = lastOffset(e) - 10_000;
    let bar = scrollOf(e, offset);
    for (let i = 0; i < 400; i++) {
      const next = Math.min(bar + 53, space(e) - e.view);
      offset = moved(e, offset, bar, next);
      bar = atFalseEnd(e, offset, next) ? scrollOf(e, offset) : next;
    }
    expect(lastOffset(e) - offset).toBeLessThanOrEqual(1);
  });

  it('steps by what fits', () => {
    expect(perPage({ count: 10, row: 36, view: 370 })).toBe(9);
    expect(perPage({ count: 10, row: 36, view: 20 })).toBe(1);
  });
});
