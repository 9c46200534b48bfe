// What imports merged into a lead, on its sheet, and the way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { bring } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { inEachLook } from '../harness/looks.mjs';

const book = `Name,Phone,Email,City
Marc Roy,(207) 555-0142,marc@example.com,
`;
const list = `Name,Company,Phone,Email,City,Notes
Ada Quill,Zenith,,ada@example.com,York,
Marc Roy,Roy Ltd,207.555.0142,marc@example.com,Saco,Likes dogs
`;

/** Marc with what a file merged into him, and his city written anew since. */
async function merged(page, served) {
  await bring(page, 'book.csv', book);
  await bring(page, 'march-list.csv', list);
  const [{ id }] = await leadsFound(page, 'marc roy');
  const lead = await call(page, 'Leads.Get', id);
  const seen = lead.stamps.city ?? lead.born;
  await call(page, 'Leads.Edit', id, [{ field: 'city', was: 'Saco', seen, now: 'Bath' }]);
  await page.goto(`${served.origin}/#/leads/${id}`);
  return id;
}

test('D18: a lead tells what was merged into it, and un-merging asks about what was edited since', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const id = await merged(page, served);
  const section = page.getByRole('region', { name: 'Merged into this lead' });
  await section.getByText('row 3').waitFor();
  await shot('unmerge-sheet');
  await section.getByRole('button', { name: 'Un-merge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Un-merge march-list.csv row 3?' });
  await dialog.getByText('Edited since', { exact: false }).waitFor();
  await dialog.getByRole('radio', { name: 'Put back' }).click();
  await shot('unmerge-dialog');
  await accessible(page, 'un-merging');
  await dialog.getByRole('button', { name: 'Un-merge' }).click();
  await page.getByText('Un-merged').waitFor();
  await section.waitFor({ state: 'detached' });
  const lead = await call(page, 'Leads.Get', id);
  assert.deepEqual([lead.values.city ?? '', lead.values.company ?? '', lead.notesCount], ['', '', 0]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await section.getByText('row 3').waitFor();
  assert.equal((await call(page, 'Leads.Get', id)).values.company, 'Roy Ltd');
  ended();
});

test('D18 E8: un-merging a row of the results asks about what was edited since too', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const id = await merged(page, served);
  const { from } = (await call(page, 'Imports.MergesInto', id))[0];
  await page.goto(`${served.origin}/#/imports/${encodeURIComponent(from.import)}?results=true`);
  const marc = page.getByRole('row', { name: /Marc Roy/ });
  await marc.hover();
  await marc.getByRole('button', { name: 'Un-merge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Un-merge march-list.csv row 3?' });
  await dialog.getByRole('radio', { name: 'Put back' }).click();
  await shot('unmerge-results');
  await accessible(page, 'un-merging from the results');
  await dialog.getByRole('button', { name: 'Un-merge' }).click();
  await page.getByText('Un-merged').waitFor();
  const lead = await call(page, 'Leads.Get', id);
  assert.deepEqual([lead.values.city ?? '', lead.values.company ?? ''], ['', '']);
  ended();
});

inEachLook('D18: un-merging', async ({ page, shot, served, look }) => {
  await merged(page, served);
  const button = page.getByRole('button', { name: /^(Un-merge|Défusionner)$/ });
  await button.waitFor();
  await shot(`unmerge-sheet-${look}`);
  await accessible(page, `a lead with merges ${look}`);
  await button.click();
  await page
    .getByRole('dialog', { name: /march-list.csv/ })
    .getByText('Bath')
    .waitFor();
  await shot(`unmerge-dialog-${look}`);
  await accessible(page, `un-merging ${look}`);
});
