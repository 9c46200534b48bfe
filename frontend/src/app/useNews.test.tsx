import { act, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDetail, anImport, counts } from '../testing/imports';
import { useNews } from './useNews';

type Told = { title: string; options: NotificationOptions; onclick?: () => void; close: () => void };

const told: Told[] = [];
class FakeNotification {
  static permission = 'granted';
  constructor(title: string, options: NotificationOptions) {
    told.push(Object.assign(this as unknown as Told, { title, options, close: () => {} }));
  }
}

const w = window as unknown as Record<string, unknown>;
let listeners: Record<string, (data: unknown) => void>;
let focused: boolean;
const notify = vi.fn(async () => undefined);

function Page() {
  useNews('p1');
  return null;
}

/** Opens a page on one import, in a browser or in the program. */
function page(detail: Parameters<typeof aDetail>[0], browser = true) {
  listeners = {};
  w.go = { service: { Imports: { Get: async () => aDetail(detail) } }, app: { Shell: { Notify: notify } } };
  w.runtime = {
    EventsOnMultiple: (topic: string, fn: (data: unknown) => void) => {
      listeners[topic] = fn;
      return () => {};
    },
  };
  w.foyerBrowser = browser;
  render(<Page />);
}

const ends = (what: string, trouble: unknown = null) =>
  act(async () =>
    listeners.job?.({ topic: 'job', job: { job: 'j1', what, import: 'i1', ended: true, trouble } }),
  );

const done = { state: 'approved', counts: counts({ created: 1102, merged: 96, failed: 4 }) } as const;

beforeEach(() => {
  told.length = 0;
  notify.mockClear();
  focused = false;
  vi.stubGlobal('Notification', FakeNotification);
  vi.spyOn(document, 'hasFocus').mockImplementation(() => focused);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  w.foyerBrowser = undefined;
  window.location.hash = '';
  document.title = 'Foyer';
});

// E11: who does other things meanwhile is told at the end.
describe('the end of an import', () => {
  it('is told to who looks elsewhere, and a press leads there', async () => {
    page(done);
    await ends('run');
    await waitFor(() => expect(told).toHaveLength(1));
    expect(told[0]?.title).toBe('Zillow, March');
    expect(told[0]?.options.body).toBe('1,102 created, 96 merged, 4 with errors.');
    expect(document.title).toBe('Zillow, March · Foyer');
    focused = true;
    told[0]?.onclick?.();
    expect(window.location.hash).toBe('#/imports/i1');
    window.dispatchEvent(new Event('focus'));
    expect(document.title).toBe('Foyer');
  });

  it('says that it waits, what went wrong, and what a file holds', async () => {
    page({ ...done, state: 'waiting' });
    await ends('run');
    await waitFor(() => expect(told.at(-1)?.options.body).toMatch(/with errors\. It waits for approval\.$/));
    await ends('run', { kind: 'internal', key: 'call.offline' });
    await waitFor(() => expect(told.at(-1)?.options.body).not.toMatch(/created/));
    page({ state: 'draft', counts: counts({ rows: 12000 }) });
    await ends('stage');
    await waitFor(() => expect(told.at(-1)?.options.body).toBe('12,000 rows are ready to be reviewed.'));
  });

  it('is the system’s to tell in the program, and a press there leads to the import', async () => {
    page(done, false);
    await ends('run');
    await waitFor(() =>
      expect(notify).toHaveBeenCalledWith('Zillow, March', '1,102 created, 96 merged, 4 with errors.', 'i1'),
    );
    expect(told).toHaveLength(0);
    act(() => listeners.open?.({ topic: 'open', ids: ['i1'] }));
    expect(window.location.hash).toBe('#/imports/i1');
  });

  it('is not told to who looks on, nor of the imports of others, nor of a pause or a look on the side', async () => {
    focused = true;
    page(done);
    await ends('run');
    focused = false;
    await ends('survey');
    page({ ...done, by: 'p2' });
    await ends('run');
    page({ ...anImport(done), paused: true });
    await ends('run');
    await act(async () => new Promise((r) => setTimeout(r, 20)));
    expect(told).toHaveLength(0);
    expect(document.title).toBe('Foyer');
  });
});
