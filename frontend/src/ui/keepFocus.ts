// The focus is never lost. When what has it goes away with its act (a step that is done, a row that is
// removed, a room that is left), it goes on to what is next, so that keys and screen readers have a place.
//
// Who is next: whom `data-heir` of what goes away names, also when that comes a little later; else the same
// control of the next row, or the next control, where it was; where a room gives way to another, that one's
// heading. Never a field to type into, where the next key would be taken for text, unless one was left; never
// what takes something away, where a key held too long would do it.
import { typing } from '../lib/keys';
import { controls } from './firstFocus';

interface Gone {
  /** What went away as a whole, the focused control in it or itself. */
  unit: Element;
  within: Element;
  before: Node | null;
  /** Whom it named, from the control outwards, also where it went away piece by piece. */
  heirs: string[];
}

interface Spot {
  el: HTMLElement;
  /** The heading of the room it was in. */
  room: Element | null;
  /** Where it was, once it is gone. */
  gone?: Gone;
  /** It was put elsewhere, or switched off for a while, and let go of the focus by that. */
  shaken?: boolean;
}

// Where the focus was, newest first: of a dialog that closes, the one before it counts.
let trail: Spot[] = [];
const remembered = 8;
// A press beside everything gives the focus up on purpose.
let left = false;
let pressing = false;
let lostAt = 0;
let due = false;
// An heir that is not there yet: it gets the focus when it comes, while nobody has done anything since.
let awaited: { heir: string; bound: Element; until: number } | undefined;

// What is fetched for the place that is gone to comes within this time, or the focus waits no more.
const patience = 5000;
// A control that is off for a moment while its act goes on gets the focus back.
const moment = 300;

// What nobody meant to go to: what removes, and panels that are tab stops for their own sake.
const unasked = '[data-danger],[role=tabpanel]';

const heading = () => document.querySelector('main h1');
const onPage = () => !document.activeElement || document.activeElement === document.body;
const usable = (el: Element) =>
  el.isConnected && !el.matches(':disabled') && !el.closest('[aria-hidden=true],[inert],[hidden]');
// Nobody sees it; engines that cannot say are found out by the focus that is not taken.
const unseen = (el: HTMLElement) => el.checkVisibility?.() === false;

/** Keeps the focus from being lost in this page, until the answered function is called. */
export function keepFocus(): () => void {
  const seen = new MutationObserver(follow);
  seen.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', letGo);
  document.addEventListener('mousedown', press, true);
  document.addEventListener('keydown', act, true);
  return () => {
    seen.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', letGo);
    document.removeEventListener('mousedown', press, true);
    document.removeEventListener('keydown', act, true);
    trail = [];
    left = false;
    awaited = undefined;
  };
}

/**
 * Says whether nobody has chosen where the focus is: it is on the page, or on the heading of the room that
 * was come to. What a room is worked with may take it then.
 */
export function isUnclaimed(): boolean {
  return onPage() || document.activeElement === heading();
}

/** Gives the focus back to where it was before it came into a part that is about to go, or up. */
export function focusBack(part: Element | null): void {
  const now = document.activeElement;
  if (!(now instanceof HTMLElement) || !part?.contains(now)) return;
  trail = trail.filter((x) => !part.contains(x.el));
  // Who counts the time for as long as the focus is there hears of it only before it is gone.
  goOn(true);
  if (document.activeElement === now) now.blur();
}

function remember(e: FocusEvent) {
  const el = e.target;
  if (!(el instanceof HTMLElement) || el === document.body) return;
  left = false;
  trail = [{ el, room: heading() }, ...trail.filter((x) => x.el !== el)].slice(0, remembered);
}

function act() {
  awaited = undefined;
}

function press() {
  act();
  pressing = true;
  setTimeout(() => {
    pressing = false;
  });
}

function letGo(e: FocusEvent) {
  if (e.relatedTarget || !document.hasFocus()) return;
  if (pressing && e.target instanceof Element && usable(e.target)) {
    left = true;
    trail = [];
  } else look();
}

/** Follows what goes away: each spot remembers where it was. */
function follow(records: MutationRecord[]) {
  for (const r of records) {
    if (r.type === 'attributes') continue;
    for (const node of r.removedNodes)
      for (const spot of trail) {
        const of = spot.gone?.within ?? spot.el;
        if (spot.gone?.before === node) spot.gone.before = r.previousSibling;
        if (node !== of && !node.contains(of)) continue;
        const unit = node as Element;
        const heirs = [...(spot.gone?.heirs ?? []), ...heirsOf(of, unit)];
        spot.gone = { unit, within: r.target as Element, before: r.previousSibling, heirs };
      }
  }
  for (const spot of trail)
    if (spot.gone && spot.el.isConnected) {
      spot.gone = undefined;
      spot.shaken = true;
    }
  look();
  if (!awaited || due) return;
  if (performance.now() > awaited.until) awaited = undefined;
  else if (heirIn(awaited.bound, awaited.heir).some(take)) awaited = undefined;
}

function look() {
  const [spot] = trail;
  if (!spot || left || due) return;
  const off = document.activeElement === spot.el && !usable(spot.el);
  if (!onPage() && !off) return;
  if (spot.el.isConnected && !spot.shaken && usable(spot.el) && !unseen(spot.el)) return;
  if (lostAt === 0) lostAt = performance.now();
  due = true;
  // Whoever gives the focus on by itself, as a dialog that closes, does so by then.
  const settle = () => requestAnimationFrame(() => requestAnimationFrame(settled));
  if (spot.el.isConnected && !usable(spot.el)) setTimeout(settle, moment);
  else settle();
}

function settled() {
  due = false;
  const [spot] = trail;
  const off = spot && document.activeElement === spot.el && !usable(spot.el);
  if (left || (!onPage() && !off)) {
    lostAt = 0;
    return;
  }
  if (goOn(performance.now() - lostAt > patience)) lostAt = 0;
  else if (performance.now() - lostAt > patience) {
    lostAt = 0;
    trail = [];
  }
}

/** Puts the focus on what is next. Answers false while that is on its way. */
function goOn(now: boolean): boolean {
  for (const spot of trail) {
    if (usable(spot.el) && take(spot.el)) return true;
    const gone =
      spot.gone ??
      (spot.el.parentElement && {
        unit: spot.el,
        within: spot.el.parentElement,
        before: spot.el,
        heirs: heirsOf(spot.el, spot.el),
      });
    if (!gone?.within.isConnected) continue;
    const bound = gone.within.closest('[role=dialog],[role=alertdialog],main') ?? gone.within.closest('nav');
    if (!bound) continue;
    const { heirs } = gone;
    const first = heirs[0];
    awaited ??= first ? { heir: first, bound, until: performance.now() + patience } : undefined;
    const room = heading();
    if (bound.matches('main') && spot.room !== room) {
      if (!room) return now;
      return take(room);
    }
    for (const heir of heirs)
      if (heirIn(bound, heir).some(take)) {
        if (heir === awaited?.heir) awaited = undefined;
        return true;
      }
    for (const c of beside(gone, spot.el, bound)) if (take(c)) return true;
    if (take(bound.matches('main') ? room : bound)) return true;
  }
  return false;
}

function take(el: Element | null | undefined): boolean {
  if (!(el instanceof HTMLElement) || unseen(el)) return false;
  if (el.tagName === 'H1' && !el.hasAttribute('tabindex')) el.tabIndex = -1;
  el.focus({ preventScroll: true });
  if (document.activeElement !== el) return false;
  el.scrollIntoView?.({ block: 'nearest' });
  return true;
}

/** Whom what went away names, in the order it names them. */
function heirsOf(lost: Element, unit: Element): string[] {
  const out: string[] = [];
  for (let at: Element | null = lost; at; at = at === unit ? null : at.parentElement)
    out.push(...(at.getAttribute('data-heir')?.split(';') ?? []));
  return out;
}

const heirIn = (part: Element, heir: string) => [...part.querySelectorAll(heir)].filter(usable).slice(0, 1);

const controlsIn = (part: Element) => [
  ...(part.matches(controls) ? [part as HTMLElement] : []),
  ...part.querySelectorAll<HTMLElement>(controls),
];

/** The controls around a gap: from it on, then before it, then the same a level higher. */
function* beside(gone: Gone, lost: Element, bound: Element): Generator<HTMLElement> {
  const texts = typing(lost);
  const place = controlsIn(gone.unit).indexOf(lost as HTMLElement);
  const fits = (c: HTMLElement) =>
    c.tabIndex >= 0 && usable(c) && !c.matches(unasked) && (texts || !typing(c));
  /** The controls of a part by how near they are; in a row like the lost one the same one first. */
  const of = (part: Node | null, turned: boolean): HTMLElement[] => {
    if (!(part instanceof HTMLElement) || part === gone.unit) return [];
    const all = controlsIn(part);
    const row = part.matches('li,tr,[role=row]') && part.tagName === gone.unit.tagName;
    const same = row ? all.slice(place, place + 1) : [];
    return [...same, ...(turned ? all.reverse() : all)].filter(fits);
  };
  let back: Node | null = gone.before;
  let on: Node | null = back ? back.nextSibling : gone.within.firstChild;
  for (let level: Element | null = gone.within; level; level = level.parentElement) {
    for (let n = on; n; n = n.nextSibling) yield* of(n, false);
    for (let n = back; n; n = n.previousSibling) yield* of(n, true);
    if (level === bound) return;
    on = level.nextSibling;
    back = level.previousSibling;
  }
}
