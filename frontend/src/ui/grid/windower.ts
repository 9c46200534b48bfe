// The arithmetic of a windowed list: which rows show at which scroll position, for
// any number of rows of one height.
//
// Engines cap the height of an element (33,554,428 px in both of ours), and positions
// near the cap are off by pixels. So past `cap` the scroll bar moves in a shorter,
// scaled space, while small steps (a wheel, a key) still move one pixel for one pixel.

/** The tallest space laid out for the scroll bar, well below where engines lose pixels. */
export const cap = 8_000_000;

export interface Extent {
  /** How many rows there are. */
  count: number;
  /** The height of each, in whole pixels. */
  row: number;
  /** The height of the part that shows rows. */
  view: number;
}

/** The height of all rows, could it be laid out. */
export function whole(e: Extent): number {
  return e.count * e.row;
}

/** The height given to the scroll bar. */
export function space(e: Extent): number {
  return Math.max(e.view, Math.min(whole(e), cap));
}

/** The furthest place the rows can be moved to. */
export function lastOffset(e: Extent): number {
  return Math.max(0, whole(e) - e.view);
}

function lastScroll(e: Extent): number {
  return Math.max(0, space(e) - e.view);
}

/** Keeps an offset inside the list. */
export function clamp(e: Extent, offset: number): number {
  return Math.min(Math.max(0, offset), lastOffset(e));
}

/** Where the scroll bar stands for an offset into the rows. */
export function scrollOf(e: Extent, offset: number): number {
  const far = lastOffset(e);
  if (far === 0) return 0;
  if (whole(e) <= cap) return clamp(e, offset);
  return (clamp(e, offset) / far) * lastScroll(e);
}

/** The offset into the rows for a place of the scroll bar. */
export function offsetOf(e: Extent, scroll: number): number {
  const end = lastScroll(e);
  if (end === 0) return 0;
  if (whole(e) <= cap) return clamp(e, scroll);
  // The last pixel is the last row, whatever rounding the engine did to get here.
  if (scroll >= end - 1) return lastOffset(e);
  return clamp(e, (scroll / end) * lastOffset(e));
}

/**
 * The offset after the scroll bar moved from one place to another. A step of up to
 * three views is taken as a step of the rows; a longer one is somebody dragging the bar.
 */
export function moved(e: Extent, offset: number, from: number, to: number): number {
  if (whole(e) <= cap) return clamp(e, to);
  const end = lastScroll(e);
  if (to <= 0) return from - to > 3 * e.view || offset <= from - to ? 0 : clamp(e, offset + to - from);
  if (to >= end - 1) {
    const step = to - from;
    return step > 3 * e.view || lastOffset(e) - offset <= step + 1 ? lastOffset(e) : clamp(e, offset + step);
  }
  return Math.abs(to - from) <= 3 * e.view ? clamp(e, offset + to - from) : offsetOf(e, to);
}

/**
 * Says whether the bar must be put back in line with the rows at once: it has come to
 * an end where the rows have not.
 */
export function atFalseEnd(e: Extent, offset: number, scroll: number): boolean {
  if (whole(e) <= cap) return false;
  const end = lastScroll(e);
  if ((scroll <= 0 && offset > 0) || (scroll >= end - 1 && offset < lastOffset(e) - 1)) return true;
  return (
    (scroll < e.view && offset > e.view * 2) || (scroll > end - e.view && offset < lastOffset(e) - e.view * 2)
  );
}

export interface Span {
  first: number;
  /** One past the last. */
  end: number;
}

/** The rows to draw at an offset, with some more on both sides. */
export function spanAt(e: Extent, offset: number, over = 4): Span {
  if (e.count === 0 || e.row <= 0) return { first: 0, end: 0 };
  const first = Math.floor(offset / e.row);
  const end = Math.ceil((offset + Math.max(e.view, e.row)) / e.row);
  return { first: Math.max(0, first - over), end: Math.min(e.count, end + over) };
}

/** The offset that brings a row into view with the least movement. */
export function reveal(e: Extent, offset: number, index: number): number {
  const top = index * e.row;
  if (top < offset) return clamp(e, top);
  if (top + e.row > offset + e.view) return clamp(e, top + e.row - e.view);
  return clamp(e, offset);
}

/** How many whole rows fit: the step of Page Down. */
export function perPage(e: Extent): number {
  return Math.max(1, Math.floor(e.view / e.row) - 1);
}
