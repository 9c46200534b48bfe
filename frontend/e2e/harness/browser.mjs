// The browser door and Chromium in front of it.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { after, environment, folder, program, shotPath, start, until } from './house.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts `foyer serve` on a fresh house (or the one in data) and answers its first link. */
export async function serve(t, { data = folder(t), env = {} } = {}) {
  const child = start(t, program, ['serve', '--data', data], { env: environment(env) });
  const link = await until(
    'the link of foyer serve',
    () => {
      if (child.exitCode !== null) throw new Error(`foyer serve ended: ${child.said}`);
      return /http:\/\/\S+/.exec(child.said)?.[0];
    },
    30000,
  );
  return { child, data, link, origin: new URL(link).origin };
}

/**
 * Opens Chromium on a served house. Every violation of the content security policy, uncaught error and
 * failed request of the page is collected in `faults`; `ended` fails the test when there is one.
 */
export async function browse(t, served, { width = 1280, height = 820, dark = false, locale = 'en-US' } = {}) {
  const context = await chromium.launchPersistentContext(folder(t), {
    executablePath: process.env.FOYER_TEST_CHROMIUM || '/usr/bin/chromium',
    headless: true,
    args: flags,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale,
    acceptDownloads: true,
  });
  after(t, () => context.close());
  const faults = [];
  await context.exposeFunction('foyerFault', (text) => faults.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (e) =>
      window.foyerFault(
        `policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample} ${e.sourceFile}:${e.lineNumber}`,
      ),
    );
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (e) => faults.push(`uncaught: ${e.message}`));
  page.on('requestfailed', (r) => {
    // A stream or a call given up by the page itself is no fault.
    if (r.failure()?.errorText !== 'net::ERR_ABORTED')
      faults.push(`request: ${r.url()} ${r.failure()?.errorText}`);
  });
  await page.goto(served.link);
  await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
  return {
    context,
    page,
    faults,
    shot: (name) => picture(page, name),
    ended: () => assert.deepEqual(faults, []),
  };
}

/**
 * Takes a picture of the page into build/bin/shots, once what moves has come to rest: a look that was
 * changed just before fades in.
 */
export async function picture(page, name) {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((a) => a.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((a) => a.finished),
    ).then(() => {}),
  );
  return page.screenshot({ path: shotPath(name) });
}

/** Calls a service from within the page, as the frontend does. */
export function call(page, method, ...args) {
  return page.evaluate(
    async ([method, args]) => {
      const r = await fetch(`/rpc/${method}`, {
        method: 'POST',
        headers: { 'X-Foyer': '1' },
        body: JSON.stringify(args),
      });
      const answer = await r.json();
      if (!r.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
      return answer;
    },
    [method, args],
  );
}

/** Answers the leads that a search finds, in the order of their names. */
export async function leadsFound(page, search) {
  const query = { filter: { search }, sort: 'name', desc: false, offset: 0, limit: 10, after: '' };
  return (await call(page, 'Leads.List', query)).rows;
}

/** Drops files on an element of the page, as from the system's file manager. */
export async function dropFiles(page, selector, files) {
  const data = await page.evaluateHandle((files) => {
    const d = new DataTransfer();
    for (const f of files) d.items.add(new File([f.text], f.name, { type: 'text/csv' }));
    return d;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent(selector, type, { dataTransfer: data });
}
