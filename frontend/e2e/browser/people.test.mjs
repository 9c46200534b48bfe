// Partners with their IDs, the people of the house and what their roles may, and an import
// that goes to a partner: through the browser door.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive } from '../harness/bring.mjs';
import { browse, call, serve } from '../harness/browser.mjs';
import { until } from '../harness/house.mjs';

const file = `Name,Email,Owner,Notes
Hannah Okafor,hannah@example.com,Nadia Rahal,
Daniel Reyes,d.reyes@example.com,Owen Hart,Garden
`;

// I1, I6, I7, I9, A16, A17, B9: a partner is added, its ID copied, a person added; a file goes to the partner.
test('partners, people and the form of an import', async (t) => {
  const served = await serve(t);
  const { page, shot: picture, context, ended } = await browse(t, served, { height: 800 });
  const shot = async (name) => {
    await page.waitForTimeout(300); // colours that axe turned are back
    await picture(name);
  };
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

  await page.goto(`${served.origin}/#/partners`);
  await page.getByText('No partners yet').waitFor();
  await accessible(page, 'no partners');
  await page.getByRole('button', { name: 'Add partner' }).first().click();
  await page.getByLabel('Name').fill('Northlight Homes');
  await page.getByLabel('Contact').fill('Pia Sorel');
  await page.getByLabel('Email').fill('pia.sorel@example.com');
  await page.getByLabel('Phone').fill('(207) 555-0177');
  await accessible(page, 'adding a partner');
  await shot('partners-add');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Northlight Homes' }).waitFor();
  assert.equal(await page.getByRole('table').count(), 0, 'a partner of one person shows no agents');

  const [north] = await call(page, 'Partners.List');
  for (const [name, email] of [
    ['Anton Beck', 'anton.beck@example.com'],
    ['Grace Oyelowo', 'grace.o@example.com'],
  ])
    await call(page, 'Partners.AddAgent', north.code, { name, email });
  for (const [name, contact] of [
    ['Harper & Dunn', 'Kim Harper'],
    ['Casco Savings Bank', 'Noor Haddad'],
    ['Ellen Strand', ''],
  ])
    await call(page, 'Partners.Add', { name, contact, email: '', phone: '' });
  const harper = (await call(page, 'Partners.List'))[1];
  await call(page, 'Partners.SetStanding', harper.code, 'suspended');
  await page.getByRole('table', { name: 'Agents' }).waitFor();
  await page.getByRole('link', { name: /Harper/ }).waitFor();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('button', { name: 'Copied' }).first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), north.code);
  await accessible(page, 'partners');
  await shot('partners');
  await page.getByLabel('Search partners').fill('grace');
  await page.getByRole('link', { name: /Harper/ }).waitFor({ state: 'detached' });
  await page.getByLabel('Search partners').fill('');
  await page.getByRole('button', { name: 'Add agent' }).click();
  await page.getByLabel('Name').fill('beck, ANTON');
  await page.getByText('Somebody here is called Anton Beck already.').waitFor();
  await accessible(page, 'an agent of the same name');
  await shot('partners-agent');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More for Northlight Homes' }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  await page.getByText('Northlight Homes: Suspended').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Northlight Homes: Suspended').waitFor({ state: 'detached' });

  // People and roles.
  await page.goto(`${served.origin}/#/settings/people`);
  await page.getByRole('heading', { name: 'People and roles' }).waitFor();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByRole('dialog').getByLabel('Name').first().fill('Nadia Rahal');
  await page.getByRole('dialog').getByLabel('Email').fill('nadia@example.com');
  await accessible(page, 'adding a person');
  await shot('people-add');
  await page.keyboard.press('Enter');
  await page.getByText('nadia@example.com').waitFor();
  await accessible(page, 'people');
  await shot('people');
  await page.getByRole('tab', { name: /Roles/ }).click();
  await page.getByRole('table', { name: 'Roles' }).waitFor();
  await accessible(page, 'roles');
  await shot('roles');
  await page.getByRole('button', { name: /Download, Agent/ }).click();
  await page.getByRole('option', { name: 'Own' }).click();
  await page.getByRole('button', { name: /Own.*Download, Agent/ }).waitFor();
  assert.equal(
    (await call(page, 'People.Rights')).find((r) => r.action === 'exports.write').cells[3].reach,
    'own',
  );

  // The form of an import.
  const id = await arrive(page, 'fair.csv', file);
  await page.getByText('All required fields are covered').waitFor();
  const rail = page.getByRole('complementary', { name: 'About this import' });
  await rail.getByRole('button', { name: /Rating/ }).click();
  await page.getByRole('option', { name: 'Warm' }).click();
  await rail.getByRole('button', { name: /Lead type/ }).click();
  await page.getByRole('option', { name: 'Walk-in' }).click();
  await rail.getByRole('button', { name: /Partner/ }).click();
  assert.equal(
    await page.getByRole('option', { name: /Harper/ }).count(),
    0,
    'a suspended partner is offered',
  );
  await page.getByRole('option', { name: /Northlight/ }).click();
  await rail.getByRole('button', { name: /Agent/ }).click();
  await page.getByRole('option', { name: /Grace/ }).click();
  await rail.getByLabel('Comments').fill('Met at the fair.');
  await rail.getByRole('button', { name: 'Add a field' }).click();
  await page.getByRole('option', { name: 'City' }).click();
  await rail.getByRole('textbox', { name: 'City' }).fill('Portland');
  await page.keyboard.press('Tab');
  await accessible(page, 'the form of an import');
  await shot('import-form-top');
  await rail.getByRole('heading', { name: 'Rows with an error' }).scrollIntoViewIfNeeded();
  await shot('import-form');
  const now = await until('the form to be kept', async () => {
    const d = (await call(page, 'Imports.Draft', id)).import;
    return d.comments && d.defaults.length > 0 ? d : undefined;
  });
  assert.deepEqual(
    [now.rating, now.leadType, now.partner, now.comments, now.defaults],
    ['Warm', 'Walk-in', north.code, 'Met at the fair.', [{ field: 'city', value: 'Portland' }]],
  );

  // C17: an owner who is nobody here holds the import back, until the person is added.
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('button', { name: '1 row needs fixing' }).waitFor();
  await page.getByRole('gridcell', { name: 'Nadia Rahal' }).waitFor();
  await shot('people-review');
  await call(page, 'People.Add', {
    name: 'Owen Hart',
    email: '',
    login: '',
    role: 'agent',
    site: '',
    import: true,
  });
  await page.getByRole('button', { name: /Import 2 rows/ }).waitFor();
  ended();
});
