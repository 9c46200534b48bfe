// What imports merged into a lead, on its sheet, and the way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { bring } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';

const book = `Name,Phone,Email,City
Marc Roy,(207) 555-0142,marc@example.com,
`;
const list = `Name,Company,Phone,Email,City,Notes
Ada Quill,Zenith,,ada@example.com,York,
Marc Roy,Roy Ltd,207.555.0142,marc@example.com,Saco,Likes dogs
`;

/** Marc with what a file merged into him, and his city written anew since. */
async function merged(page, served) {
  await page.goto(`${served.origin}/#/imports`);
  await bring(page, 'book.csv', book);
  await page.goto(`${served.origin}/#/imports`);
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

for (const [width, height, dark, locale] of [
  [960, 640, true, 'en-US'],
  [1280, 800, false, 'fr-CA'],
]) {
  test(`D18: un-merging at ${width}, ${dark ? 'dark' : 'light'}, ${locale}`, async (t) => {
    const served = await serve(t);
    const { page, shot, ended } = await browse(t, served, { width, height, dark, locale });
    const name = `${width}-${dark ? 'dark' : 'light'}-${locale.slice(0, 2)}`;
    if (locale.startsWith('fr')) {
      const me = await call(page, 'Home.Start');
      await call(page, 'Home.Set', { ...me.settings, language: 'fr' });
    }
    await merged(page, served);
    const button = page.getByRole('button', { name: /^(Un-merge|Défusionner)$/ });
    await button.waitFor();
    await shot(`unmerge-sheet-${name}`);
    await accessible(page, `a lead with merges ${name}`);
    await button.click();
    await page
      .getByRole('dialog', { name: /march-list.csv/ })
      .getByText('Bath')
      .waitFor();
    await shot(`unmerge-dialog-${name}`);
    await accessible(page, `un-merging ${name}`);
    ended();
  });
}
