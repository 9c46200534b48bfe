// Two that are compared are said not to be one: D20 and D15, through the browser door.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { review, rowsOf } from '../harness/bring.mjs';
import { browse, serve } from '../harness/browser.mjs';

const book = `Name,Phone,Email,City
Hannah Okafor,(207) 555-0142,hannah.okafor@example.com,Portland
Robert Abernathy,(207) 555-0160,bill@example.com,Saco
`;
const file = `Name,Phone,Email,City
Hannah Okafor,207-555-0142,h.okafor@example.net,Bath
Bob Abernathy,207 555 0160,,Wells
Priscilla Oduya,207 555 0188,p.oduya@example.net,York
Priscilla Oduya,207 555 0188,other@example.net,York
`;

test('D20 D15: not a duplicate is said of a match, of a suggestion and of rows of the file, taken back, and remembered', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/imports`);
  const plans = async (id) => {
    const all = await rowsOf(page, id);
    return all.rows.map((r) => `${r.row} ${r.verdict} ${r.plan}${r.maybe ? ' maybe' : ''}`);
  };
  await review(page, 'book.csv', book);
  await page.getByRole('button', { name: /^Import 2 rows/ }).click();
  await page.getByText('Approved').first().waitFor();

  const id = await review(page, 'new.csv', file);
  const before = ['2 existing link', '3 new create maybe', '4 new create', '5 twin link'];
  assert.deepEqual(await plans(id), before);
  const grid = page.getByRole('grid');

  // A match of the rule.
  await page.getByRole('radio', { name: /^Duplicates/ }).click();
  const button = page.getByRole('button', { name: 'Not a duplicate', exact: true });
  await button.waitFor();
  await accessible(page, 'a comparison');
  await shot('apart-match');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('apart-match-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 960, height: 640 });
  await shot('apart-match-960');
  await page.setViewportSize({ width: 1280, height: 800 });
  await button.click();
  await page.getByText('1 row changed').waitFor();
  assert.deepEqual(await plans(id), ['2 new create', ...before.slice(1)]);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.getByRole('radio', { name: 'Duplicates 2' }).waitFor();
  assert.deepEqual(await plans(id), before);
  await grid.locator('[role=row][aria-rowindex="2"] [aria-colindex="3"]').click();
  await page.getByText('In Foyer since').waitFor();
  await grid.focus();
  await page.keyboard.press('n');

  // Two rows of the file.
  await page.getByText('Earlier in the file, row 4').waitFor();
  await button.click();
  await page.getByRole('radio', { name: 'Duplicates 0' }).waitFor();
  assert.deepEqual(await plans(id), ['2 new create', '3 new create maybe', '4 new create', '5 new create']);

  // A suggestion, with what speaks for it.
  await page.getByRole('radio', { name: /^All rows/ }).click();
  await page.getByRole('radio', { name: /^May be someone here/ }).click();
  await grid.locator('[role=row][aria-rowindex="2"] [aria-colindex="3"]').click();
  await page.getByText('May be the same person').waitFor();
  await accessible(page, 'a suggestion compared');
  await shot('apart-suggestion');
  await page.setViewportSize({ width: 960, height: 640 });
  await shot('apart-suggestion-960');
  await page.setViewportSize({ width: 1280, height: 800 });
  await button.click();
  await button.waitFor({ state: 'detached' });
  const apart = ['2 new create', '3 new create', '4 new create', '5 new create'];
  assert.deepEqual(await plans(id), apart);

  // The next file of the same people.
  assert.deepEqual(await plans(await review(page, 'again.csv', file)), apart);

  // What was said is said of the row, and taken back there.
  await page.goto(`${served.origin}/#/imports/${encodeURIComponent(id)}`);
  await grid.waitFor();
  await grid.locator('[role=row][aria-rowindex="3"] [aria-colindex="3"]').click();
  await page.getByText('You said that this is not a duplicate.').waitFor();
  await shot('apart-said');
  await page.getByRole('button', { name: 'Leave it to the rule' }).click();
  await page.getByText('May be the same person').waitFor();
  assert.deepEqual(await plans(id), ['2 new create', '3 new create maybe', '4 new create', '5 new create']);
  ended();
});
