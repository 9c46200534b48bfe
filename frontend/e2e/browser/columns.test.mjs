// The columns step in depth, through the browser door: presets, values, the preview, both
// sides of the mapping, and nothing lost by going back or by a page read anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { settings } from '../harness/looks.mjs';

const head = 'Contact Name,Phone,Email,Assigned to,Type,Status,Ville,LO,Tags';
const rows = [
  'Hannah Okafor,(207) 555-0142,hannah@example.com,"Hart, Owen",Buyer,New,MontrÃ©al,Ines Marchetti,pool; vip',
  'Daniel Reyes,(207) 555-0166,d.reyes@example.com,Robin Keller,Renter,Ghosted,Laval,,vip',
  ',(207) 555-0199,nobody@example.com,,Buyer,Ghosted,Laval,,',
];
const text = [head, ...rows].join('\n');

async function open(t, options = {}) {
  const served = await serve(t);
  const seen = await browse(t, served, options);
  const { page } = seen;
  const drop = async (name, content) => {
    await arrive(page, name, content);
    await page.getByText('All required fields are covered').waitFor();
  };
  const id = () => decodeURIComponent(page.url().split('/imports/')[1]);
  return { ...seen, served, drop, id };
}

// B22 B13 B23 UD25 UD28: what is chosen for one file is filled in for the next.
test('values are matched, and the next file of the source knows it all', async (t) => {
  const { page, drop, shot, ended } = await open(t, { height: 800 });
  await drop('zillow-february.csv', text);
  await page.getByRole('button', { name: 'Match 1 value' }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 value is not on the list of Status').waitFor();
  await accessible(page, 'matching values');
  await shot('columns-values');
  await dialog.getByRole('button', { name: /Ghosted \(2\) becomes/ }).click();
  await page.getByRole('option', { name: 'Lost' }).click();
  await dialog.getByText('Every value is known or matched.').waitFor();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  // Escape is for the dialog, which hears it once it has the focus back.
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^LO goes to/ }).click();
  await page.getByLabel('Find a field').fill('loan officer n');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'LO goes to Loan officer name' }).waitFor();
  await page.getByRole('button', { name: 'Repair “Ville”' }).click();
  await page.getByText('Repaired as it is read.').waitFor();

  // The import is given up; its choices are not.
  const more = [`${head},Shoe`, ...rows.map((r) => `${r},42`)]
    .join('\n')
    .replace('Renter,Ghosted', 'Renter,Warm');
  await drop('zillow-march.csv', more);
  await page.getByText('Looks like “Zillow february”.').waitFor();
  await page.getByText('New column: Shoe. New value in Status: Warm.').waitFor();
  await page.getByRole('button', { name: 'LO goes to Loan officer name' }).waitFor();
  await page.getByText('Repaired as it is read.').waitFor();
  await accessible(page, 'filled in from a preset');
  await shot('columns-preset');
  await page.getByRole('button', { name: 'Start fresh' }).click();
  await page.getByText('Looks like').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Looks like “Zillow february”.').waitFor();

  await page.goto(`${page.url().split('#')[0]}#/settings/presets`);
  // It filled in the second file, and no import ran with it.
  await page.getByText('9 columns, not used yet').waitFor();
  await accessible(page, 'the presets');
  await shot('settings-presets');
  await page.getByRole('button', { name: 'Edit, Zillow february' }).click();
  await page.getByRole('dialog').getByText('1 value matched').waitFor();
  await accessible(page, 'a preset');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Zillow monthly');
  await page.getByRole('button', { name: 'Save the preset' }).click();
  await page.getByText('Zillow monthly').waitFor();
  ended();
});

// B1 B6 A7, by keyboard alone where it matters, narrow and in French.
test('the preview follows every change, and the mapping has two sides', async (t) => {
  const { page, drop, shot, ended } = await open(t, { width: 960, height: 640 });
  await drop('zillow.csv', text);
  await page.getByRole('button', { name: 'Show the preview' }).click();
  const pane = page.getByRole('region', { name: 'Preview' });
  const line = (name) => pane.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await line('Tags').getByText('pool', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Type goes to Buy / Sell / Rent' }).click();
  await page.getByLabel('Find a field').fill('skip');
  await page.keyboard.press('Enter');
  await line('Type').getByText('not imported').waitFor();
  await pane.getByRole('button', { name: 'Next row with a problem' }).click();
  await pane.getByText('Row 3: Daniel Reyes').waitFor();
  await pane.getByRole('button', { name: 'Next row with a problem' }).click();
  await pane.getByRole('status').getByText('Row 4').waitFor();
  await accessible(page, 'the preview at 960');
  await shot('columns-preview-960');
  await page.getByRole('button', { name: 'Show by field' }).click();
  await page.getByRole('button', { name: /No column.*Column for Buy/ }).press('Enter');
  await page.getByRole('option', { name: /^Type/ }).click();
  await line('Type').getByText('Buy', { exact: true }).waitFor();
  await accessible(page, 'the mapping by field');
  await shot('columns-by-field');
  await page.getByRole('button', { name: 'What a file may hold' }).click();
  await page.getByText('Name is required: as a whole').waitFor();
  await accessible(page, 'what a file may hold');
  await page.keyboard.press('Escape');
  await settings(page, { language: 'fr' });
  await page.getByText('Fichier et colonnes').waitFor();
  await page.getByText('Va dans').or(page.getByText('Vient de')).first().waitFor();
  await accessible(page, 'in French');
  await shot('columns-fr-960');
  ended();
});

// B25 UD26: back and forth, and a page read anew in the middle of each step, lose nothing.
test('a draft opens at the step it was left at, with all that was said and mended', async (t) => {
  const { page, drop, id, ended } = await open(t);
  await drop('zillow.csv', text);
  await page.getByText('Merge', { exact: true }).click();
  await page.getByRole('button', { name: 'Ville goes to City' }).click();
  await page.getByLabel('Find a field').fill('keep in');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ville goes to Keep in notes' }).waitFor();
  // Typed a moment before the page goes.
  await page.getByRole('textbox', { name: 'Description' }).fill('Typed just before');
  await page.reload();
  await page.getByRole('button', { name: 'Ville goes to Keep in notes' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Description' }).inputValue(), 'Typed just before');
  assert.equal(await page.getByRole('radio', { name: /^Merge/ }).isChecked(), true);

  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('button', { name: '1 row needs fixing' }).waitFor();
  await page.getByRole('grid').waitFor();
  await page.reload();
  await page.getByRole('button', { name: '1 row needs fixing' }).waitFor();
  await page.getByRole('grid').waitFor();
  const draft = await call(page, 'Imports.Draft', id());
  const name = draft.mapping.columns.find((c) => c.key === 'full_name').index;
  await call(page, 'Imports.Fix', id(), [
    { row: 4, field: 'full_name', column: name, value: 'Marisol Vega', undo: false },
  ]);
  await page.reload();
  await page.getByRole('button', { name: 'Import 3 rows now' }).waitFor();

  // Back to the columns, and the page read anew there: it stays there, the mended cell too.
  await page.getByRole('button', { name: /back/i }).first().click();
  await page.getByRole('button', { name: 'Ville goes to Keep in notes' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Ville goes to Keep in notes' }).waitFor();
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('button', { name: 'Import 3 rows now' }).waitFor();
  const { rows: staged } = await call(page, 'Imports.Rows', id(), {
    scope: '',
    finding: '',
    offset: 0,
    limit: 10,
  });
  assert.deepEqual(
    staged.map((r) => r.name),
    ['Hannah Okafor', 'Daniel Reyes', 'Marisol Vega'],
  );
  ended();
});

// A21: the first look takes half a megabyte of a file; a row may be longer than that.
test('A21: a file whose first row is longer than the first look comes in', async (t) => {
  const { page, drop, id, shot, ended } = await open(t, { width: 960, height: 640 });
  const note = 'Wants a garden. '.repeat(200_000).trim();
  await drop(
    'long-note.csv',
    `Name,Phone,Email,Notes\nHannah Okafor,(207) 555-0142,hannah@example.com,"${note}"\n`,
  );
  await page.getByRole('button', { name: 'Review 1 row' }).waitFor();
  assert.equal(await page.getByText('This file has column names but no rows.').count(), 0);
  await page.getByText('hannah@example.com').first().waitFor();
  await page.getByRole('button', { name: 'Show the preview' }).click();
  await page.getByText('Row 2: Hannah Okafor').waitFor();
  await shot('columns-long-row');
  await accessible(page, 'the columns of a file with a long row');
  await page.getByRole('button', { name: 'Review 1 row' }).click();
  await page.getByRole('row', { name: /Hannah Okafor/ }).waitFor();
  await shot('review-long-row');
  await page.getByRole('button', { name: 'Import 1 row now' }).click();
  await page.getByRole('button', { name: 'View results' }).waitFor({ timeout: 20000 });
  const { import: imp } = await call(page, 'Imports.Get', id());
  assert.deepEqual([imp.state, imp.counts.rows, imp.counts.created], ['approved', 1, 1]);
  await page.getByRole('button', { name: 'View results' }).click();
  await page.getByRole('row', { name: /Hannah Okafor/ }).waitFor();
  await shot('results-long-row');
  const [hannah] = await leadsFound(page, 'hannah');
  const notes = await call(page, 'Leads.Notes', hannah.id);
  assert.ok(notes.some((n) => n.text.length > 512 << 10 && note.startsWith(n.text)));

  // One with names of columns alone says so, once all of it was read.
  await arrive(page, 'names.csv', 'Name,Phone,Email,Notes\n');
  await page.getByText('This file has column names but no rows.').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Review/ }).isDisabled(), true);
  ended();
});
