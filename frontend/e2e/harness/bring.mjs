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
  // The screen may be reading the file on the side: then it is asked again.
  for (let i = 0; i < 50; i++) {
    try {
      await call(page, 'Imports.Stage', id, `stage-${name}-${i}`);
      break;
    } catch (e) {
      if (!String(e).includes('busy')) throw e;
      await new Promise((r) => setTimeout(r, 100));
    }
  }
  const { approveNow } = await until(page, id, (d) => d.phase === 'staged');
  await call(page, 'Imports.Run', id, `run-${name}`);
  // One that is approved right away waits for a moment all the same.
  const busy = approveNow ? ['running', 'waiting'] : ['running'];
  return until(page, id, (d) => d.phase === 'done' && !busy.includes(d.state));
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
