// What became of an import's rows: put in order, narrowed, opened, answered one by one
// and many at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { bring, until } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { inEachLook } from '../harness/looks.mjs';

const book = `Name,Phone,Email,City
Marc Roy,(207) 555-0142,marc@example.com,
`;
const list = `Name,Company,Cell,Phone,Email,City,Notes
Zed Ulm,Acme,207 555 0101,207 555 0201,zed@example.com,Bath,
Marc Roy,Roy Ltd,,207.555.0142,marc@example.com,Saco,Likes dogs
Élise Moss,,207 555 0103,,elise@example.com,Bath,
Ada Quill,Zenith,,,ada@example.com,York,
Bo Lund,,207 555 0104,,bo@example.com,Rye,
Cy Long,Brackett & Sons Property Management,207 555 0106,,cy@example.com,Wells,
`;

const rowOf = (page, name) => page.getByRole('row', { name: new RegExp(name) });

test('E8, E19: records of an import are put in order, answered, taken out and come again', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await bring(page, 'book.csv', book);
  const imp = await bring(page, 'march-list.csv', list, { approveNow: false });
  await page.goto(`${served.origin}/#/imports/${imp.id}`);
  await page.getByRole('button', { name: 'View results' }).click();
  const grid = page.getByRole('grid', { name: 'View results' });
  await rowOf(page, 'Zed Ulm').getByText('207 555 0101, 207 555 0201').waitFor();
  await rowOf(page, 'Marc Roy').getByText('Into Marc Roy').waitFor();
  await shot('results');
  await accessible(page, 'results');

  // By its heads, and by first letter.
  await grid.getByRole('button', { name: 'Name' }).click();
  await page.waitForFunction(() =>
    document.querySelector('[role=row][aria-rowindex="2"]')?.textContent.includes('Ada'),
  );
  await page.getByRole('radio', { name: 'E', exact: true }).click();
  await page.getByText('1 row', { exact: true }).waitFor();
  await rowOf(page, 'Élise Moss').waitFor();
  await page.getByRole('radio', { name: 'All', exact: true }).click();
  await page.getByText('6 rows', { exact: true }).waitFor();

  // One record leaves the import before it is approved, and comes again.
  await rowOf(page, 'Bo Lund').hover();
  await rowOf(page, 'Bo Lund').getByRole('button', { name: 'Delete from the import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 lead leaves the book.', { exact: false }).waitFor();
  await shot('results-delete');
  await accessible(page, 'deleting a record');
  await dialog.getByRole('button', { name: 'Delete from the import' }).click();
  await page.getByText('1 row is out of the import').waitFor();
  await rowOf(page, 'Bo Lund').getByText('left out').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await rowOf(page, 'Bo Lund').getByText('created').waitFor();

  // A selection by keys: declined with a reason, and taken back.
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('2 rows selected').waitFor();
  await shot('results-selected');
  await accessible(page, 'selected results');
  await page.getByRole('button', { name: 'Decline' }).click();
  await dialog.getByRole('textbox').fill('Not ours');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await page.getByText('2 rows declined').waitFor();
  await rowOf(page, 'Ada Quill').getByText('Declined').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await rowOf(page, 'Ada Quill').getByText('Declined').waitFor({ state: 'detached' });

  // Approved in part, the merge with it; the rest goes on waiting.
  await rowOf(page, 'Marc Roy').getByRole('gridcell').first().click();
  await rowOf(page, 'Ada Quill').getByRole('gridcell').first().click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve' }).click();
  await rowOf(page, 'Ada Quill').getByText('Approved').waitFor();
  await shot('results-approved-in-part');
  const [marc] = await leadsFound(page, 'marc roy');
  assert.equal((await call(page, 'Leads.Get', marc.id)).values.company, 'Roy Ltd');

  // Once it is approved, rows are taken back: what they made goes, what they merged is as before.
  await call(page, 'Imports.Approve', imp.id, 'approve');
  await until(page, imp.id, (d) => d.state === 'approved');
  await rowOf(page, 'Marc Roy').hover();
  await rowOf(page, 'Marc Roy').getByRole('button', { name: 'Un-merge' }).click();
  await dialog.getByText('Goes back').waitFor();
  await shot('results-unmerge');
  await dialog.getByRole('button', { name: 'Un-merge' }).click();
  await rowOf(page, 'Marc Roy').getByText('left out').waitFor();
  assert.equal((await call(page, 'Leads.Get', marc.id)).values.company ?? '', '');

  // A link to a row shows that row; a press opens its lead.
  await page.goto(`${served.origin}/#/leads`);
  await page.goto(`${served.origin}/#/imports/${imp.id}?row=5`);
  await page.waitForFunction(() =>
    document
      .getElementById(document.activeElement?.getAttribute('aria-activedescendant'))
      ?.textContent.includes('Ada'),
  );
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/leads\/.+/);
  await page.getByRole('heading', { name: 'Ada Quill' }).waitFor();
  ended();
});

inEachLook('E8: results', async ({ page, shot, served, look }) => {
  await bring(page, 'book.csv', book);
  const imp = await bring(page, 'march-list.csv', list, { approveNow: false });
  await page.goto(`${served.origin}/#/imports/${imp.id}?results=true`);
  await rowOf(page, 'Ada Quill').getByRole('gridcell').first().click();
  await rowOf(page, 'Zed Ulm').hover();
  await shot(`results-${look}`);
  await accessible(page, `results ${look}`);
});
