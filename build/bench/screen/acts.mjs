// The acts of a person whose answer is timed, and the clock in the page that times them.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const { chromium } = createRequire(join(root, 'frontend/package.json'))('playwright-core');

/** Starts the program on a book and answers the link of its browser door. */
export async function serve(data) {
  const served = spawn(join(root, 'build/bin/foyer'), ['serve', '--data', data], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  });
  const link = await new Promise((found, failed) => {
    let said = '';
    const hear = (d) => {
      said += d;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) found(address);
    };
    served.stdout.on('data', hear);
    served.stderr.on('data', hear);
    served.on('exit', () => failed(new Error(`foyer serve ended: ${said}`)));
  });
  return { served, link };
}

/**
 * Put into the page: timeRows() resolves with the milliseconds from the last key, click or jump of the bar
 * until the rows that stay have been painted, that is until the frame after the one that holds them began.
 * Rows of a question asked on the way (a word half typed) count as on the way: only the last change counts,
 * after which nothing changes for a while. null says that the answer holds the very rows that stood there.
 */
export function timer() {
  let begin = Number.NaN;
  const heard = (e) => {
    if (e.isTrusted) begin = e.timeStamp;
  };
  for (const type of ['keydown', 'pointerup']) addEventListener(type, heard, true);
  window.timeRows = async (act) => {
    const rows = () => [...document.querySelectorAll('[role=row][data-index]')];
    const whole = (all) => all.length > 0 && all.every((r) => r.textContent.trim() !== '');
    const sight = (all) => all.map((r) => `${r.dataset.index}:${r.textContent}`).join('\n');
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    let last = sight(rows());
    const before = last;
    begin = Number.NaN;
    const started = performance.now();
    if (act) {
      begin = started;
      document.querySelector('[role=grid]').scrollTop = act.jump;
    }
    let painted = Number.NaN;
    let changed = false;
    for (;;) {
      await frame();
      const now = performance.now();
      if (changed) painted = now;
      const all = rows();
      const seen = sight(all);
      changed = whole(all) && seen !== last && !Number.isNaN(begin);
      if (changed) last = seen;
      if (!changed && painted > begin && now - painted > 500) return painted - begin;
      if (now - begin > 1500 && last === before && whole(all) && !document.querySelector('[aria-busy=true]'))
        return null;
      if (now - started > 8000) return Number.POSITIVE_INFINITY;
    }
  };
}

const settle = (page) => page.waitForTimeout(300);
/** Stands the list at its head, in an order, without filter or search. */
async function stand(page, where) {
  await page.evaluate((to) => {
    location.hash = to;
    const grid = document.querySelector('[role=grid]');
    if (grid) grid.scrollTop = 0;
  }, where);
  await page.waitForFunction(() => document.querySelector('[role=grid]:not([aria-busy]) [data-index="0"]'));
  await settle(page);
}
/** Times what do() makes with keys and the mouse. */
async function timed(page, act) {
  await page.evaluate(() => {
    window.took = window.timeRows();
    return null;
  });
  await act();
  return page.evaluate(() => window.took);
}

const columns = ['name', 'contact', 'source', 'owner', 'status', 'active', 'created'];
const heads = {
  name: 'Name',
  contact: 'Contact',
  source: 'Source',
  owner: 'Assigned',
  status: 'Status',
  active: 'Last activity',
  created: 'Created',
};
// The last letter of each is the one timed.
const words = 'ma jo sm an ro el ga le wi br mar joh and por gma th 55 de ka no'.split(' ');

async function filter(page, name, i) {
  // The newest may all be of one kind, and a filter by it would change nothing to be seen.
  await stand(page, `/leads?sort=${i % 2 ? 'name' : 'contact'}&up=true`);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  const menu = page.getByRole('dialog', { name, exact: true });
  const ticks = menu.locator('label');
  await ticks.first().waitFor();
  await settle(page);
  const box = await ticks.nth(i % Math.min(await ticks.count(), 8)).boundingBox();
  const took = await timed(page, () => page.mouse.click(box.x + 8, box.y + box.height / 2));
  await page.keyboard.press('Escape');
  return took;
}

async function search(page, word, delay) {
  await stand(page, '/leads?sort=active');
  await page.keyboard.press('/');
  await page.keyboard.type(word.slice(0, -1), { delay });
  if (!delay) await page.waitForTimeout(900);
  return timed(page, async () => {
    if (delay) await page.waitForTimeout(delay);
    await page.keyboard.press(word.at(-1));
  });
}

/** Each answers the milliseconds of its i-th go. */
export const kinds = {
  'first page': async (page) => {
    await stand(page, '/leads?sort=active');
    await page.getByRole('link', { name: 'Imports' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Imports' }).waitFor();
    await settle(page);
    return timed(page, () =>
      page
        .getByRole('link', { name: /^Leads/ })
        .first()
        .click(),
    );
  },
  ...Object.fromEntries(
    columns.map((column) => [
      `deep by ${column}`,
      async (page, i) => {
        await stand(page, `/leads?sort=${column}&up=${i % 2 === 0}`);
        return page.evaluate(
          (share) => {
            const g = document.querySelector('[role=grid]');
            return window.timeRows({ jump: (g.scrollHeight - g.clientHeight) * share });
          },
          0.1 + ((i * 0.37) % 0.85),
        );
      },
    ]),
  ),
  'last row': async (page, i) => {
    await stand(page, `/leads?sort=${columns[i % columns.length]}&up=${i % 2 === 0}`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await settle(page);
    return timed(page, () => page.keyboard.press('End'));
  },
  ...Object.fromEntries(
    columns.map((column) => [
      `sort by ${column}`,
      async (page) => {
        await stand(page, `/leads?sort=${column === 'active' ? 'name' : 'active'}`);
        return timed(page, () =>
          page.getByRole('columnheader').getByRole('button', { name: heads[column], exact: true }).click(),
        );
      },
    ]),
  ),
  'filter by status': (page, i) => filter(page, 'Status', i),
  'filter by source': (page, i) => filter(page, 'Source', i),
  'filter by owner': (page, i) => filter(page, 'Assigned', i),
  'filter by import': (page, i) => filter(page, 'Import', i),
  'filter by a field': async (page, i) => {
    await stand(page, '/leads?sort=active');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'A field', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(['ma', 'jo', 'an', 'ro', 'el', 'ga'][i % 6]);
    await settle(page);
    return timed(page, () => page.keyboard.press('Enter'));
  },
  'search, next letter': (page, i) => search(page, words[i % words.length], 0),
  'search, typed on': (page, i) => search(page, words[i % words.length], 70),
};
