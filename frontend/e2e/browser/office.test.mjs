// A small office at one computer, through the browser door: one brings a file, another answers for it
// lead by lead, and who brought it reads what became of each. And the rooms of an office in the largest text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive, bring } from '../harness/bring.mjs';
import { browse, call, serve } from '../harness/browser.mjs';
import { folder, stop, until } from '../harness/house.mjs';

const file = `Name,Phone,Email,Owner
Hannah Okafor,(207) 555-0142,hannah@example.com,Nadia Rahal
Daniel Reyes,(207) 555-0150,d.reyes@example.com,
Marisol Vega,(603) 555-0128,marisol@example.com,
`;

// E9, E25, A26: FOYER_USER says whose book the door opens.
test('E9: leads are answered one by one, and who brought them is told', async (t) => {
  const data = folder(t);
  const enter = async (who) => {
    const served = await serve(t, { data, env: { FOYER_USER: who } });
    return { served, ...(await browse(t, served, { height: 800 })) };
  };
  const leave = async (seen) => {
    await seen.context.close();
    seen.ended();
    await stop(seen.served.child);
  };

  let seen = await enter('Robin Keller');
  for (const [name, may] of [
    ['Nadia Rahal', true],
    ['Tom Berg', false],
  ])
    await call(seen.page, 'People.Add', { name, email: '', login: '', role: 'agent', site: '', import: may });
  // Nobody else sees this one, who may be one of those that will come in.
  await call(seen.page, 'Leads.Add', { values: { full_name: 'Danny Reyes', phone: '(207) 555-0150' } });
  await leave(seen);

  // One who may not import is not told to.
  seen = await enter('Tom Berg');
  await seen.page.getByText('Nothing is here yet').waitFor();
  assert.equal(await seen.page.getByRole('link', { name: /Approvals/ }).count(), 0);
  await leave(seen);

  seen = await enter('Nadia Rahal');
  const id = await arrive(seen.page, 'spring.csv', file);
  await seen.page.getByRole('button', { name: /^Review/ }).click();
  await seen.page.getByRole('button', { name: 'Import 3 rows now' }).click();
  await seen.page.getByText('3 new leads are waiting for approval.').waitFor({ timeout: 20000 });
  await leave(seen);

  seen = await enter('Robin Keller');
  const { page } = seen;
  await page.goto(`${seen.served.origin}/#/approvals`);
  await page.getByText('3 leads from Nadia Rahal').waitFor();
  await page.getByRole('tab', { name: /^Leads/ }).click();
  await page.getByRole('button', { name: /Daniel Reyes/ }).click();
  await page.getByText('May be the same person').waitFor();
  await page.getByRole('link', { name: 'Danny Reyes' }).waitFor();
  await accessible(page, 'approvals of one who may be here');
  await seen.shot('office-approvals-alike');
  await page.keyboard.press('a');
  await page.getByText('1 approved').waitFor();
  await page.getByRole('button', { name: /Marisol Vega/ }).click();
  await page.getByLabel('Reason (optional)').fill('She is with another agency.');
  await page.keyboard.press('Enter');
  await page.getByText('1 lead declined').waitFor();
  await page.getByRole('tab', { name: /^Imports/ }).click();
  await page.getByText('1 lead from Nadia Rahal').waitFor();
  await accessible(page, 'approvals of what is left');
  await seen.shot('office-approvals');
  await leave(seen);

  seen = await enter('Nadia Rahal');
  await seen.page.goto(`${seen.served.origin}/#/imports/${id}`);
  await seen.page.getByText('1 new lead is waiting for approval.').waitFor();
  await seen.page.getByText(/Robin Keller declined 1 row: She is with another agency/).waitFor();
  await seen.page.getByRole('button', { name: 'View results' }).click();
  await seen.page.getByRole('button', { name: 'Declined' }).click();
  await seen.page.getByRole('dialog').getByText('She is with another agency.').waitFor();
  await accessible(seen.page, 'results with one that was declined');
  await seen.shot('office-results');
  await leave(seen);
});

// L11: nothing is cut off at the side in the largest text and the smallest window, in both languages.
test('L11: the lists of an office need no scrolling sideways in the largest text', async (t) => {
  const served = await serve(t);
  const { page, shot, ended } = await browse(t, served, { height: 800 });
  await bring(page, 'spring.csv', file.replaceAll('Nadia Rahal', ''), { approveNow: true });
  await call(page, 'People.Add', {
    name: 'Nadia Rahal',
    email: 'nadia.rahal@example.com',
    login: '',
    role: 'director',
    site: '',
    import: true,
  });
  const north = await call(page, 'Partners.Add', {
    name: 'Northlight Homes',
    contact: 'Pia Sorel',
    email: 'pia.sorel@example.com',
    phone: '',
  });
  await call(page, 'Partners.AddAgent', north.code, { name: 'Anton Beck', email: 'anton.beck@example.com' });
  const { settings } = await call(page, 'Home.Start');
  await page.setViewportSize({ width: 960, height: 640 });
  for (const language of ['en', 'fr']) {
    await call(page, 'Home.Set', { ...settings, textSize: 'larger', language });
    for (const [name, hash, ready] of [
      ['imports', 'imports', (p) => p.getByRole('table')],
      ['partners', 'partners', (p) => p.getByRole('table')],
      ['people', 'settings/people', (p) => p.getByRole('table')],
      ['roles', 'settings/people', (p) => p.getByRole('tab').nth(1)],
      ['presets', 'settings/presets', (p) => p.getByText('spring')],
    ]) {
      await page.goto(`${served.origin}/#/${hash}`);
      await page.reload();
      await ready(page).first().waitFor();
      if (name === 'roles') {
        await page.getByRole('tab').nth(1).click();
        await page.getByRole('columnheader').nth(3).waitFor();
      }
      await shot(`office-largest-${name}-${language}`);
      assert.deepEqual(await sideways(page), [], `${name} in ${language}`);
    }
  }
  await until(
    'the words of the last language',
    async () => (await page.locator('html').getAttribute('lang')) === 'fr',
  );
  ended();
});

/** What scrolls sideways on the page. */
function sideways(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((e) => e.scrollWidth > e.clientWidth + 1)
      .filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX) || e === document.documentElement)
      .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`),
  );
}
