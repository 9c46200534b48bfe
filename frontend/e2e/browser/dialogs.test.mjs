// Where the focus is when a dialog opens, and where it goes when it closes, by the keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive, bring } from '../harness/bring.mjs';
import { browse, dropFiles, serve } from '../harness/browser.mjs';
import { until } from '../harness/house.mjs';

const people = 'Name,Email,Status\nAda Quill,ada@example.com,Bizarre\nBen Moss,ben@example.com,Strange\n';

// L5: a dialog is at its first control when it opens, a question at the button that changes
// nothing, and Escape goes back to what opened it.
test('a dialog opens at its first control', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served, { height: 800 });
  await bring(page, 'base.csv', people);

  const opens = async (opener, control, what) => {
    await opener.focus();
    await page.keyboard.press('Enter');
    await control.waitFor();
    // What is still being fetched has its first control when it comes.
    const focused = () => control.evaluate((el) => el === document.activeElement);
    await until(`${what} has the focus`, focused);
    // The library looks once more after half a second.
    await page.waitForTimeout(600);
    assert.ok(await focused(), `${what} lost the focus`);
    await accessible(page, what);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor({ state: 'detached' });
  };
  const dialog = page.getByRole('dialog');

  await page.goto(`${served.origin}/#/leads`);
  await page.getByRole('grid').waitFor();
  const download = page.getByRole('button', { name: 'Download' }).first();
  await opens(download, dialog.getByRole('radio', { checked: true }).first(), 'the download');
  assert.ok(await download.evaluate((el) => el === document.activeElement), 'the focus went back');

  await page.goto(`${served.origin}/#/partners`);
  await opens(
    page.getByRole('button', { name: 'Add partner' }).first(),
    dialog.getByLabel('Name'),
    'a partner',
  );

  await arrive(page, 'odd.csv', people.replaceAll('example.com', 'example.org'));
  const values = page.getByRole('button', { name: /Match/ }).first();
  await opens(values, dialog.getByRole('button').or(dialog.getByRole('textbox')).first(), 'values of a list');
  ended();
});

// A notice that is still there in a low window takes nothing of a dialog.
test('a dialog stays above a notice', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { width: 960, height: 640 });
  await page.goto(`${served.origin}/#/imports`);
  await page.getByRole('button', { name: 'Get the CSV template' }).first().click();
  const notice = page.getByRole('region', { name: /Notices/ }).getByText(/is saved/);
  await notice.waitFor();
  const files = Array.from({ length: 14 }, (_, i) => ({
    name: `list-${i}.csv`,
    text: people.replaceAll('@', `${i}@`),
  }));
  await dropFiles(page, 'body', files);
  const dialog = page.getByRole('dialog', { name: /14 files came in/ });
  await dialog.waitFor();
  const settled = async () => {
    const [d, n] = [await dialog.boundingBox(), await notice.boundingBox()];
    return d && n && d.y >= 0 && d.y + d.height < n.y;
  };
  await until('the dialog is above the notice', settled, 4000);
  await shot('dialogs-notice');
  // Without it there is room again.
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await until('the dialog is as high as it can', async () => (await dialog.boundingBox()).height > 580, 4000);
  ended();
});
