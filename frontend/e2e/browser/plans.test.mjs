// Action plans, through the browser door: one is made and changed, started on a lead, worked on step by
// step, and completed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { bring } from '../harness/bring.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { until } from '../harness/house.mjs';

const file = 'Name,Email\nAda Quill,ada@example.com\nBo Roy,bo@example.com\n';

const texts = (page) => page.getByRole('grid', { name: 'Steps' }).locator('b').allTextContents();

// H9, H11: a plan is made ready, put in order by the keyboard, and changed step by step.
test('H11: a plan is made and changed, and each answer is kept', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/leads`);
  await page.getByRole('link', { name: 'Action plans' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.getByText('No action plan yet').waitFor();
  await accessible(page, 'no plan yet');
  await page.getByRole('button', { name: 'Create “New buyer, first 10 days”' }).click();
  await page.getByRole('grid', { name: 'Steps' }).waitFor();
  assert.equal((await texts(page)).length, 5);

  // The second step goes to the end, by its handle and the arrows.
  await page.getByRole('row', { name: /Send the buyer guide/ }).click();
  await page.keyboard.press('ArrowRight');
  for (const key of ['Enter', 'End', 'Enter']) {
    await page.keyboard.press(key);
    // A step on its way takes the keys once its places are drawn.
    await page.waitForTimeout(100);
  }
  const kept = async () => (await call(page, 'Plans.List'))[0];
  await until('the step is last', async () => (await kept()).steps[4].text === 'Send the buyer guide');
  assert.equal((await texts(page))[4], 'Send the buyer guide');

  await page.getByRole('row', { name: /Send the buyer guide/ }).click();
  const rail = page.getByRole('complementary', { name: 'Step 5' });
  await rail.getByRole('button', { name: /Due/ }).click();
  await page.getByRole('option', { name: 'Day 14', exact: true }).click();
  await rail.getByLabel('Note to the agent').fill('The one of this year.');
  await page.getByRole('button', { name: 'Add a step' }).click();
  const fresh = page.getByRole('complementary', { name: 'Step 6' }).getByLabel('What to do');
  await fresh.waitFor();
  await page.keyboard.type('Ask how it went');
  await page.keyboard.press('Enter');
  await until('the new step is kept', async () => (await kept()).steps[5]?.text === 'Ask how it went');
  const now = await kept();
  assert.deepEqual(
    now.steps.slice(4).map((x) => [x.text, x.amount, x.unit, x.note]),
    [
      ['Send the buyer guide', 14, 'days', 'The one of this year.'],
      ['Ask how it went', 14, 'days', ''],
    ],
  );
  await page.getByRole('button', { name: 'Remove step' }).click();
  await page.getByText('“Ask how it went” was removed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the step is back', async () => (await kept()).steps.length === 6);

  await page.getByRole('row', { name: /Agree on a search area/ }).click();
  await accessible(page, 'a plan');
  await shot('plans');

  await page.getByRole('button', { name: 'New plan' }).click();
  await page.getByRole('textbox', { name: 'Name of the plan' }).waitFor();
  await page.keyboard.type('Sellers');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Sellers/ }).waitFor();
  await page.getByRole('button', { name: 'More for Sellers' }).click();
  await page.getByRole('menuitem', { name: 'Remove plan' }).click();
  await page.getByText('Sellers was removed.').waitFor();
  assert.equal((await call(page, 'Plans.List')).length, 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: /Sellers/ }).waitFor();

  await page.setViewportSize({ width: 960, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false);
  await accessible(page, 'plans in a small window');
  await shot('plans-small');
  ended();
});

// H11: the first plan of a house begins with its name too, and no key goes elsewhere.
test('H11: the first new plan takes its name at once', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/plans`);
  await page.getByText('No action plan yet').waitFor();
  await page.getByRole('button', { name: 'New plan' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the plan' });
  await name.waitFor();
  assert.deepEqual(
    await name.evaluate((el) => [
      document.activeElement === el,
      el.selectionEnd - el.selectionStart === el.value.length,
    ]),
    [true, true],
  );
  await page.keyboard.type('g l first');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /g l first/ }).waitFor();
  await until('the name is kept', async () => (await call(page, 'Plans.List'))[0].name === 'g l first');
  ended();
});

// G2, H10, H12: a plan starts on a lead, its steps are done one by one, and the lead goes on when all are.
test('G2: a lead is worked on by its plan until it is completed', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/plans`);
  await page.getByRole('button', { name: 'Create “New buyer, first 10 days”' }).click();
  await page.getByRole('grid', { name: 'Steps' }).waitFor();
  await call(page, 'People.Add', {
    name: 'Nadia Rahal',
    email: 'nadia@example.com',
    login: '',
    role: 'agent',
    site: '',
    import: true,
  });
  await page.getByRole('button', { name: /assign the lead to/ }).click();
  await page.getByRole('option', { name: 'Nadia Rahal' }).click();
  await until(
    'the plan hands on',
    async () => (await call(page, 'Plans.List'))[0].assignName === 'Nadia Rahal',
  );

  await bring(page, 'spring.csv', file, {});
  const lead = (await leadsFound(page, 'ada'))[0].id;
  await page.goto(`${served.origin}/#/leads/${lead}`);
  const sheet = page.getByRole('dialog', { name: /Ada Quill/ });
  await sheet.getByRole('button', { name: 'Start a plan' }).click();
  await page.getByRole('menuitem', { name: 'New buyer, first 10 days' }).click();
  const block = sheet.getByRole('region', { name: 'Action plan' });
  await block.getByText('0 of 5').waitFor();
  await sheet.getByText('Plan on time').waitFor();
  await block.getByRole('button', { name: 'Mark done' }).click();
  await block.getByText('1 of 5').waitFor();
  await sheet.getByText('Done: Call within 2 hours').waitFor();

  await block.getByRole('button', { name: 'More for the action plan' }).click();
  await page.getByRole('menuitem', { name: 'Pause the plan' }).click();
  await block.getByRole('button', { name: 'Resume the plan' }).waitFor();
  assert.equal(await block.getByRole('button', { name: /Mark/ }).count(), 0);
  await block.getByRole('button', { name: 'Resume the plan' }).click();
  await block.getByRole('button', { name: 'Mark done' }).click();
  await block.getByText('2 of 5').waitFor();

  await block.getByText('Fill in first: Budget to, City').waitFor();
  await block.getByRole('button', { name: 'Mark done' }).click();
  await page.getByText(/“Agree on a search area” is done once this is filled in: Budget to, City/).waitFor();
  await accessible(page, 'a lead with its plan');
  await shot('plans-lead');
  const { born } = await call(page, 'Leads.Get', lead);
  await call(page, 'Leads.Edit', lead, [
    { field: 'city', was: '', seen: born, now: 'Laval' },
    { field: 'budget_max', was: '', seen: born, now: '400000' },
  ]);
  await block.getByText('Fill in first').waitFor({ state: 'detached' });
  for (const n of [3, 4, 5]) {
    await block.getByRole('button', { name: 'Mark done' }).click();
    await block.getByText(`${n} of 5`).waitFor();
  }
  await sheet.getByText('Plan completed').waitFor();
  await sheet.getByText('Completed the plan “New buyer, first 10 days”').waitFor();
  assert.equal((await call(page, 'Leads.Get', lead)).ownerName, 'Nadia Rahal');
  await block.getByRole('button', { name: 'Not done after all: Review with the broker' }).click();
  await sheet.getByText('Plan on time').waitFor();
  await sheet.getByRole('button', { name: 'Archive' }).first().click();
  await block.getByText('It goes on once the lead is restored or approved.').waitFor();
  await accessible(page, 'an archived lead with its plan');
  ended();
});

// F5: what is late of a plan, and since when, is told in the head of the sheet.
test('F5: a late task is told with what is late', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  const step = { id: '', amount: 0, unit: 'hours', who: 'agent', note: '', fields: [] };
  const plan = await call(page, 'Plans.Save', {
    id: '',
    name: 'Renter, quick answer',
    inUse: true,
    version: 0,
    lateAfter: 0,
    assign: '',
    assignName: '',
    leads: 0,
    steps: [
      { ...step, kind: 'call', text: 'Call back' },
      { ...step, kind: 'meeting', text: 'Show the flat', amount: 1, unit: 'days' },
    ],
  });
  await bring(page, 'spring.csv', file, {});
  const lead = (await leadsFound(page, 'ada'))[0].id;
  await call(page, 'Plans.Start', lead, plan.id);
  await page.goto(`${served.origin}/#/leads/${lead}`);
  const sheet = page.getByRole('dialog', { name: /Ada Quill/ });
  await sheet.getByText(/^Late since/).waitFor();
  await sheet.getByText('Due tomorrow').waitFor();
  await sheet.getByRole('heading', { name: 'Ada Quill' }).hover();
  await sheet.getByText('Late task').hover();
  await page.getByRole('tooltip', { name: /Call back: Late since/ }).waitFor();
  await shot('plans-late');
  await sheet.getByRole('button', { name: 'Mark done' }).click();
  await sheet.getByText('Plan on time').waitFor();
  ended();
});
