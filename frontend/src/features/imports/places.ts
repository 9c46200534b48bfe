// Where the screens of this feature stand in the address, and the one of others
// they point to. Plain hashes, so that a link is a link.

export const importsHref = '#/imports';

export function importHref(id: string): string {
  return `#/imports/${encodeURIComponent(id)}`;
}

/** What became of its rows, at one of them. */
export function resultsHref(id: string, row = 0): string {
  return `${importHref(id)}?${row > 0 ? `row=${row}` : 'results=true'}`;
}

export function leadHref(id: string): string {
  return `#/leads/${encodeURIComponent(id)}`;
}

export function visit(href: string): void {
  window.location.hash = href.slice(1);
}
