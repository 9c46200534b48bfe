// From a dropped file to approved leads, through the browser door.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { browse, call, dropFiles, serve } from '../harness/browser.mjs';

// Semicolons, an accent, a date that can be read in two ways, a name that is missing, a phone that is too
// short, a person who comes twice.
const messy = `Contact Name;Phone;Email;Type;Entered;LO
Hannah Okafor;(207) 555-0142;hannah.okafor@example.com;Buyer;03/04/2025;Ines Marchetti
Élise Côté;+1 514 555 0199;elise.cote@example.com;Renter;05/06/2025;
;(207) 555-0166;info@example.org;Buyer;07/08/2025;Dave Oyelaran
Priscilla Oduya;207-555-01;p.oduya@example.net;Seller;01/02/2025;
Okafor, Hannah;2075550142;HANNAH.OKAFOR@example.com;Buyer;03/04/2025;
`;

test('a dropped file is mapped, reviewed, fixed, imported and approved', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/imports`);
  await page.getByRole('heading', { level: 1, name: 'Imports' }).waitFor();
  await accessible(page, 'no imports yet');
  await shot('imports-none');

  await dropFiles(page, 'body', [{ name: 'zillow-march.csv', text: messy }]);
  await page.waitForURL(/#\/imports\/.+/);
  const id = decodeURIComponent(page.url().split('/imports/')[1]);

  // File and columns.
  await page.getByText('All required fields are covered').waitFor();
  await accessible(page, 'file and columns');
  await shot('imports-columns');
  await page.getByRole('button', { name: /^LO goes to/ }).click();
  await page.getByLabel('Find a field').fill('loan officer n');
  await page.getByRole('option', { name: 'Loan officer name' }).waitFor();
  await accessible(page, 'the menu of fields');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'LO goes to Loan officer name' }).waitFor();
  await page.getByRole('button', { name: /^Encoding/ }).click();
  await page.getByText('Élise Côté').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Merge', { exact: true }).click();
  await page.getByLabel('Name', { exact: false }).first().waitFor();
  await page.getByText('Approve right away').click();
  await page.getByRole('button', { name: /^Review/ }).click();

  // Review: one row lacks its name, so nothing can be imported yet.
  await page.getByRole('grid').waitFor();
  await page.getByRole('button', { name: '1 row needs fixing' }).waitFor();
  await accessible(page, 'review');
  await shot('imports-review');
  await page.keyboard.press('f');
  await page.getByText('This row has no name').waitFor();
  await accessible(page, 'a row to fix');
  await shot('imports-fix');
  await page.keyboard.press('Enter');
  await page.locator('input:focus').waitFor();
  await page.keyboard.type('Marisol Vega');
  await page.keyboard.press('Enter');
  await page.getByText('Fixed', { exact: true }).waitFor();
  await page.getByRole('radio', { name: /Duplicates/ }).click();
  await page.getByRole('gridcell', { name: 'Duplicate' }).click();
  await page.getByText('3 of 3 match').waitFor();
  await accessible(page, 'why a row is a duplicate');
  await shot('imports-duplicate');
  await page.getByRole('button', { name: 'Import 5 rows now' }).click();

  // Details: it waits, and nobody else sees its leads.
  await page.getByText('4 new leads are waiting for your approval.').waitFor();
  await page.getByText('All 5 rows of the file are accounted for').waitFor();
  await accessible(page, 'waiting for approval');
  await shot('imports-waiting');
  assert.equal((await call(page, 'Home.Summary')).waiting, 1);
  await page.getByRole('button', { name: 'View results' }).click();
  await page.getByRole('link', { name: 'Marisol Vega' }).waitFor();
  await accessible(page, 'results');
  await shot('imports-results');
  await page.getByRole('button', { name: 'Back to the import' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('alertdialog').waitFor();
  await accessible(page, 'are you sure');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByText('4 new leads are in the book.').waitFor();
  await accessible(page, 'approved');
  await shot('imports-approved');

  // The list, and what Go says of it.
  await page.getByRole('button', { name: 'Back to imports' }).click();
  await page.getByRole('img', { name: 'Zillow march is approved' }).waitFor();
  await accessible(page, 'the list of imports');
  await shot('imports-list');
  const { import: done } = await call(page, 'Imports.Get', id);
  assert.equal(done.state, 'approved');
  assert.deepEqual(
    [done.counts.rows, done.counts.created, done.counts.merged + done.counts.unchanged, done.counts.failed],
    [5, 4, 1, 0],
  );
  assert.equal((await call(page, 'Home.Summary')).leads, 4);
  ended();
});

test('an import is kept for later, and deleted by its menu', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served, { width: 960, height: 640 });
  await page.goto(`${served.origin}/#/imports`);
  await page.getByRole('heading', { level: 1, name: 'Imports' }).waitFor();
  await dropFiles(page, 'body', [{ name: 'later.csv', text: messy }]);
  await page.getByRole('button', { name: 'Save for later' }).click();
  await page.getByRole('table').getByText('Import pending').waitFor();
  await accessible(page, 'the list at 960');
  await page.getByRole('row', { name: /later\.csv/ }).hover();
  await page.getByRole('button', { name: /^More for Later/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No imports yet').waitFor();
  ended();
});
