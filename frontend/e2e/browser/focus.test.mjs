// Where the focus goes when what had it goes away, by keys alone; the ways back of two acts in a row; and
// the list that keeps its order under an open sheet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive, bring } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { until } from '../harness/house.mjs';
import { inEachLook } from '../harness/looks.mjs';

/** What is done by keys on a page, and where the focus is after it. */
function hand(page) {
  const press = async (it, key = 'Enter') => {
    await it.waitFor();
    await it.focus();
    await page.keyboard.press(key);
  };
  const notice = page.getByRole('region', { name: 'Notices' });
  return {
    press,
    choose: async (opener, item) => {
      await press(opener);
      await press(page.getByRole('menuitem', { name: item }));
    },
    button: (name, exact = false) => page.getByRole('button', { name, exact }),
    /** The way back of what a notice says. */
    undo: (text) =>
      press(notice.getByRole('alertdialog', { name: text }).getByRole('button', { name: 'Undo' })),
    /** Waits until the focus is on what has a name: the page itself has none. */
    at: async (name) => {
      const now = () =>
        page.evaluate(() => {
          const el = document.activeElement;
          const named = el.getAttribute('aria-labelledby')?.split(' ')[0];
          const label = named && el.id !== named && document.getElementById(named)?.textContent;
          return el === document.body ? 'nowhere' : el.getAttribute('aria-label') || label || el.textContent;
        });
      let last;
      await until(`the focus is on ${name}`, async () => {
        last = await now();
        return name instanceof RegExp ? name.test(last) : last === name;
      }).catch((e) => assert.fail(`${e.message}; it is on ${last}`));
      // And stays there.
      await page.waitForTimeout(150);
      last = await now();
      assert.ok(name instanceof RegExp ? name.test(last) : last === name, `it went on to ${last}`);
    },
  };
}

test('the focus goes on through the work on a plan of a lead', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served, { height: 800 });
  const { press, choose, button, at, undo } = hand(page);
  await page.goto(`${served.origin}/#/plans`);
  await press(button(/^Create “New buyer/));
  await at(/^New buyer, first 10 days/);
  await bring(page, 'a.csv', 'Name,Email\nAda Quill,ada@example.com\n', {});
  const [ada] = await leadsFound(page, 'ada');
  await page.goto(`${served.origin}/#/leads/${ada.id}`);
  await choose(button('Start a plan'), /New buyer/);
  await at('Mark done');
  await page.keyboard.press('Enter');
  await page.getByText('1 of 5').waitFor();
  await at('Mark done');
  await press(button('Not done after all: Call within 2 hours'));
  await at('Mark as done: Call within 2 hours');
  await choose(button('More for the action plan'), 'Pause the plan');
  await button('Resume the plan').waitFor();
  await at('More for the action plan');
  await press(button('Resume the plan'));
  await at('Mark done');
  await press(button('Archive').first());
  await at('Restore');
  await undo('1 lead archived');
  await at('Archive');
  ended();
});

test('the focus goes on through the changes to plans, and each of two ways back is its own', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const { press, choose, button, at, undo } = hand(page);
  await page.goto(`${served.origin}/#/plans`);
  await press(button(/^Create “New buyer/));
  const rows = page.getByRole('grid', { name: 'Steps' }).getByRole('row');
  await rows.first().waitFor();
  const kept = async (n) => (await call(page, 'Plans.List'))[n].steps.map((x) => x.text);
  const all = await kept(0);

  await press(button('Rename'));
  await at('Name of the plan');
  await page.keyboard.type('First days');
  await page.keyboard.press('Enter');
  await at('Rename');

  await press(button('Remove step'));
  await at(all[1]);
  await press(button('Remove step'));
  await at(all[2]);
  await until('two steps are gone', async () => (await kept(0)).length === 3);
  await accessible(page, 'two ways back');
  await shot('focus-two-undos');
  // The older first: each comes back to its own place.
  await undo(/Call within 2 hours/);
  await until('the first is back', async () => (await kept(0)).length === 4);
  await at(all[2]);
  await undo(/Send the buyer guide/);
  await until('both are back', async () => (await kept(0)).length === 5);
  assert.deepEqual(await kept(0), all);
  await at(all[2]);

  await press(button('New plan'));
  await at('Name of the plan');
  await page.keyboard.type('Sellers');
  await page.keyboard.press('Enter');
  await at('Rename');
  await page.getByRole('link', { name: /Sellers/ }).waitFor();
  // Taken back once another plan is shown, with what was changed meanwhile.
  await press(button('Remove step'));
  await page.getByText('“Call within 2 hours” was removed.').waitFor();
  await press(page.getByRole('link', { name: /First days/ }));
  await page.getByRole('heading', { name: 'First days' }).waitFor();
  await undo(/Call within 2 hours/);
  await at(/^First days/);
  await until('the step is back', async () => (await kept(1)).length === 1);
  assert.equal((await call(page, 'Plans.List'))[1].name, 'Sellers');

  await press(page.getByRole('link', { name: /Sellers/ }));
  await choose(button('More for Sellers'), 'Remove plan');
  await at(/^First days/);
  await choose(button('More for First days'), 'Remove plan');
  await at(/New plan|^Create/);
  await undo('First days was removed.');
  await page.getByRole('link', { name: /First days/ }).waitFor();
  await at(/^First days/);
  await undo('Sellers was removed.');
  await page.getByRole('link', { name: /Sellers/ }).waitFor();
  await at(/^First days/);
  ended();
});

test('the focus goes on through presets that are deleted', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served, { height: 800 });
  const { choose, button, at, undo } = hand(page);
  for (const name of ['Zillow', 'Redfin', 'Portal']) {
    const id = await arrive(
      page,
      `${name}.csv`,
      `${name},Name,Phone,Pool\nx,Ada Quill,(207) 555-0142,kidney`,
    );
    const { mapping } = await call(page, 'Imports.Draft', id);
    mapping.columns.find((c) => c.header === 'Pool').key = 'message';
    await call(page, 'Imports.Remap', id, mapping);
  }
  await page.goto(`${served.origin}/#/settings/presets`);
  await choose(button('More for Redfin'), 'Delete');
  await at(/^More for (Zillow|Portal)$/);
  await choose(button('More for Zillow'), 'Delete');
  await at('More for Portal');
  await undo(/Redfin/);
  await button('More for Redfin').waitFor();
  await at('More for Portal');
  await undo(/Zillow/);
  await button('More for Zillow').waitFor();
  await at('More for Portal');
  ended();
});

test('the focus goes on from a file to its review, its results and back', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served, { height: 800 });
  const { press, button, at } = hand(page);
  const file = [
    'Name,Phone,Email',
    'Zed Ulm,207 555 0101,zed@example.com',
    ',207 555 0102,x@example.com',
    ',207 555 0103,y@example.com',
    'Ada Quill,207 555 0104,ada@example.com',
  ].join('\n');
  await arrive(page, 'spring.csv', file);
  await press(button(/^Review/));
  await at('Rows of the file');
  await press(button(/^Leave these/));
  await at(/^Import 2 rows/);
  await page.keyboard.press('Enter');
  await button('View results').waitFor();
  await at(/^Spring/i);
  await press(button(/^Fix row 3/));
  await page.getByRole('dialog').getByLabel('Name').first().fill('Cy Long');
  await press(button('Fix and add'));
  await at(/^Fix row 4/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Name').first().fill('Di Lane');
  await press(button('Fix and add'));
  await button(/^Fix row 4/).waitFor({ state: 'detached' });
  await at(/^Spring/i);
  await press(button('View results'));
  await page.getByRole('grid', { name: 'View results' }).waitFor();
  await at(/^Spring/i);
  await press(
    button('Back to the import')
      .or(button(/details/i))
      .first(),
  );
  await button('View results').waitFor();
  await at(/^Spring/i);
  await press(button('Undo import'));
  await press(page.getByRole('dialog').getByRole('button', { name: 'Undo import' }));
  await page.getByText('This import was undone.').waitFor();
  await at('View results');
  ended();
});

/** The names of the list from the first row down. */
const listed = (page) =>
  page
    .getByRole('grid')
    .locator('[role=row]:not(:first-child) .medium, [role=rowgroup]:last-child [role=row] .medium')
    .allTextContents();

test('the list keeps its order under an open sheet, over pages too, and sorts once it is closed', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const names = Array.from({ length: 250 }, (_, i) => `Lead ${String(i + 1).padStart(3, '0')}`);
  await bring(page, 'many.csv', `Name,City\n${names.map((n) => `${n},Bath`).join('\n')}\n`, {});
  await page.goto(`${served.origin}/#/leads`);
  await page.getByText('250 leads', { exact: true }).waitFor();
  const grid = page.getByRole('grid');
  await grid.locator('[role=row][aria-rowindex="5"]').waitFor();
  const before = await listed(page);
  assert.deepEqual(before.slice(0, 5), names.slice(-5).reverse());
  await grid.locator('[role=row][aria-rowindex="5"]').getByText(before[3]).click();
  await page.getByText('4 of 250').waitFor();
  const sheet = page.getByRole('dialog', { name: /^Lead:/ });
  await sheet.getByLabel('Write a note').fill('Called');
  await page.keyboard.press('Enter');
  await sheet.getByText('Called').waitFor();
  // Somebody else works, and somebody comes in.
  const [far] = await leadsFound(page, names[120]);
  await call(page, 'Leads.AddNote', far.id, 'Elsewhere');
  await call(page, 'Leads.Add', { values: { full_name: 'Dora New' } });
  await page.getByText('251 leads', { exact: true }).waitFor();
  assert.deepEqual(await listed(page), before);
  await page.getByText('4 of 250').waitFor();
  await shot('focus-held');
  await sheet.getByRole('button', { name: 'Next lead' }).click();
  await page.getByRole('heading', { name: before[4] }).waitFor();
  await page.getByText('5 of 250').waitFor();
  await sheet.getByRole('button', { name: 'Archive' }).first().click();
  await sheet.getByText('This lead is archived').waitFor();
  await grid.getByText('Archived', { exact: true }).waitFor();
  await sheet.getByRole('button', { name: 'Previous lead' }).click();
  await page.getByRole('heading', { name: before[3] }).waitFor();
  await page.getByText('4 of 250').waitFor();

  // On to the next page by keys: each in its turn as the list was, also past what was moved there.
  await grid.focus();
  for (let i = 4; i < 107; i++) {
    await page.keyboard.press('ArrowDown');
    if (i < 97) continue;
    await page.getByText(`${i + 1} of 250`).waitFor();
    await sheet.getByRole('heading', { level: 1, name: names[249 - i], exact: true }).waitFor();
  }
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('Home');
  await until('the list is sorted anew', async () => (await listed(page))[0] === 'Dora New');
  const after = await listed(page);
  assert.deepEqual(after.slice(0, 3).sort(), ['Dora New', before[3], far.name].sort());
  assert.ok(!after.includes(before[4]));
  ended();
});

inEachLook('two ways back', async ({ page, shot, served, look }) => {
  await page.goto(`${served.origin}/#/plans`);
  const { press } = hand(page);
  await press(page.getByRole('main').getByRole('button').first());
  const remove = page.getByRole('button', { name: /Remove step|Supprimer l’étape/ });
  for (const n of [4, 3]) {
    await press(remove);
    await until('a step is gone', async () => (await call(page, 'Plans.List'))[0].steps.length === n);
  }
  await page.getByRole('region').getByRole('alertdialog').nth(1).waitFor();
  await shot(`focus-two-undos-${look}`);
  await accessible(page, `two ways back ${look}`);
});
