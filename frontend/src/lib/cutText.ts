// What does not fit is told in whole when it is pointed at.

/** Gives cut-off text its whole as a title while the pointer is on it; answers what ends that. */
export function tellCutText(root: HTMLElement): () => void {
  const over = (e: Event) => {
    const at = e.target instanceof Element ? e.target.closest<HTMLElement>('.trunc, td, th') : null;
    if (!at || (at.title && at.dataset.cut === undefined) || at.parentElement?.closest('[title]')) return;
    if (at.scrollWidth > at.clientWidth) {
      at.title = textOf(at);
      at.dataset.cut = '';
    } else if (at.dataset.cut !== undefined) {
      at.removeAttribute('title');
      delete at.dataset.cut;
    }
  };
  root.addEventListener('pointerover', over);
  return () => root.removeEventListener('pointerover', over);
}

// Parts that stand apart are told apart.
function textOf(of: HTMLElement): string {
  if (of.childElementCount < 2) return of.textContent ?? '';
  return [...of.childNodes]
    .map((n) => n.textContent?.trim())
    .filter(Boolean)
    .join('  ');
}
