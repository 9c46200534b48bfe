// What one answer of the lead form asks for besides, and IDs that are chosen by name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { browse, call, leadsFound, serve } from '../harness/browser.mjs';
import { until } from '../harness/house.mjs';

async function choose(page, label, option) {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

// C20, I5
test('C20, I5: the form and the sheet ask for the lender, a partner is chosen by name', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await page.goto(`${served.origin}/#/leads`);
  await page.getByText('Bring in your leads').waitFor();
  const firm = await call(page, 'Partners.Add', {
    ...{ name: 'Northlight Homes', contact: 'Pia Sorel', email: '', phone: '' },
  });
  await page.reload();
  await page.getByRole('button', { name: 'Add one by hand' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('Ada Quill');
  await choose(page, /Prequalified/, 'Yes');
  await page.getByText('Prequalified, but by whom?').waitFor();
  await accessible(page, 'the form that asks for a lender');
  await shot('asked-form');
  await page.getByRole('dialog', { name: 'Add lead' }).getByRole('button', { name: 'Add lead' }).click();
  await until('the lead is there', async () => (await leadsFound(page, 'quill')).length === 1);
  const [row] = await leadsFound(page, 'quill');
  await page.goto(`${served.origin}/#/leads/${row.id}`);
  await page.getByText('Prequalified, but by whom?').waitFor();
  await page.getByRole('button', { name: 'Show empty fields' }).click();
  await page.getByRole('button', { name: /^Partner ID/ }).click();
  await page.getByRole('menuitem', { name: /Northlight Homes/ }).click();
  await page.getByRole('button', { name: new RegExp(`^Partner ID: ${firm.code}`) }).waitFor();
  await accessible(page, 'the sheet that asks for a lender');
  await shot('asked-sheet');
  assert.equal((await call(page, 'Leads.Get', row.id)).values.partner_id, firm.code);
  ended();
});
