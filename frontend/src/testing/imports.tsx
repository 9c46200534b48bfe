// A house of one import for tests of its screens: the calls they make, answered from
// memory, and what they said.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { Field, Me } from '../bridge/types';
import type {
  Counts,
  Import,
  ImportDetail,
  ImportDraft,
  MapColumn,
  RowPage,
  RowQuery,
  RowView,
} from '../features/imports/types';
import { useShortcuts } from '../lib/shortcuts';

export function counts(some: Partial<Counts> = {}): Counts {
  return {
    rows: 0,
    blank: 0,
    staged: 0,
    new: 0,
    duplicates: 0,
    errors: 0,
    warned: 0,
    unticked: 0,
    ready: 0,
    blocking: 0,
    done: 0,
    created: 0,
    merged: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    leftOut: 0,
    newValues: 0,
    ...some,
  };
}

export function anImport(some: Partial<Import> = {}): Import {
  return {
    id: 'i1',
    name: 'Zillow, March',
    file: 'zillow-march.csv',
    size: 214000,
    sha256: '',
    format: 'csv',
    state: 'draft',
    paused: false,
    phase: '',
    run: 1,
    by: 'p1',
    byName: 'Claire Beaumont',
    created: '2026-03-03T10:00:00.000Z',
    modified: '',
    modifiedBy: '',
    started: '',
    finished: '',
    approvedAt: '',
    approvedBy: '',
    rule: 'create',
    policy: 'strict',
    noMatch: false,
    mode: '',
    merging: { take: 'fill', fields: [], clears: [] },
    key: '',
    source: 'Zillow',
    owner: '',
    approveNow: true,
    description: '',
    comments: '',
    rating: '',
    site: '',
    leadType: '',
    partner: '',
    agent: '',
    defaults: [],
    plan: '',
    counts: counts(),
    waits: some.state === 'waiting' ? (some.counts?.created ?? 0) : 0,
    waitMerges: some.state === 'waiting' ? (some.counts?.merged ?? 0) : 0,
    reason: '',
    reasonArgs: {},
    ...some,
  };
}

export function column(some: Partial<MapColumn>): MapColumn {
  return {
    index: 0,
    header: 'Name',
    key: 'full_name',
    confidence: 'sure',
    chosen: false,
    order: '',
    ask: false,
    decimal: '',
    names: '',
    join: '',
    values: [],
    filled: 4,
    distinct: 4,
    samples: [],
    suggest: [],
    mojibake: 0,
    damage: [],
    width: 0,
    repair: false,
    ...some,
  };
}

export function aDraft(columns: MapColumn[], some: Partial<ImportDraft> = {}): ImportDraft {
  return {
    import: anImport(),
    view: {
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      headerRow: 1,
      sheet: '',
      sheets: [],
      encodings: ['utf-8', 'windows-1252'],
      delimiters: [',', ';'],
      doubts: [],
      reason: '2/4/4',
      sample: [],
      accents: [],
    },
    mapping: { columns, regions: [], seen: 4, whole: true },
    missing: [],
    lists: [],
    keeper: '',
    step: '',
    same: '',
    preset: {
      id: '',
      name: '',
      filled: false,
      changed: '',
      fresh: false,
      found: '',
      guess: '',
      drift: { added: [], missing: [], values: [] },
    },
    repairs: false,
    corrects: { id: '', name: '' },
    ...some,
  };
}

export function aRow(row: number, cells: string[], some: Partial<RowView> = {}): RowView {
  return {
    row,
    verdict: 'new',
    plan: 'create',
    outcome: '',
    ticked: true,
    barred: false,
    fixed: false,
    name: cells[0] ?? '',
    cells: cells.map((c) => ({ raw: c, value: c, edited: false })),
    findings: [],
    lead: '',
    decided: '',
    clash: false,
    ...some,
  };
}

const field = (key: string, kind: Field['kind']): Field => ({
  key,
  kind,
  section: 'contact',
  unset: false,
  form: true,
  view: false,
  label: '',
});

const me = {
  person: { id: 'p1', name: 'Claire Beaumont', login: 'claire', role: 'admin' },
  rights: { import: true, approve: true, export: true, settings: true, form: true },
  settings: {
    theme: 'system',
    language: 'en',
    textSize: 'normal',
    density: 'normal',
    phoneCountry: 'US',
    singleKeys: true,
    languageNow: 'en',
    localeNow: 'en-US',
    countryNow: 'US',
  },
  fields: [
    field('full_name', 'name'),
    field('phone', 'phone'),
    field('email', 'email'),
    field('lender_name', 'text'),
    field('status', 'status'),
    field('birthday', 'date'),
  ],
  statuses: ['new', 'contacted', 'lost'],
  lists: [{ name: 'source', values: ['Zillow', 'Realtor'] }],
  people: [{ id: 'p1', name: 'Claire Beaumont', login: 'claire', role: 'admin' }],
  partners: [],
  house: { partnerRequired: false, ownerFirst: false },
} as unknown as Me;

/** The same where she is not by herself. */
export const office: Me = {
  ...me,
  people: [...me.people, { ...me.people[0], id: 'p2', name: 'Nadia Rahal' }],
} as Me;

type Calls = Record<string, (...args: never[]) => unknown>;

/** Puts services in place of Go's; each is a mock that tells what it was asked. */
export function house(imports: Calls, jobs: Calls = {}, who: Me = me) {
  const mocks = (calls: Calls) =>
    Object.fromEntries(Object.entries(calls).map(([k, f]) => [k, vi.fn(async (...a: never[]) => f(...a))]));
  const service = {
    Imports: mocks({ Look: () => ({ rows: 0, counts: counts() }), ...imports }),
    Jobs: mocks({ Running: () => [], Cancel: () => undefined, ...jobs }),
    Home: mocks({ Start: () => who }),
    Exports: mocks({}),
  };
  const w = window as unknown as { go: unknown; runtime: unknown };
  const heard = new Map<string, Set<(e: unknown) => void>>();
  w.go = { service };
  w.runtime = {
    EventsOnMultiple: (topic: string, fn: (e: unknown) => void) => {
      const set = heard.get(topic) ?? new Set();
      heard.set(topic, set.add(fn));
      return () => set.delete(fn);
    },
  };
  return {
    ...service,
    tell: (topic: string, e: unknown) => {
      for (const fn of heard.get(topic) ?? []) fn(e);
    },
  };
}

// The frame hears the shortcuts that a room offers.
function Keys() {
  useShortcuts(true);
  return null;
}

/** Draws a screen with a cache of its own. */
export function draw(screen: ReactNode) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  return render(
    <QueryClientProvider client={client}>
      <Keys />
      {screen}
    </QueryClientProvider>,
  );
}

/** A page of rows as Go answers it, of those that match the scope. */
export function pageOf(rows: RowView[], q: RowQuery, c: Counts): RowPage {
  const of =
    q.scope === 'errors'
      ? rows.filter((r) => r.verdict === 'error')
      : q.scope === 'unticked'
        ? rows.filter((r) => !r.ticked && r.verdict !== 'error')
        : rows;
  return {
    columns: [
      { field: 'full_name', header: 'Contact Name', column: 0, required: true },
      { field: 'phone', header: 'Phone', column: 1, required: false },
    ],
    rows: of.slice(q.offset, q.offset + q.limit),
    total: of.length,
    counts: c,
    groups: [],
    steps: {},
  };
}

export function aDetail(some: Partial<Import>, more: Partial<ImportDetail> = {}): ImportDetail {
  return {
    import: anImport(some),
    columns: 2,
    matched: 2,
    ownerColumn: '',
    keeper: '',
    declined: 0,
    later: { ready: 0, wrong: 0, active: 0, totals: 0 },
    stories: [],
    lists: [],
    batch: [],
    previous: { id: '', name: '' },
    diff: { previous: '', new: 0, changed: 0, gone: 0, same: 0, at: '' },
    ...more,
  };
}
