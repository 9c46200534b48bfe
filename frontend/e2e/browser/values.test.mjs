// What values of a list become, said in the review: B13, through the browser door.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { review, rowsOf } from '../harness/bring.mjs';
import { browse, serve } from '../harness/browser.mjs';

const file = `Name,Email,Status
Hannah Okafor,hannah@example.com,Fresh in
Bill Abernathy,bill@example.com,Fresh in
Marisol Vega,marisol@example.com,Cold fish
Priscilla Oduya,p.oduya@example.net,Contacted
`;

test('B13: values that a list lacks are matched in the review, for the whole file and for the next one', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/imports`);
  const statuses = async (id) => {
    const all = await rowsOf(page, id);
    const at = all.columns.findIndex((c) => c.field === 'status');
    return all.rows.map(
      (r) => `${r.cells[at].value}${r.findings.some((f) => f.field === 'status') ? ' ?' : ''}`,
    );
  };
  const id = await review(page, 'statuses.csv', file);
  const before = await statuses(id);
  assert.match(before.join(), /\?/);

  const grid = page.getByRole('grid');
  await grid
    .getByText('Fresh in')
    .or(grid.locator('[role=row][aria-rowindex="2"] [aria-colindex="6"]'))
    .first()
    .click();
  await page.getByRole('button', { name: 'Match every value of this column' }).click();
  const dialog = page.getByRole('dialog', { name: /^Match the values/ });
  await dialog.getByText('2 values are not on the list of Status').waitFor();
  await accessible(page, 'values in the review');
  await shot('review-values');
  await dialog.getByRole('button', { name: /Fresh in \(2\) becomes/ }).click();
  await page.getByRole('option', { name: 'Contacted' }).click();
  await dialog.getByRole('button', { name: /Cold fish \(1\) becomes/ }).click();
  await page.getByRole('option', { name: 'Leave blank' }).click();
  await dialog.getByText('Every value is known or matched.').waitFor();
  await shot('review-values-matched');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('The rows are read by them').waitFor();
  await grid.waitFor();
  const after = await statuses(id);
  assert.deepEqual(
    after.map((s) => s.replace(' ?', '')),
    ['contacted', 'contacted', after[2], 'contacted'],
  );
  assert.doesNotMatch(after.join(), /\?/);
  await shot('review-values-after');

  // The next file of the same source knows it.
  assert.deepEqual(await statuses(await review(page, 'statuses-2.csv', file)), after);
  ended();
});
