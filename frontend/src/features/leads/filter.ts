// What the list shows, as it stands in the address, and what it asks of Go.
import type { LeadFilter, LeadSort } from '../../bridge/types';

export interface LeadSearch {
  q?: string;
  in?: string;
  status?: string[];
  source?: string[];
  owner?: string[];
  import?: string[];
  where?: { field: string; value: string }[];
  /** Leads made from this day on. */
  since?: string;
  archived?: boolean;
  sort?: LeadSort;
  up?: boolean;
}

const sorts: readonly LeadSort[] = ['name', 'contact', 'source', 'owner', 'status', 'active', 'created'];

const texts = (v: unknown): string[] | undefined =>
  Array.isArray(v) && v.length > 0 && v.every((x) => typeof x === 'string') ? (v as string[]) : undefined;
const text = (v: unknown): string | undefined =>
  typeof v === 'number' ? String(v) : typeof v === 'string' && v !== '' ? v : undefined;

/** Reads the address; what makes no sense is left out. */
export function readSearch(raw: Record<string, unknown>): LeadSearch {
  const where = Array.isArray(raw.where)
    ? raw.where.filter(
        (c): c is { field: string; value: string } =>
          typeof c === 'object' && c !== null && 'field' in c && 'value' in c,
      )
    : [];
  const out: LeadSearch = {
    q: text(raw.q),
    in: text(raw.in),
    status: texts(raw.status),
    source: texts(raw.source),
    owner: texts(raw.owner),
    import: texts(raw.import),
    where: where.length > 0 ? where : undefined,
    since: /^\d{4}-\d{2}-\d{2}$/.test(String(raw.since ?? '')) ? String(raw.since) : undefined,
    archived: raw.archived === true ? true : undefined,
    sort: sorts.includes(raw.sort as LeadSort) ? (raw.sort as LeadSort) : undefined,
    up: raw.up === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(out).filter(([, v]) => v !== undefined)) as LeadSearch;
}

/** The filter of Go for what the address says. */
export function filterOf(s: LeadSearch): LeadFilter {
  return {
    search: s.q ?? '',
    in: s.in ?? '',
    statuses: s.status ?? [],
    sources: s.source ?? [],
    owners: s.owner ?? [],
    imports: s.import ?? [],
    where: s.where ?? [],
    archived: s.archived ? 'only' : '',
    dateField: s.since ? 'created' : '',
    from: s.since ?? '',
    to: '',
    approved: false,
  };
}

/** The order of the list: newest activity first unless told otherwise. */
export function orderOf(s: LeadSearch): { by: LeadSort; desc: boolean } {
  return { by: s.sort ?? 'active', desc: !(s.up ?? false) };
}

/** Says whether anything narrows the list. */
export function isFiltered(s: LeadSearch): boolean {
  return Boolean(s.q || s.status || s.source || s.owner || s.import || s.where || s.since);
}

/** The keys a search may be narrowed to, beside every field. */
export const searchIn = ['name', 'phone', 'email', 'address', 'notes'] as const;
