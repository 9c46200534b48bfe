// The main job of Foyer in the real window: a file dropped from another program
// becomes leads in the list, by real clicks, and the list a file on disk.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, say, until } from '../harness/house.mjs';
import { openWindow, screen } from '../harness/window.mjs';

const rows = [
  'First name,Last name,Email,Mobile,Status',
  'Ada,Moreau,ada@example.com,(207) 555-0104,New',
  'Bo,Lindqvist,bo@example.com,207-555-0105,Contacted',
  '"O""Neil, Kim",Sjöberg,kim@example.com,+1 207 555 0106,Qualified',
];

test('from a drop to leads in the list and to a new file on disk', async (t) => {
  const s = await screen(t);
  const dir = folder(t);
  const file = join(dir, 'zillow-march.csv');
  writeFileSync(file, `${rows.join('\n')}\n`);
  const w = await openWindow(t, s);
  const text = () => w.evaluate('document.body.innerText');
  const says = (what) =>
    until(`“${what}” on the screen`, async () => (await text()).includes(what)).catch((e) => {
      s.shot('flow-failed');
      throw e;
    });

  await says('Leads');
  s.shot('flow-1-start');
  await w.drop('body', file);
  await w.see('the columns step', `text=${say('columns.review', { count: 3 })}`);
  s.shot('flow-2-columns');
  await w.click(`text=${say('columns.review', { count: 3 })}`);
  await w.see('the review', `text=${say('review.now', { count: 3 })}`);
  s.shot('flow-3-review');
  await w.click(`text=${say('review.now', { count: 3 })}`);
  await says(say('import.approved_title', { count: 3 }));
  s.shot('flow-4-done');
  await w.click('nav a[href*="leads"]');
  await until('the leads in the list', async () => {
    const now = await text();
    return ['Ada Moreau', 'Bo Lindqvist', 'Sjöberg'].every((n) => now.includes(n));
  });
  s.shot('flow-5-leads');

  const out = join(dir, 'out é.csv');
  await w.click(`text=${say('download.go')}`);
  await w.see('the download dialog', '[role=dialog]');
  s.shot('flow-6-download');
  await until('the size of the file', () =>
    w.evaluate(`[...document.querySelectorAll('[role=dialog] button')].at(-1)?.disabled === false`),
  );
  await w.click(`text=${say('download.go')}`);
  await w.answerDialog(say('shell.save'), out);
  await until('the file on disk', () => {
    try {
      return readFileSync(out, 'utf8').includes('bo@example.com');
    } catch {
      return false;
    }
  });
  const written = readFileSync(out, 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  assert.equal(written.length, 4, 'header and three leads');
  s.shot('flow-7-saved');
  assert.deepEqual(await w.faults(), []);
});
