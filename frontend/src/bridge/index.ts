// The only door to Go. The services are those the bindings were generated from; every
// failure becomes a CallError. In a browser the same calls go over HTTP (browser.ts).
import type * as GoAbout from '../../wailsjs/go/service/About';
import type * as GoDuplicates from '../../wailsjs/go/service/Duplicates';
import type * as GoExports from '../../wailsjs/go/service/Exports';
import type * as GoFields from '../../wailsjs/go/service/Fields';
import type * as GoHome from '../../wailsjs/go/service/Home';
import type * as GoImports from '../../wailsjs/go/service/Imports';
import type * as GoJobs from '../../wailsjs/go/service/Jobs';
import type * as GoLeads from '../../wailsjs/go/service/Leads';
import type * as GoPartners from '../../wailsjs/go/service/Partners';
import type * as GoPeople from '../../wailsjs/go/service/People';
import type * as GoPlans from '../../wailsjs/go/service/Plans';
import type * as GoPresets from '../../wailsjs/go/service/Presets';
import type * as GoWatch from '../../wailsjs/go/service/Watch';
import { callError } from './error';
import type { Plain } from './types';

type Args<A extends unknown[]> = { [I in keyof A]: Plain<A[I]> };

/** A generated service with its enums as plain text. */
export type Service<S> = {
  [M in keyof S]: S[M] extends (...a: infer A) => Promise<infer R>
    ? (...a: Args<A>) => Promise<Plain<R>>
    : never;
};

type GoWindow = {
  go?: Record<string, Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>>;
};

/** Makes a call by name; what is thrown is a CallError. */
export async function callGo(pkg: string, struct: string, method: string, args: unknown[]): Promise<unknown> {
  const fn = (window as unknown as GoWindow).go?.[pkg]?.[struct]?.[method];
  if (!fn) throw callError({ kind: 'offline', key: 'call.offline' });
  try {
    return await fn(...args);
  } catch (e) {
    throw callError(e);
  }
}

function service<S>(struct: string): Service<S> {
  return new Proxy({} as Service<S>, {
    get: (_, method) =>
      typeof method === 'string'
        ? (...args: unknown[]) => callGo('service', struct, method, args)
        : undefined,
  });
}

export const go = {
  about: service<typeof GoAbout>('About'),
  home: service<typeof GoHome>('Home'),
  leads: service<typeof GoLeads>('Leads'),
  imports: service<typeof GoImports>('Imports'),
  presets: service<typeof GoPresets>('Presets'),
  duplicates: service<typeof GoDuplicates>('Duplicates'),
  exports: service<typeof GoExports>('Exports'),
  jobs: service<typeof GoJobs>('Jobs'),
  watch: service<typeof GoWatch>('Watch'),
  people: service<typeof GoPeople>('People'),
  partners: service<typeof GoPartners>('Partners'),
  fields: service<typeof GoFields>('Fields'),
  plans: service<typeof GoPlans>('Plans'),
};

/** An id for a job that the caller wants to watch or stop. */
export function newJob(): string {
  return crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}
