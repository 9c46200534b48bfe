// A bridge for tests: the services as functions over a few leads in memory, with
// every call written down. It answers what a test gives it and the plainest truth else.
import type { Field, Lead, LeadFilter, LeadQuery, LeadRow, Me, Person, Settings } from '../bridge/types';

type Fn = (...args: never[]) => unknown;

export interface Fake {
  /** Every call made: "Leads.List" and its arguments. */
  calls: { name: string; args: unknown[] }[];
  /** The arguments of the last call of a name. */
  last: (name: string) => unknown[];
  /** Answers a call in a test's own way from here on. */
  on: (name: string, fn: Fn) => void;
  emit: (topic: string, data: unknown) => void;
  leads: Lead[];
}

export const settings: Settings = {
  theme: 'system',
  language: 'en',
  textSize: 'normal',
  density: 'normal',
  phoneCountry: '',
  singleKeys: true,
  languageNow: 'en',
  localeNow: 'en-US',
  countryNow: 'US',
};

const field = (
  key: string,
  kind: Field['kind'],
  section: Field['section'],
  more: Partial<Field> = {},
): Field => ({ key, kind, section, unset: false, form: true, view: false, label: '', ...more });

export const fields: Field[] = [
  field('full_name', 'name', 'contact'),
  field('email', 'email', 'contact', { view: true }),
  field('phone', 'phone', 'contact', { view: true }),
  field('city', 'text', 'contact', { form: false }),
  field('source', 'list', 'origin'),
  field('status', 'status', 'work'),
  field('owner', 'person', 'work'),
  field('intent', 'intent', 'property'),
  field('prequalified', 'yes_not', 'financing'),
  field('message', 'long', 'contact'),
];

export function person(id: string, name: string, more: Partial<Person> = {}): Person {
  return {
    id,
    name,
    login: '',
    role: 'agent',
    email: '',
    standing: 'active',
    site: '',
    partner: '',
    partnerName: '',
    agent: '',
    import: true,
    leads: 0,
    ...more,
  };
}

const claire = person('p1', 'Claire Beaumont', { login: 'claire', role: 'admin' });

export function me(more: Partial<Me> = {}): Me {
  return {
    person: claire,
    rights: {
      import: true,
      approve: true,
      export: true,
      settings: true,
      form: true,
      plans: true,
      people: true,
      seePartners: true,
      partners: true,
    },
    settings,
    summary: { leads: 3, archived: 0, pending: 0, imports: 1, waiting: 0, drafts: 0, alone: 0 },
    about: { version: 'test' } as never,
    fields,
    statuses: ['new', 'contacted', 'qualified', 'showing', 'offer', 'closed', 'lost'],
    lists: [{ name: 'source', values: ['Zillow', 'Referral'] }],
    people: [claire],
    partners: [],
    house: { partnerRequired: false, ownerFirst: false },
    ...more,
  };
}

const from = { import: '', importName: '', file: '', row: 0 };

export function lead(id: string, name: string, values: Record<string, string> = {}): Lead {
  return {
    id,
    name,
    values: { full_name: name, status: 'new', ...values },
    phones: [],
    emails: [],
    ownerName: '',
    pending: false,
    declined: false,
    reason: '',
    created: '2026-11-20T10:00:00.000Z',
    active: '2026-11-20T10:00:00.000Z',
    archived: '',
    converted: '',
    addedBy: 'Claire Beaumont',
    from,
    notesCount: 0,
    born: 'b1',
    stamps: {},
    related: [],
    joinedInto: '',
    asked: [],
  };
}

export function rowOf(l: Lead): LeadRow {
  return {
    id: l.id,
    name: l.name,
    phone: l.phones[0]?.raw ?? '',
    email: l.emails[0]?.raw ?? '',
    more: 0,
    source: l.values.source ?? '',
    owner: '',
    ownerName: l.ownerName,
    status: l.values.status ?? '',
    active: l.active,
    created: l.created,
    pending: false,
    declined: false,
    archived: l.archived !== '',
    import: '',
  };
}

/** What a door throws: the JSON of a trouble. */
export function trouble(
  kind: string,
  key: string,
  fields: Record<string, string> = {},
  args: Record<string, string> = {},
): Error {
  return new Error(JSON.stringify({ kind, key, args, message: '', fields }));
}

/** Puts a fake on the window, as the program or the browser's door would. */
export function fakeBridge(
  leads: Lead[] = [lead('a', 'Hannah Okafor'), lead('b', 'Marisol Vega'), lead('c', 'Omar Bensaïd')],
): Fake {
  const calls: Fake['calls'] = [];
  const own = new Map<string, Fn>();
  const listeners = new Map<string, Set<(d: unknown) => void>>();
  const found = (f: LeadFilter) =>
    leads.filter(
      (l) =>
        (f.archived === 'only') === (l.archived !== '') &&
        l.name.toLowerCase().includes(f.search.toLowerCase()) &&
        (f.statuses.length === 0 || f.statuses.includes(l.values.status ?? '')),
    );
  const get = (id: string) => {
    const l = leads.find((x) => x.id === id);
    if (!l) throw trouble('not_found', 'lead.unknown');
    return structuredClone(l);
  };
  const usual: Record<string, (...a: never[]) => unknown> = {
    'Home.Start': () =>
      me({
        summary: {
          leads: leads.filter((l) => !l.archived).length,
          archived: leads.filter((l) => l.archived).length,
          pending: 0,
          imports: 0,
          waiting: 0,
          drafts: 0,
          alone: 0,
        },
      }),
    'Home.Set': (s: Settings) => s,
    'Leads.List': (q: LeadQuery) => ({
      rows: found(q.filter)
        .slice(q.offset, q.offset + q.limit)
        .map(rowOf),
      offset: q.offset,
      next: '',
      unsorted: false,
    }),
    'Leads.Rows': (ids: string[]) => ids.flatMap((id) => leads.filter((l) => l.id === id).map(rowOf)),
    'Leads.Count': (f: LeadFilter) => ({ found: found(f).length, archived: 0 }),
    'Leads.Options': () => ({
      statuses: [{ value: 'new', label: '', count: 3 }],
      sources: [{ value: 'Zillow', label: 'Zillow', count: 1 }],
      owners: [],
      imports: [],
    }),
    'Leads.Get': get,
    'Plans.List': () => [],
    'Plans.Of': () => [],
    'Plans.Events': () => [],
    'Duplicates.Like': () => [],
    'Duplicates.LikeLead': () => [],
    'Duplicates.Joins': () => [],
    'Imports.MergesInto': () => [],
    'Leads.History': () => [],
    'Leads.Notes': () => [],
    'Leads.Archive': (ids: string[]) => {
      for (const l of leads) if (ids.includes(l.id)) l.archived = '2026-11-24T00:00:00.000Z';
      return ids.length;
    },
    'Leads.Restore': (ids: string[]) => {
      for (const l of leads) if (ids.includes(l.id)) l.archived = '';
      return ids.length;
    },
    'Leads.Edit': (id: string, edits: { field: string; now: string }[]) => {
      const l = leads.find((x) => x.id === id);
      if (!l) throw trouble('not_found', 'lead.unknown');
      for (const e of edits) {
        l.values[e.field] = e.now;
        l.stamps[e.field] = `s${calls.length}`;
      }
      return structuredClone(l);
    },
    'Leads.Add': (d: { values: Record<string, string> }) => {
      const l = lead(`n${leads.length}`, d.values.full_name ?? '', d.values);
      leads.push(l);
      return l;
    },
    'Exports.Plan': () => ({ name: 'leads.csv', rows: 3, size: 1200 }),
    'Exports.Write': () => ({ ref: 'r1', name: 'leads.csv', size: 1200, rows: 3 }),
    'Shell.Save': () => ({ ref: 'r1', name: 'leads.csv', size: 1200, rows: 3 }),
    'Shell.Dress': () => undefined,
    'Shell.Arrived': () => ({ topic: 'files', ids: [], files: [] }),
    'Jobs.Running': () => [],
  };
  const tell = (topic: string, data: unknown) => {
    for (const fn of listeners.get(topic) ?? []) fn(data);
  };
  const struct = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          async (...args: unknown[]) => {
            const full = `${name}.${String(method)}`;
            calls.push({ name: full, args });
            const fn = (own.get(full) ?? usual[full]) as ((...a: unknown[]) => unknown) | undefined;
            if (!fn) throw new Error(`the fake has no ${full}`);
            const answer = await fn(...args);
            // Go tells every screen after it has kept a change.
            if (/^Leads\.(Archive|Restore|Edit|Add)/.test(full))
              tell('leads', { topic: 'leads', ids: [], files: [] });
            return answer;
          },
      },
    );
  const w = window as unknown as Record<string, unknown>;
  w.go = {
    service: new Proxy({}, { get: (_, s) => struct(String(s)) }),
    app: { Shell: struct('Shell') },
  };
  w.runtime = {
    EventsOnMultiple: (topic: string, fn: (d: unknown) => void) => {
      const set = listeners.get(topic) ?? new Set();
      set.add(fn);
      listeners.set(topic, set);
      return () => set.delete(fn);
    },
  };
  return {
    calls,
    leads,
    last: (name) => calls.filter((c) => c.name === name).at(-1)?.args ?? [],
    on: (name, fn) => own.set(name, fn),
    emit: tell,
  };
}
