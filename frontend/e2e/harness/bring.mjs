// Files on their way into a served house, by the calls a screen makes.
import { call, dropFiles } from './browser.mjs';

/** Drops a file in the room of imports, and answers the id of its import once the wizard is there. */
export async function arrive(page, name, text) {
  await page.goto(`${new URL(page.url()).origin}/#/imports`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await dropFiles(page, 'body', [{ name, text }]);
  await page.waitForURL(/#\/imports\/.+/);
  return decodeURIComponent(page.url().split('/imports/')[1]);
}

/** Drops a file and goes on to the review of its rows; answers the id of its import. */
export async function review(page, name, text) {
  await arrive(page, name, text);
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('grid').waitFor();
  return decodeURIComponent(page.url().split('/imports/')[1]);
}

/** The first hundred rows of an import under review. */
export function rowsOf(page, id) {
  const every = { scope: '', finding: '', field: '', search: '', sort: '', desc: false };
  return call(page, 'Imports.Rows', id, { ...every, offset: 0, limit: 100 });
}

/** Brings a file in by the calls a screen makes, and answers its import. */
export async function bring(page, name, text, form) {
  const id = await arrive(page, name, text);
  const draft = await call(page, 'Imports.Draft', id);
  const { name: n, source } = draft.import;
  await call(page, 'Imports.Describe', id, {
    ...draft.import,
    name: n,
    source,
    rule: 'merge',
    policy: 'strict',
    approveNow: true,
    ...form,
  });
  await whileBusy((i) => call(page, 'Imports.Stage', id, `stage-${name}-${i}`));
  const { approveNow } = await until(page, id, (d) => d.phase === 'staged');
  await whileBusy((i) => call(page, 'Imports.Run', id, `run-${name}-${i}`));
  // One that is approved right away waits for a moment all the same.
  const busy = approveNow ? ['running', 'waiting'] : ['running'];
  return until(page, id, (d) => d.phase === 'done' && !busy.includes(d.state));
}

/** Makes a call again while another job of the import, which the screen may have begun on the side, ends. */
async function whileBusy(fn) {
  for (let i = 0; ; i++) {
    try {
      return await fn(i);
    } catch (e) {
      if (i === 50 || !String(e).includes('busy')) throw e;
      await new Promise((r) => setTimeout(r, 100));
    }
  }
}

/** Waits until an import has come so far, and answers it. */
export async function until(page, id, ok) {
  for (let i = 0; i < 300; i++) {
    const d = (await call(page, 'Imports.Get', id)).import;
    if (ok(d)) return d;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error(`import ${id} never came that far`);
}
