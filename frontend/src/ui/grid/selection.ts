// What is selected in a list: some rows by id, or all that is found but a few.

export interface Selection {
  all: boolean;
  /** The ids selected, or, with all, those left out. */
  ids: ReadonlySet<string>;
}

export const nothing: Selection = { all: false, ids: new Set() };

export function isSelected(s: Selection, id: string): boolean {
  return s.all !== s.ids.has(id);
}

export function howMany(s: Selection, count: number): number {
  return s.all ? Math.max(0, count - s.ids.size) : s.ids.size;
}

/** Selects or deselects rows. */
export function withRows(s: Selection, ids: readonly string[], on: boolean): Selection {
  const next = new Set(s.ids);
  for (const id of ids) {
    if (on !== s.all) next.add(id);
    else next.delete(id);
  }
  return { all: s.all, ids: next };
}
