// What comes in and goes out around an import, through the browser door: error rows as a file, a
// corrected workbook, pasted rows, the original, the watched folder.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive } from '../harness/bring.mjs';
import { browse, call, dropFiles, serve } from '../harness/browser.mjs';
import { folder, foyer, until } from '../harness/house.mjs';

const messy = `Contact Name,Phone,Email,Status
Hannah Okafor,(207) 555-0142,hannah.okafor@example.com,New
,(207) 555-0166,info@example.org,New
Marisol Vega,(603) 555-0128,marisol@example.com,Contacted
,0142685300,"a ""quoted"", one@example.com",New
`;

// Drops a file of bytes on the page.
async function dropBack(page, name, bytes) {
  const data = await page.evaluateHandle(
    ({ name, text }) => {
      const d = new DataTransfer();
      d.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
      return d;
    },
    { name, text: bytes.toString('base64') },
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: data });
}

// C14, C15, A19, E22.
test('error rows go out as a file, and come back into the same import', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const id = await arrive(page, 'zillow-march.csv', messy);
  await page.getByText('Import the good ones').click();
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('radio', { name: /Need fixing/ }).click();
  await page.getByRole('button', { name: 'Download error rows' }).click();
  const [book] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Excel workbook/ }).click(),
  ]);
  assert.equal(book.suggestedFilename(), 'zillow-march-errors.xlsx');
  await accessible(page, 'the review with its download');
  await shot('ways-review');
  // Dropped back as it is, the workbook knows its import and says that nothing was changed.
  await dropBack(page, book.suggestedFilename(), readFileSync(await book.path()));
  await page.getByText('Nothing was changed in this workbook. 2 still need fixing.').waitFor();
  assert.equal(
    (await call(page, 'Imports.List', { state: '', search: '', sort: '', desc: true, offset: 0, limit: 10 }))
      .total,
    1,
  );
  await page.getByRole('button', { name: /^Import 2 rows now/ }).click();
  await page.getByText('2 rows were not imported').waitFor({ timeout: 20000 });
  await accessible(page, 'an import with rows that failed');
  await shot('ways-details');
  await page.getByRole('button', { name: 'Download error rows' }).click();
  await page.getByRole('menuitem', { name: /Excel workbook/ }).waitFor();
  await accessible(page, 'the menu of formats');
  await shot('ways-details-menu');
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV file/ }).click(),
  ]);
  assert.equal(csv.suggestedFilename(), 'zillow-march-errors.csv');
  const text = readFileSync(await csv.path(), 'utf8');
  assert.equal(text.split('\r\n')[0], '\ufeff"Contact Name","Phone","Email","Status","_ERROR"');
  assert.equal(text.trimEnd().split('\r\n').length, 3);

  // C3, 06b: the one is fixed where it is told of, and joins the import.
  await page.getByRole('button', { name: 'Fix row 3, No name' }).click();
  const fix = page.getByRole('dialog', { name: 'Fix row 3' });
  await fix.getByText('Phone: (207) 555-0166 · Email: info@example.org · Status: New').waitFor();
  await accessible(page, 'a row to fix');
  await shot('ways-fix-row');
  await fix.getByRole('textbox', { name: 'Name' }).fill('Priscilla Oduya');
  await page.keyboard.press('Enter');
  await page.getByText('1 row was not imported').waitFor({ timeout: 20000 });
  await page.getByText('3 new leads are in the book.').waitFor();

  await page.getByRole('button', { name: /^More for/ }).click();
  const [original] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download the original file' }).click(),
  ]);
  assert.equal(readFileSync(await original.path(), 'utf8'), messy);
  assert.ok((await call(page, 'Imports.Get', id)).import.sha256);
  ended();
});

// A23: rows pasted from a spreadsheet.
test('rows pasted from a spreadsheet start an import', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/leads`);
  await page.getByText('Bring in your leads').waitFor();
  await accessible(page, 'the first run');
  await shot('ways-first-run');
  await page.evaluate(() => {
    const d = new DataTransfer();
    d.setData(
      'text/plain',
      'Name\tPhone\tNotes\r\nAda Quill\t0142685300\t"two\nlines"\r\nBen Moss\t207 555 0102\t\r\n',
    );
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true }),
    );
  });
  await page.waitForURL(/#\/imports\/.+/);
  await page.getByText('Pasted rows.csv').first().waitFor();
  await page.getByText('All required fields are covered').waitFor();
  ended();
});

// L3: the folder is chosen on the computer that has it; its files wait in Imports.
test('files of the watched folder wait in Imports', async (t) => {
  const data = folder(t);
  const watched = folder(t);
  const { code, said } = await foyer(t, 'watch', watched, '--data', data);
  assert.equal(code, 0, said);
  writeFileSync(join(watched, 'portal.csv'), messy);
  writeFileSync(join(watched, 'report.csv'), '%PDF-1.7 not a list');
  const served = await serve(t, { data });
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/settings/watch`);
  await page.getByRole('heading', { level: 1, name: 'Watched folder' }).waitFor();
  await page.getByText('It is chosen in the Foyer window').waitFor();
  await until('the ledger', async () => (await call(page, 'Watch.Get')).files.length === 2, 30000);
  await page.getByRole('link', { name: 'Waits in Imports' }).waitFor();
  await page.getByText(/report.csv is a PDF/).waitFor();
  await accessible(page, 'the watched folder');
  await shot('ways-watch');
  await page.getByRole('link', { name: 'Waits in Imports' }).click();
  await page.waitForURL(/#\/imports\/.+/);
  const id = decodeURIComponent(page.url().split('/imports/')[1]);
  const imp = (await call(page, 'Imports.Get', id)).import;
  assert.equal(imp.state, 'saved');
  assert.equal(imp.counts.rows, 4);
  assert.equal((await call(page, 'Home.Summary')).leads, 0);
  ended();
});

// A22: several files at once, set up together where their columns agree.
test('several files at once are set up together', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/imports`);
  await page.getByRole('heading', { level: 1, name: 'Imports' }).waitFor();
  await dropFiles(page, 'body', [
    { name: 'january.csv', text: messy },
    { name: 'february.csv', text: messy.replaceAll('Okafor', 'Okoye') },
    { name: 'report.csv', text: '%PDF-1.7 not a list' },
  ]);
  await page.getByRole('dialog').getByText('2 files came in, 1 was refused').waitFor();
  await accessible(page, 'several files');
  await shot('ways-files');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '2 files together' }).waitFor();
  await page.getByText('Merge', { exact: true }).click();
  await page.waitForTimeout(800);
  await accessible(page, 'a file of several');
  await shot('ways-batch');
  await page.getByRole('link', { name: /february.csv/ }).click();
  await page.getByText('february.csv').first().waitFor();
  const id = decodeURIComponent(page.url().split('/imports/')[1]);
  assert.equal((await call(page, 'Imports.Get', id)).import.rule, 'merge');
  ended();
});
