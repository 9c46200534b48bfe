// The browser door as a browser meets it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browse, call, serve } from '../harness/browser.mjs';
import { foyer, program, start, stop, until } from '../harness/house.mjs';

test('a link lets one browser in, once, and its page calls a service', async (t) => {
  const served = await serve(t);
  const stranger = await fetch(`${served.origin}/`);
  assert.equal(stranger.status, 401);
  const { page, shot, ended } = await browse(t, served);
  const about = await call(page, 'About.Version');
  assert.match(about.version, /^\d+\.\d+\.\d+$/);
  assert.match(about.sqlite, /^3\./);
  assert.equal((await fetch(served.link)).status, 401, 'the link works a second time');
  await shot('door');
  // Enter prints another link, which works.
  const before = served.child.said.length;
  served.child.stdin.write('\n');
  while (!/http\S+\s/.test(served.child.said.slice(before))) await new Promise((r) => setTimeout(r, 20));
  const again = /http:\/\/\S+/.exec(served.child.said.slice(before))[0];
  assert.notEqual(again, served.link);
  assert.equal((await fetch(again)).status, 200);
  ended();
});

test('what happens before the page listens is not missed', async (t) => {
  const served = await serve(t);
  const { page, ended } = await browse(t, served);
  await page.route('**/events', async (route) => {
    await new Promise((go) => setTimeout(go, 1500));
    await route.continue();
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Bring in your leads' }).waitFor();
  await call(page, 'Leads.Add', { values: { full_name: 'Hannah Okafor' } });
  await page.getByRole('grid').getByText('Hannah Okafor').waitFor({ timeout: 15000 });
  await page.getByRole('link', { name: 'Leads 1', exact: true }).waitFor();
  ended();
});

test('the side says when Foyer no longer answers', async (t) => {
  const served = await serve(t);
  const { page, shot } = await browse(t, served);
  await page.getByText('On this computer only').waitFor();
  await stop(served.child);
  await page.getByText('Foyer does not answer').waitFor();
  assert.equal(await page.getByText('On this computer only').count(), 0);
  await shot('door-lost');
});

test('the policy holds: nothing inline, nothing from elsewhere', async (t) => {
  const served = await serve(t);
  const { page, faults } = await browse(t, served);
  const policy = (await page.goto(`${served.origin}/`)).headers()['content-security-policy'];
  assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'/);
  assert.deepEqual(faults, [], 'the page itself breaks the policy');
  await page.evaluate(() => {
    const s = document.createElement('script');
    s.textContent = 'window.broken = 1';
    document.head.append(s);
    const i = new Image();
    i.src = 'http://192.0.2.1/x.png';
    document.body.append(i);
    const d = document.createElement('div');
    d.innerHTML = '<b style="color: red" onclick="window.broken = 1">x</b>';
    document.body.append(d);
    d.firstChild.click();
  });
  for (const what of ['script-src', 'img-src', 'style-src'])
    await until(`${what} enforced`, () => faults.some((f) => f.includes(what)));
  assert.equal(await page.evaluate(() => window.broken), undefined);
});

test('a second Foyer on the same house is told so', async (t) => {
  const served = await serve(t);
  const child = start(t, program, ['serve', '--data', served.data]);
  assert.equal(await child.gone, 1);
  assert.equal(child.said.trim().split('\n').length, 1, child.said);
});

test('the command line: version, help, wrong use', async (t) => {
  assert.deepEqual((await foyer(t, 'version')).code, 0);
  assert.deepEqual((await foyer(t, '--help')).code, 0);
  for (const wrong of [['--nonsense'], ['no-such-verb'], ['serve', 'extra']]) {
    const { code, said } = await foyer(t, ...wrong);
    assert.equal(code, 2, `${wrong}: ${said}`);
  }
  const outside = await foyer(t, 'serve', '--listen', '0.0.0.0:0');
  assert.equal(outside.code, 1);
  assert.match(outside.said, /this computer only/);
});
