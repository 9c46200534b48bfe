// The life of an import through the browser door: undone, brought back, corrected,
// approved and declined in the room of approvals.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { bring, until } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { inEachLook } from '../harness/looks.mjs';

const book = `Name,Phone,Email,City
Marc Roy,(207) 555-0142,marc@example.com,
Ruth Castellanos,603-555-0128,ruth@example.com,Nashua
`;
const list = `Name,Phone,Email,City,Company
Marc Roy,207.555.0142,marc@example.com,Boston,Roy Ltd
Nora Newell,207 555 0188,nora@example.com,Bath,
Ned Newell,207 555 0189,,Saco,
Oskar Lindgren,207 555 0190,oskar@example.com,Portland,
`;

test('an import is undone with its three lists, and brought back', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await bring(page, 'book.csv', book);
  const imp = await bring(page, 'march-list.csv', list);
  assert.equal(imp.state, 'approved');
  // Someone works on one of its leads.
  const [ned] = await leadsFound(page, 'ned');
  await call(page, 'Leads.AddNote', ned.id, 'Called him');

  await page.goto(`${served.origin}/#/imports/${imp.id}`);
  await page.getByRole('button', { name: 'Undo import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 leads leave the book.', { exact: false }).waitFor();
  await dialog.getByText('As before the import', { exact: false }).waitFor();
  await shot('life-undo');
  await accessible(page, 'what an undo does');
  await dialog.getByRole('tab', { name: /Kept/ }).click();
  await dialog.getByText('Has notes of its own').waitFor();
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('This import was undone.').waitFor();
  await page.getByText('Ned Newell').waitFor();
  await page.getByRole('button', { name: 'Bring back' }).first().waitFor();
  await shot('life-undone');
  await accessible(page, 'an undone import');
  await page.getByRole('button', { name: 'Bring back' }).first().click();
  await page.getByText('3 new leads are in the book.').waitFor();
  assert.equal((await until(page, imp.id, (d) => d.state === 'approved')).counts.created, 3);
  await shot('life-back');
  ended();
});

test('what waits is answered in its room, by keys', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await bring(page, 'book.csv', book);
  await bring(page, 'march-list.csv', list, {
    approveNow: false,
    description: 'Spring list agreed with Northlight.',
  });
  // Leads that wait are in neither count of the sidebar: the two of the book are all.
  await page.getByRole('link', { name: /^New this week\W*2$/ }).waitFor();
  await page.goto(`${served.origin}/#/leads`);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('heading', { level: 1, name: 'Approvals' }).waitFor();
  await page.getByText('What approving changes').waitFor();
  await shot('life-approvals');
  await accessible(page, 'approvals, an import');
  await page.getByRole('tab', { name: /Leads/ }).click();
  await page.getByRole('button', { name: /Oskar Lindgren/ }).click();
  await page.getByText('Open the whole lead').waitFor();
  await shot('life-approvals-lead');
  await accessible(page, 'approvals, a lead');
  await page.keyboard.press('a');
  await page.getByText('1 approved').waitFor();
  await page.getByRole('button', { name: /Oskar Lindgren/ }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: /Imports/ }).click();
  await page.getByRole('button', { name: /March list/ }).click();
  await page.keyboard.press('d');
  await page.keyboard.type('Old list');
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByText('Nothing is waiting').waitFor();
  await shot('life-approvals-none');
  await accessible(page, 'nothing waits');
  ended();
});

inEachLook('approvals and undo', async ({ page, shot, served, look }) => {
  const first = await bring(page, 'book.csv', book);
  const imp = await bring(page, 'march-list.csv', list, { approveNow: false });
  await page.goto(`${served.origin}/#/approvals`);
  await page.getByText('march-list.csv').first().waitFor();
  await shot(`life-approvals-${look}`);
  await accessible(page, `approvals ${look}`);
  await page.goto(`${served.origin}/#/imports/${imp.id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot(`life-waiting-${look}`);
  await accessible(page, `an import that waits ${look}`);
  await page.goto(`${served.origin}/#/imports/${first.id}`);
  await page.getByRole('button', { name: /Undo import|Annuler l’importation/ }).click();
  await page.getByRole('dialog').getByText('Marc Roy').waitFor();
  await page.waitForTimeout(400);
  await shot(`life-undo-${look}`);
  await accessible(page, `undo ${look}`);
});
