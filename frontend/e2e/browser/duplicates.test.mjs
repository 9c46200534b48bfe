// Leads that are here twice: warned of while adding, found over the whole book, merged
// and taken apart again, through the browser door. D17, D18, D19, D20.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { browse, call, serve } from '../harness/browser.mjs';

test('duplicates are warned of, found, merged and taken apart', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.getByRole('heading', { level: 1, name: 'Bring in your leads' }).waitFor();
  const leads = [
    {
      full_name: 'Robert Thériault',
      phone: '(207) 555-0142',
      email: 'rob.theriault@example.com',
      city: 'Laval',
      rating: 'Hot',
    },
    {
      full_name: 'Bob Theriault',
      phone: '207 555 0142',
      email: 'bob@example.org',
      city: 'Lévis',
      notes: 'Met at an open house',
    },
    { full_name: 'Anne Thériault', phone: '207 555 0142', city: 'Laval' },
    { full_name: 'Marisol Vega', phone: '207 555 0199', email: 'marisol@example.com', city: 'Portland' },
  ];
  for (const values of leads) await call(page, 'Leads.Add', { values });
  await page.getByRole('grid').getByText('Marisol Vega').waitFor();

  await page.getByRole('button', { name: 'Add lead' }).click();
  const add = page.getByRole('dialog', { name: 'Add lead' });
  await add.getByLabel('Name').first().fill('Marisol Vegas');
  await add.getByLabel('Phone number').fill('207-555-0199');
  await add.getByLabel('Email address').focus();
  await add.getByText('This may be someone here already.').waitFor();
  await accessible(page, 'add lead, someone alike');
  await shot('add-lead-alike');
  await add.getByRole('button', { name: 'Open Marisol Vega' }).click();
  await page.getByRole('dialog', { name: /Marisol Vega/ }).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Duplicates' }).click();
  await accessible(page, 'duplicates, before a search');
  await page.getByRole('button', { name: 'Find duplicates' }).click();
  await page.getByRole('radio', { name: 'Keep Bob Theriault' }).waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Keep Anne Thériault' }).count(), 0);
  await accessible(page, 'duplicates');
  await shot('duplicates');
  await page.setViewportSize({ width: 960, height: 640 });
  await shot('duplicates-960');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('duplicates-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('radio', { name: 'City: Lévis' }).check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('No duplicates').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('No duplicates').waitFor();
  await page.goto(`${served.origin}/#/leads`);
  await page.getByRole('grid').getByText('Bob Theriault').waitFor({ timeout: 10000 });
  ended();
});
