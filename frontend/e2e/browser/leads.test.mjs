// Leads by hand: added, found, changed, archived and written out, through the browser door.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { browse, call, serve } from '../harness/browser.mjs';
import { settings } from '../harness/looks.mjs';

test('a lead is added, found, changed, archived, brought back and downloaded', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.getByRole('heading', { level: 1, name: 'Bring in your leads' }).waitFor();
  await accessible(page, 'first run');
  await shot('first-run');

  await page.getByRole('button', { name: 'Add one by hand' }).click();
  const add = page.getByRole('dialog', { name: 'Add lead' });
  await add.getByRole('button', { name: 'Add lead' }).click();
  await add.getByText('A name is needed').waitFor();
  await accessible(page, 'add lead, with an error');
  await add.getByLabel('Name').first().fill('Geneviève Côté');
  await add.getByLabel('Phone number').fill('(207) 555-0142');
  await add.getByLabel('Email address').fill('genevieve@example.com');
  await shot('add-lead');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('grid').getByText('Geneviève Côté').waitFor();

  for (const name of ['Omar Bensaïd', 'Marisol Vega'])
    await call(page, 'Leads.Add', { values: { full_name: name, city: 'Portland' } });
  await page.getByRole('grid').getByText('Marisol Vega').waitFor();
  await page.getByText('3 leads', { exact: true }).waitFor();

  // Search: without accents, and by digits whatever stands between them.
  await page.keyboard.press('/');
  await page.keyboard.type('cote');
  await page.getByText('1 found').waitFor();
  await page.locator('mark', { hasText: 'Côté' }).waitFor();
  await accessible(page, 'search');
  await shot('leads-search');
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.keyboard.type('5550142');
  await page.getByText('1 found').waitFor();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('grid').getByText('Omar Bensaïd').waitFor();

  // The sheet: a field in place, a note, the history of the field.
  await page.getByRole('grid').getByText('Marisol Vega').click();
  const sheet = page.getByRole('dialog', { name: 'Lead: Marisol Vega' });
  await sheet.getByRole('button', { name: 'City: Portland' }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Bangor');
  await page.keyboard.press('Tab');
  await sheet.getByRole('button', { name: 'City: Bangor' }).waitFor();
  await sheet.getByLabel('Write a note').fill('Wants a garden');
  await page.keyboard.press('Enter');
  await sheet.getByText('Wants a garden').waitFor();
  await sheet.getByRole('button', { name: 'Past values of City' }).click();
  await page.getByRole('dialog', { name: 'Past values of City' }).getByText('Portland').waitFor();
  await accessible(page, 'past values');
  await page.keyboard.press('Escape');
  await accessible(page, 'lead sheet');
  await shot('lead-sheet');

  // Archive and take it back.
  await sheet.getByRole('button', { name: 'Archive' }).click();
  await sheet.getByText('This lead is archived').waitFor();
  await page.getByText('1 lead archived').waitFor();
  await accessible(page, 'an archived lead and its notice');
  await page.getByRole('button', { name: 'Undo' }).click();
  await sheet.getByText('This lead is archived').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  // Out again.
  await page.keyboard.press('Control+D');
  await page.getByText(/3 rows/).waitFor();
  await accessible(page, 'download');
  await shot('download');
  const saved = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  assert.match(text, /Geneviève Côté/);
  assert.match(text, /Bangor/);
  assert.equal(text.trim().split('\n').length, 4);

  // Every size and language of the list.
  for (const [name, part] of [
    ['fr-compact', { language: 'fr', density: 'compact' }],
    ['en-roomy-larger', { language: 'en', density: 'roomy', textSize: 'larger' }],
  ]) {
    await settings(page, part);
    await page.reload();
    await page.getByRole('grid').getByText('Omar Bensaïd').waitFor();
    await accessible(page, `leads, ${name}`);
    await shot(`leads-${name}`);
  }
  await settings(page, { language: 'en', density: 'normal', textSize: 'normal' });
  await page.setViewportSize({ width: 960, height: 640 });
  await page.reload();
  await page.getByRole('grid').getByText('Omar Bensaïd').waitFor();
  await accessible(page, 'leads at 960 px');
  await shot('leads-960');
  await page.goto(`${served.origin}/#/settings`);
  await page.getByRole('heading', { name: 'Look and language' }).waitFor();
  await accessible(page, 'settings');
  await shot('settings');
  ended();
});

test('an address that leads nowhere says so and leads on', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/settings/nowhere`);
  await page.getByRole('heading', { name: 'Nothing is at this address' }).waitFor();
  await accessible(page, 'nowhere');
  await shot('nowhere');
  await page.getByRole('button', { name: 'Go to the leads' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bring in your leads' }).waitFor();
  ended();
});

test('the keys reach every room, the palette and their own list', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served);
  await call(page, 'Leads.Add', { values: { full_name: 'Hannah Okafor' } });
  await page.getByRole('grid').waitFor();
  // Two strokes belong together: sent at once, however long each takes on its way.
  await Promise.all([page.keyboard.press('g'), page.keyboard.press('s')]);
  await page.waitForURL(/#\/settings/);
  await Promise.all([page.keyboard.press('g'), page.keyboard.press('i')]);
  await page.waitForURL(/#\/imports/);
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await accessible(page, 'the list of keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Search or jump to anything' }).waitFor();
  await page.locator('input:focus').waitFor();
  await page.keyboard.type('okafor');
  await page.getByRole('menuitem', { name: /Hannah Okafor/ }).waitFor();
  await accessible(page, 'the palette');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Lead: Hannah Okafor' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/#\/leads(\?|$)/);
  ended();
});
