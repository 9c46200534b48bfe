// Imports and the action plans of leads, through the browser door: a plan starts on approval, and who
// is being worked on stays out of the next file unless somebody says otherwise.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive, rowsOf } from '../harness/bring.mjs';
import { browse, call, serve } from '../harness/browser.mjs';
import { say, until } from '../harness/house.mjs';

const book = `Name,Phone,Email
Ada Quill,(207) 555-0142,ada@example.com
Ben Moss,(207) 555-0143,ben@example.com
`;
const news = `Name,Phone,Email,City
Ada Quill,(207) 555-0142,ada@example.com,Bangor
Cy Long,(207) 555-0144,cy@example.com,Saco
`;

// E23, C16: the plan of an import starts on its leads; of the next file their rows are Active.
test('E23 C16: a plan starts on approval, and the next file leaves those leads alone', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/plans`);
  await page.getByRole('button', { name: say('plans.ready') }).click();
  await page.getByRole('grid', { name: 'Steps' }).waitFor();

  await arrive(page, 'book.csv', book);
  const about = page.getByRole('complementary', { name: 'About this import' });
  await about.getByRole('button', { name: /Start an action plan/ }).click();
  await page.getByRole('option', { name: 'New buyer, first 10 days' }).click();
  await about.getByText(say('columns.plan_hint')).waitFor();
  await accessible(page, 'an import that starts a plan');
  await about.getByText(say('columns.plan_hint')).scrollIntoViewIfNeeded();
  await shot('worked-columns');
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('button', { name: say('review.now', { count: 2 }) }).click();
  await page.getByText('Started “New buyer, first 10 days” on 2 new leads').waitFor();
  await page.getByText('New buyer, first 10 days', { exact: true }).waitFor();
  assert.equal((await call(page, 'Plans.List'))[0].leads, 2);

  const id = await arrive(page, 'news.csv', news);
  await page.getByRole('radio', { name: /Merge/ }).check({ force: true });
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('grid').waitFor();
  await page.getByRole('gridcell', { name: 'Active' }).waitFor();
  await page.getByText(say('review.active_means')).waitFor();
  await page.getByRole('button', { name: say('review.now', { count: 1 }) }).waitFor();
  await page.getByRole('gridcell', { name: 'Active' }).click();
  await page.getByText(say('compare.match_active', { count: 3 })).waitFor();
  await accessible(page, 'rows of whom is being worked on');
  await shot('worked-review');
  // A hand brings it in.
  await page.getByRole('checkbox', { name: say('review.tick', { n: '2' }) }).click();
  await page.getByRole('button', { name: say('review.now', { count: 2 }) }).waitFor();
  assert.deepEqual(
    (await rowsOf(page, id)).rows.map((r) => [r.verdict, r.ticked]),
    [
      ['active', true],
      ['new', true],
    ],
  );

  // By the rule Create there is no ticking, only deciding.
  const { import: imp } = await call(page, 'Imports.Draft', id);
  await call(page, 'Imports.Describe', id, { ...imp, rule: 'create' });
  await page.reload();
  await page.getByRole('gridcell', { name: 'Active' }).waitFor();
  await until('its tick is taken back', async () => (await rowsOf(page, id)).rows[0]?.ticked === false);
  await page.getByRole('checkbox', { name: say('review.tick', { n: '2' }) }).click({ force: true });
  const notices = page.getByRole('region', { name: say('common.notices') });
  await notices.getByText(say('review.barred')).waitFor();
  await shot('worked-barred');
  // The keys come to the box, and are told why beside it; the head leaves it as it is, and says so.
  await page.getByRole('gridcell', { name: '2', exact: true }).click();
  await page.keyboard.press('ArrowLeft');
  const why = page.getByRole('group', { name: say('review.about_row', { n: '2' }) });
  await why.getByText(say('review.barred')).waitFor();
  await accessible(page, 'a row that is to be decided first');
  await shot('worked-barred-why');
  await page.getByRole('checkbox', { name: say('review.tick_all') }).click();
  await notices.getByText(say('review.stay', { count: 1 })).waitFor();
  assert.deepEqual(
    (await rowsOf(page, id)).rows.map((r) => r.ticked),
    [false, true],
  );

  // Left out, it can be added afterwards, as a second lead that is linked.
  await page.getByRole('button', { name: say('review.now', { count: 1 }) }).click();
  await page.getByText(say('finding.match.active')).waitFor();
  await accessible(page, 'a row of whom is being worked on stayed out');
  await shot('worked-stayed');
  await page.getByRole('button', { name: 'Add row 2, Ada Quill' }).click();
  await until(
    'it is in',
    async () =>
      (await call(page, 'Imports.Get', id)).import.counts.created === 2 &&
      (await call(page, 'Imports.Get', id)).import.state === 'approved',
  );
  ended();
});
