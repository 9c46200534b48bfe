// The real window: what only a window can do.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { serve } from '../harness/browser.mjs';
import { environment, folder, foyer, pause, program, say, start, stop, until } from '../harness/house.mjs';
import { openWindow, screen } from '../harness/window.mjs';

function leadFile(dir, name) {
  const path = join(dir, name);
  writeFileSync(path, 'First name,Last name,Email\nAda,Moreau,ada@example.com\n');
  return path;
}

test('the page calls a service, keeps the policy and has no context menu', async (t) => {
  const s = await screen(t);
  const w = await openWindow(t, s);
  const about = await w.call('About.Version');
  assert.match(about.webView, /^WebKitGTK \d/);
  await assert.rejects(w.call('Imports.Draft', 'no such import'), /not_found|invalid|key/);
  await w.evaluate(`(() => {
    const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.head.append(s);
    const i = new Image(); i.src = 'http://192.0.2.1/x.png'; document.body.append(i);
  })()`);
  await pause(500);
  assert.equal(await w.evaluate('window.broken'), undefined);
  const faults = await w.faults();
  assert.ok(
    faults.some((f) => f.includes('script-src')) && faults.some((f) => f.includes('img-src')),
    `${faults}`,
  );
  assert.deepEqual(
    faults.filter((f) => !/script-src|img-src/.test(f)),
    [],
  );
  for (const bad of [
    'file:///etc/passwd',
    'http://example.com/',
    'javascript:alert(1)',
    'https://a:b@example.com/',
  ]) {
    await assert.rejects(w.call('Shell.OpenLink', bad), /link\.refused/);
  }
});

test('files of the command line and of a second start come to the first window', async (t) => {
  const s = await screen(t);
  const dir = folder(t);
  const data = folder(t);
  const w = await openWindow(t, s, { data, files: [leadFile(dir, 'first.csv')] });
  await until('the draft of first.csv', async () => (await drafts(w)).includes('first.csv'));
  const second = start(t, program, ['--data', data, leadFile(dir, 'second é.csv')], { env: s.env });
  assert.equal(await second.gone, 0, second.said);
  await until('the draft of the second file', async () => (await drafts(w)).includes('second é.csv'));
});

test('a real drop from another window makes a draft and does not navigate away', async (t) => {
  const s = await screen(t);
  const dir = folder(t);
  const w = await openWindow(t, s);
  const address = await w.evaluate('location.href.split("#")[0]');
  await w.drop('body', leadFile(dir, "It's 100% é #1.csv"), leadFile(dir, 'other.csv'));
  await until('two drafts', async () => (await drafts(w)).length === 2);
  assert.equal(await w.evaluate('location.href.split("#")[0]'), address);
  s.shot('window-after-drop');
});

test('E11: who does other things is told at the end of an import, and a press on that leads back', async (t) => {
  const s = await screen(t);
  const file = join(folder(t), 'zillow & co.csv');
  writeFileSync(file, 'Name,Email\nAda Moreau,ada@example.com\nBo Lindqvist,bo@example.com\n');
  const w = await openWindow(t, s, { files: [file], notices: true });
  const pid = await until('what shows notices', () => /^notices (\d+)$/m.exec(w.child.said)?.[1]);
  await w.click(`text=${say('columns.review', { count: 2 })}`);
  await w.see('the review', `text=${say('review.now', { count: 2 })}`);
  const id = /imports\/([^/?]+)/.exec(await w.evaluate('location.hash'))[1];
  assert.ok(!w.child.said.includes('notice {'), 'nothing is told to who looks on');

  const window = s.run('xdotool', 'search', '--onlyvisible', '--name', '^Foyer$').trim().split('\n').at(-1);
  s.run('xdotool', 'windowminimize', window);
  await until('the window to be away', () => w.evaluate('!document.hasFocus()'));
  await w.evaluate('location.hash = "#/leads"');
  await w.call('Imports.Run', id, 'away');
  const told = JSON.parse(await until('the notice', () => /^notice (.+)$/m.exec(w.child.said)?.[1]));
  assert.equal(told.title, 'Zillow & co');
  assert.match(told.text, /^2 created, 0 merged, 0 with errors\./);

  process.kill(Number(pid), 'SIGUSR1');
  await until('the import on the screen', () => w.evaluate(`location.hash.includes("${id}")`));
  await until('the window back', () => w.evaluate('document.visibilityState === "visible"'));
  s.shot('notice-pressed');
  assert.deepEqual(await w.faults(), []);
});

test('the window comes back where it was', async (t) => {
  const s = await screen(t);
  const data = folder(t);
  const w = await openWindow(t, s, { data });
  // Asked for again until it holds: the window manager may still be placing the window.
  await until('the new size', async () => {
    await w.evaluate('window.runtime.WindowSetSize(1000, 700)');
    await w.evaluate('window.runtime.WindowSetPosition(120, 90)');
    return w.evaluate('innerWidth === 1000 && innerHeight === 700');
  });
  await w.close();
  const again = await openWindow(t, s, { data });
  await until('the size of last time', () => again.evaluate('innerWidth === 1000 && innerHeight === 700'));
});

test('a house that another program has is waited for', async (t) => {
  const s = await screen(t);
  const data = folder(t);
  const served = await serve(t, { data });
  const w = await openWindow(t, s, { data });
  const text = () => w.evaluate('document.body.innerText');
  await until('the sentence that says why', async () => (await text()).includes(say('house.open_elsewhere')));
  s.shot('window-busy');
  await stop(served.child);
  await until('the house', () => w.call('About.Version').then(Boolean, () => false));
  await w.click(`text=${say('common.retry')}`);
  await until('the leads room', async () => (await text()).includes('Imports'));
});

test('without a screen one sentence says what to do', async (t) => {
  const env = environment();
  delete env.DISPLAY;
  delete env.WAYLAND_DISPLAY;
  const child = start(t, program, ['--data', folder(t)], { env });
  assert.equal(await child.gone, 1);
  assert.match(child.said, /foyer serve/);
  assert.equal(child.said.trim().split('\n').length, 1, child.said);
  assert.equal((await foyer(t, 'no-such-file.csv')).code, 2);
});

async function drafts(w) {
  const page = await w.call('Imports.List', {
    state: '',
    search: '',
    sort: '',
    desc: true,
    offset: 0,
    limit: 50,
  });
  return page.rows.map((r) => r.file);
}
