// The review of a file's rows: groups of rows that are one person, spellings of one value,
// the order of a column. D8, D12, C10, through the browser door.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive, review } from '../harness/bring.mjs';
import { browse, call, serve } from '../harness/browser.mjs';

const file = `Name,Phone,Email,City,Source
Hannah Okafor,(207) 555-0142,hannah.okafor@example.com,Portland,Zillow
Bill Abernathy,(207) 555-0160,bill@example.com,Saco,zillow
Hannah Okafor,207-555-0142,hannah.okafor@example.com,,Zillow
Marisol Vega,(207) 555-0171,marisol@example.com,Montréal,ZILLOW
Bill Abernathy,207 555 0160,bill@example.com,Wells,Zillow
Hannah Okafor,207 555 0142,,Portland,Zillow
Priscilla Oduya,207 555 0188,p.oduya@example.net,Montreal,Realtor.com
`;

test('D8 D12 C10: groups of one person and spellings of one value are walked and mended', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const id = await arrive(page, 'open-house.csv', file);
  await page.getByRole('button', { name: /^Review/ }).click();
  const grid = page.getByRole('grid');
  await grid.waitFor();

  // C10: each column of names says how many of its values are spelled in several ways.
  const sources = page.getByRole('button', { name: /^Lead source, spellings 1/ });
  await sources.waitFor();
  await accessible(page, 'review with spellings');
  await shot('review-spellings-rail');
  await sources.click();
  const dialog = page.getByRole('dialog', { name: /^Spellings/ });
  await dialog.getByRole('button', { name: 'Fix 2 rows' }).waitFor();
  await accessible(page, 'spellings');
  await shot('review-spellings');
  await dialog.getByRole('button', { name: 'Fix 2 rows' }).click();
  await dialog.getByText('Every value is written in one way only.').waitFor();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Fix 2 rows' }).click();
  await dialog.getByText('Every value is written in one way only.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await sources.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^City, spellings 1/ }).waitFor();

  // The order of a column, and of what rows are.
  await grid.getByRole('button', { name: 'Status', exact: true }).click();
  await grid.locator('[role=row][aria-rowindex="2"]').getByText('Duplicate').waitFor();
  await grid.getByRole('button', { name: 'City' }).click();
  await page.waitForFunction(() =>
    document.querySelector('[role=row][aria-rowindex="2"]')?.textContent?.includes('Marisol Vega'),
  );

  // D8: the groups, each member held against the first of them.
  await page.getByRole('radio', { name: /^Duplicates/ }).click();
  await page.getByRole('radio', { name: 'Groups in this file 2' }).click();
  await grid.getByText('Group 1, 3 rows').waitFor();
  await page.getByText('Same person?').waitFor();
  await accessible(page, 'groups of one person');
  await shot('review-groups');
  await page.setViewportSize({ width: 960, height: 640 });
  const merge = page.getByRole('button', { name: 'Merge, next' });
  await merge.waitFor();
  const box = await merge.boundingBox();
  const foot = await page.getByRole('button', { name: 'Import later' }).boundingBox();
  assert.ok(box.y + box.height <= foot.y, 'the buttons of a comparison are in sight at 960 by 640');
  await shot('review-groups-960');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('review-groups-960-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  // By keys: M merges and goes on, past the head of the next group.
  await grid.focus();
  await page.keyboard.press('m');
  await page.getByText('2 of 5').waitFor({ state: 'detached' });
  await page.getByText('3 of 5').waitFor();
  // What was said of it is above the buttons of the next, not on them.
  await page.getByText('1 row changed').waitFor();
  await shot('review-groups-960-notice');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('footer')].every((line) => {
      const said = document.querySelector('[role=alertdialog]')?.getBoundingClientRect();
      const at = line.getBoundingClientRect();
      return said && (said.bottom <= at.top || said.top >= at.bottom);
    }),
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('m');
  await page.getByText('5 of 5').waitFor();
  const rows = await call(page, 'Imports.Rows', id, {
    scope: 'duplicates',
    finding: '',
    field: '',
    search: '',
    sort: '',
    desc: false,
    offset: 0,
    limit: 100,
  });
  assert.deepEqual(
    rows.rows.map((r) => `${r.row} ${r.decided}`),
    ['4 merge', '6 ', '7 merge'],
  );
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Merge that one' }).waitFor();
  await page.keyboard.press('Control+z');

  // D12: those that contradict nothing, by one act.
  await page.getByRole('button', { name: 'Merge those 2' }).click();
  await page.getByRole('button', { name: 'Merge those 2' }).waitFor({ state: 'detached' });
  await page.getByText('Compare each row').waitFor();
  await shot('review-groups-merged');
  ended();
});

test('05b: a fix is remembered for the source, done by itself in its next file, and taken back in Settings', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const head = 'Name,Phone,Email,Lead Assignment,Town\n';
  const bring = async (name, rows) => {
    await arrive(page, name, head + rows);
    await page.getByRole('button', { name: /^Review/ }).click();
    await page.getByRole('grid').waitFor();
  };
  await bring(
    'zillow.csv',
    'Aiko Moriyama,207 555 0151,aiko@example.com,Keler R,Bath\nCarla Reyes,207 555 0187,carla@example.com,Keler R,Saco\n',
  );
  await page.getByRole('grid').getByText('Keler R').first().click();
  await page
    .getByRole('checkbox', { name: /^Remember this for/ })
    .waitFor({ timeout: 8000, state: 'attached' });
  await accessible(page, 'a fix to be remembered');
  await shot('review-remember');
  await page.setViewportSize({ width: 960, height: 640 });
  await shot('review-remember-960');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: /Value instead of Keler R/ }).click();
  await page.getByRole('option', { name: /^Robin Keller/ }).click();
  await page.getByRole('button', { name: 'Fix 2 rows' }).click();
  await page.getByText(/^Remembered for /).waitFor();

  await bring('zillow-next.csv', 'Owen Hart,207 555 0190,owen@example.com,KELER R,Bath\n');
  await page.getByRole('grid').getByText('Robin Keller').waitFor();
  await page.getByRole('button', { name: 'Import 1 row now' }).waitFor();

  await page.goto(`${served.origin}/#/settings/presets`);
  await page
    .getByRole('button', { name: /zillow/i })
    .first()
    .click();
  await page.getByText(/^Keler R →/).waitFor();
  await accessible(page, 'what a preset remembers');
  await shot('preset-remembers');
  await page.getByRole('button', { name: 'Forget Keler R' }).click();
  await page.getByText(/^Keler R →/).waitFor({ state: 'detached' });
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  ended();
});

// DESIGN 12: in a small window the rows go sideways under their number, their state and whose they are.
test('a row says whose it is while its last columns are looked at, and can be left out where it is wrong', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { width: 960, height: 640 });
  const wide = `Name,Phone,Email,City,Company,Job title,Notes
Hannah Okafor,(207) 555-0142,hannah.okafor@example.com,Portland,Harbour Ltd,Director,Calls back
,(207) 555-0166,info@example.org,Saco,,,
`;
  await review(page, 'wide.csv', wide);
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('End');
  await page.waitForFunction(
    () => document.querySelector('[role=grid]').closest('div[class*=scroll]').scrollLeft > 100,
  );
  const name = grid.getByRole('gridcell', { name: 'Hannah Okafor' });
  const own = await name.boundingBox();
  const state = await grid.getByRole('columnheader', { name: 'Status' }).boundingBox();
  assert.ok(Math.abs(own.x - state.x - state.width) < 2, `${own.x} is not beside ${state.x + state.width}`);
  assert.equal(
    await name.evaluate((e) =>
      e.contains(
        document.elementFromPoint(e.getBoundingClientRect().right - 4, e.getBoundingClientRect().top + 8),
      ),
    ),
    true,
  );
  await shot('review-sideways');

  await page.getByRole('radio', { name: /^Need fixing/ }).click();
  await grid.focus();
  await page.keyboard.press('f');
  await page.getByText('This row has no name.', { exact: false }).waitFor();
  await shot('review-leave-row');
  await page.getByRole('button', { name: 'Leave this row out' }).click();
  await page.getByRole('button', { name: 'Import 1 row now' }).waitFor();

  // The step that is done leads back to itself.
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'File and columns' }).click();
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  ended();
});
