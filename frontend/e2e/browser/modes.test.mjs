// Which rows come in and what people are recognised by, through the browser door.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { say, until } from '../harness/house.mjs';

const book = `Name,Phone,Email,Reference,City
Hannah Okafor,(207) 555-0142,hannah@example.com,R-1,Portland
Marisol Vega,(603) 555-0128,marisol@example.com,R-2,Saco
`;
const news = `Name,Phone,Email,Reference,City
H. Okafor-Lind,,hannah@example.com,R-1,Bath
Ruth Castellanos,(603) 555-0199,ruth@example.com,R-9,York
No Address,(603) 555-0177,,R-8,Wells
`;

/** Opens the wizard on a file. */
async function open(page, name, text) {
  const id = await arrive(page, name, text);
  await page.getByText('All required fields are covered').waitFor();
  return id;
}

/** Goes on to the review and has so many rows come in. */
async function run(page, count, inReview = async () => undefined) {
  await page.getByRole('button', { name: /^Review/ }).click();
  await inReview();
  await page.getByRole('button', { name: say('review.now', { count }) }).click();
}

/** A house with a book in it, and a next file on its way. */
async function second(t, name, text) {
  const served = await serve(t);
  const seen = await browse(t, served, { height: 800 });
  const { page } = seen;
  await open(page, 'book.csv', book);
  await run(page, 2);
  await page.getByRole('button', { name: 'View results' }).waitFor();
  return { ...seen, id: await open(page, name, text) };
}

async function choose(page, label, option) {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

// D14: only updating, by the email: rows without a lead are skipped, say why, and are counted.
test('D14: an import updates only people here, by the key that was chosen', async (t) => {
  const { page, shot, ended, id } = await second(t, 'news.csv', news);
  await choose(page, /Which rows come in/, 'Only update people already here');
  await choose(page, /What people are recognised by/, 'Email address');
  await page.getByText('One is enough, whatever else differs').waitFor();
  await accessible(page, 'the rule with a mode and a key');
  await shot('modes-columns');
  await run(page, 1, async () => {
    await page.getByText('2 rows are skipped.').waitFor();
    await page.getByText('1 of them updates a lead you already have.').waitFor();
    await accessible(page, 'the review of a mode');
    await shot('modes-review');
  });
  await page.getByText('Only update people already here').waitFor({ timeout: 20000 });
  await page.getByText('Writing began, only to update people already here').waitFor();
  await accessible(page, 'the details of an import with a mode');
  await shot('modes-details');
  const { import: imp } = await call(page, 'Imports.Get', id);
  assert.deepEqual(
    [imp.mode, imp.key, imp.counts.merged, imp.counts.skipped, imp.counts.created],
    ['update', 'email', 1, 2, 0],
  );
  const [hannah] = await leadsFound(page, 'hannah');
  assert.ok(hannah.name.includes('Hannah'));
  assert.equal((await leadsFound(page, 'castellanos')).length, 0);
  // The next file of these columns starts with the same.
  await open(page, 'later.csv', news);
  await page.getByRole('button', { name: /Only update people already here/ }).waitFor();
  ended();
});

// D6: whose values stay, for the import and for one column; blanks that empty a field; all remembered.
test('D6: the file wins where the import says so, a column says otherwise', async (t) => {
  const { page, shot, ended, id } = await second(
    t,
    'newer.csv',
    'Name,Phone,Email,Reference,City\nHannah Okafor,(207) 555-0142,hannah@example.com,,Bath\nMarisol Vega,(603) 555-0128,marisol@example.com,R-22,Wells\n',
  );
  await page.getByText('Merge', { exact: true }).click();
  await choose(page, /When details differ/, 'The file wins');
  await page.getByRole('button', { name: /Reference goes to/ }).click();
  await page.getByRole('button', { name: /When External ID differs/ }).waitFor();
  await choose(page, /When External ID differs/, 'Keep the lead as it is');
  await page.getByText('Blank cells empty this field').click();
  await shot('merging-menu');
  await accessible(page, 'the open menu of a column');
  await page.keyboard.press('Escape');
  await page.getByText('Lead’s only, clears').waitFor();
  await accessible(page, 'the columns with a merging of their own');
  await shot('merging-columns');
  await run(page, 2);
  await until(
    'both are merged',
    async () => (await call(page, 'Imports.Get', id)).import.counts.merged === 2,
  );
  const values = async (who) => {
    const [row] = await leadsFound(page, who);
    return (await call(page, 'Leads.Get', row.id)).values;
  };
  await until('the city is the file’s', async () => (await values('hannah')).city === 'Bath');
  assert.ok(!(await values('hannah')).external_id);
  assert.equal((await values('marisol')).external_id, 'R-2');
  await open(page, 'third.csv', book);
  await page
    .getByRole('button', { name: /When details differ.*|The file wins.*/ })
    .first()
    .waitFor();
  await page.getByText('Lead’s only, clears').waitFor();
  ended();
});
