// The main job of Foyer through the browser door: a dropped file becomes leads in the
// list, and the list a file on disk. The window's twin is ../window/flow.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { browse, dropFiles, leadsFound, serve } from '../harness/browser.mjs';
import { say } from '../harness/house.mjs';

const text = [
  'First name,Last name,Email,Mobile,Status',
  'Ada,Moreau,ada@example.com,(207) 555-0104,New',
  'Bo,Lindqvist,bo@example.com,207-555-0105,Contacted',
  '"=cmd|calc",Sjöberg,kim@example.com,+1 207 555 0106,Qualified',
  '',
].join('\n');

test('A1: every way to an import opens the same wizard', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served);
  // A key pressed in the moment that one page follows another is nobody's: it is pressed again.
  const choosing = async (press, tries = 5) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser', { timeout: 6000 }).catch(() => undefined),
      press(),
    ]);
    if (chooser || tries === 1) return chooser;
    return choosing(press, tries - 1);
  };
  const wizard = async (press, name) => {
    const chooser = await choosing(press);
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text.replace('Ada', name)) });
    await page.waitForURL(/#\/imports\/.+/);
    await page.getByText(say('import.step_columns')).waitFor();
  };
  const button = (key) => page.getByRole('button', { name: say(key), exact: true }).click();
  await page.getByText(say('first.choose')).waitFor();
  await wizard(() => button('first.choose'), 'first.csv');
  await page.goto(`${served.origin}/#/imports`);
  await page.getByRole('heading', { level: 1, name: say('imports.title') }).waitFor();
  await wizard(() => button('imports.new'), 'new.csv');
  await page.getByRole('button', { name: say('columns.review', { count: 3 }) }).click();
  await page.getByRole('button', { name: say('review.now', { count: 3 }) }).click();
  await page.getByText(say('import.approved_title', { count: 3 })).waitFor();
  await page.goto(`${served.origin}/#/leads`);
  await page.getByText('Bo Lindqvist').waitFor();
  await wizard(() => button('leads.import'), 'leads.csv');
  await page.goto(`${served.origin}/#/settings`);
  await page.getByText(say('settings.theme_hint')).waitFor();
  await page.getByRole('grid').waitFor({ state: 'detached' }); // the wizard has gone, and its keys with it
  await wizard(() => page.keyboard.press('Control+O'), 'key.csv');
  await dropFiles(page, 'body', [{ name: 'dropped.csv', text: text.replace('Ada', 'dropped') }]);
  await page.getByText('dropped.csv').first().waitFor();
  ended();
});

test('from a drop to leads in the list and to a new file on disk', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served);
  await page.getByText(say('first.choose')).waitFor(); // nobody listens for a drop before
  await dropFiles(page, 'body', [{ name: 'zillow-march.csv', text }]);
  await page.getByRole('button', { name: say('columns.review', { count: 3 }) }).click();
  await page.getByRole('button', { name: say('review.now', { count: 3 }) }).click();
  await page.getByText(say('import.approved_title', { count: 3 })).waitFor();
  await page.goto(`${served.origin}/#/leads`);
  await page.getByText('Ada Moreau').waitFor();
  await page.getByText('Bo Lindqvist').waitFor();
  await shot('browser-flow-leads');

  await page
    .getByRole('button', { name: say('download.go') })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await accessible(page, 'download');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: say('download.go') }).click(),
  ]);
  assert.match(file.suggestedFilename(), /\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  assert.equal(lines.length, 4, 'header and three leads');
  assert.ok(lines.some((l) => l.includes('ada@example.com')));
  assert.ok(!lines.some((l) => /(^|,)"?=cmd/.test(l)), 'a formula got out unguarded');
  assert.equal((await leadsFound(page, 'moreau')).length, 1);
  ended();
});
