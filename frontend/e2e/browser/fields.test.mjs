// Fields that an office adds to its leads, on the lead sheet and in the form: G4 as far as B7.

import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { say } from '../harness/house.mjs';

test('fields of the office are filled, seen, edited and found', async (t) => {
  const served = await serve(t);
  const { page, shot: picture, ended } = await browse(t, served, { height: 800 });
  const shot = async (name) => {
    await page.waitForTimeout(300); // colours that axe turned are back
    await picture(name);
  };
  for (const [label, kind, choices] of [
    ['Move date', 'date', []],
    ['Rooms', 'number', []],
    ['Deposit', 'money', []],
    ['Pets', 'yes_no', []],
    ['View', 'list', ['Sea', 'Garden']],
    ['Parking', 'text', []],
  ])
    await call(page, 'Fields.Add', label, kind, choices);
  await call(page, 'Leads.Add', { values: { full_name: 'Somebody Else' } });
  await page.goto(`${served.origin}/#/leads`);
  await page.reload();
  await page.getByRole('button', { name: 'Add lead' }).first().waitFor();
  await page.keyboard.press('c');
  const form = page.locator('[data-add-lead]');
  await form.getByLabel('Name').first().fill('Hannah Okafor');
  await form.getByLabel('Parking').fill('Two cars');
  await form.getByLabel('Rooms').fill('1 234,5');
  await form.getByLabel('Parking').scrollIntoViewIfNeeded();
  await accessible(page, 'adding a lead with fields of the office');
  await shot('fields-add');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Hannah Okafor').first().waitFor();
  const [lead] = await leadsFound(page, 'two cars');
  await page.goto(`${served.origin}/#/leads/${lead.id}`);
  await page.getByRole('heading', { name: say('section.custom') }).waitFor();
  await page.getByRole('button', { name: 'Rooms: 1,234.5' }).waitFor();
  await page.getByRole('button', { name: 'Parking: Two cars' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('One car');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Parking: One car' }).waitFor();
  await page.getByRole('button', { name: 'Show empty fields' }).click();
  await page.getByRole('button', { name: 'Pets: Empty' }).click();
  await page.getByRole('menuitem', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Pets: Yes' }).waitFor();
  await page.getByRole('heading', { name: say('section.custom') }).scrollIntoViewIfNeeded();
  await accessible(page, 'fields of the office on the sheet');
  await shot('fields-sheet');
  ended();
});
