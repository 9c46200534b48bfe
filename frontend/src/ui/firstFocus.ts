import { type RefObject, useEffect } from 'react';

/** What the Tab key comes to, if it is not kept out of its order. */
export const controls =
  'a[href],button:not(:disabled),input:not(:disabled):not([type=hidden]),select:not(:disabled),textarea:not(:disabled),[tabindex="0"]';

/** The first thing of a part of the page that the Tab key would come to. */
export function firstControl(part: Element | null | undefined): HTMLElement | undefined {
  return [...(part?.querySelectorAll<HTMLElement>(controls) ?? [])].find(
    (c) => c.tabIndex >= 0 && !c.closest('[aria-hidden=true],[inert],[hidden]'),
  );
}

/**
 * Puts the focus on the first control of what has just opened, unless one in it took it itself:
 * the first of the body, else the first of the foot, which leaves all as it was. A body that is
 * still being fetched gets it with its first control, while nobody has gone elsewhere.
 */
export function useFirstFocus(
  body: RefObject<HTMLElement | null>,
  foot: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const now = document.activeElement;
    if (body.current?.contains(now) || foot.current?.contains(now)) return;
    const first = firstControl(body.current);
    const instead = first ?? firstControl(foot.current);
    instead?.focus();
    if (first || !instead || !body.current) return;
    const fetched = new MutationObserver(() => {
      const control = firstControl(body.current);
      if (!control) return;
      fetched.disconnect();
      if (document.activeElement === instead) control.focus();
    });
    fetched.observe(body.current, { childList: true, subtree: true });
    return () => fetched.disconnect();
  }, [body, foot]);
}
