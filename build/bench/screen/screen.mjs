// Measures how long the list takes from a person's act to painted rows, in Chromium through the browser
// door: the first page, a jump deep down, a sort, a filter and a search. It prints p50, p95 and the worst.
//
//   go run -tags sqlite_fts5 ./build/bench/leads -n 1000000 -dir /tmp/bench   (makes the book)
//   node build/bench/screen/screen.mjs /tmp/bench [times]
//
// It needs the program (build/run once), node_modules and Chromium, and a quiet machine.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const { chromium } = createRequire(join(root, 'frontend/package.json'))('playwright-core');
const [data, times = '15'] = process.argv.slice(2);
if (!data) {
  console.error('The folder of a book is missing: node build/bench/screen/screen.mjs FOLDER [times]');
  process.exit(2);
}

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

const browser = await chromium.launch({
  executablePath: process.env.FOYER_TEST_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
await page.goto(link);
await page.getByRole('grid').waitFor({ timeout: 60000 });

/**
 * Runs `act` in the page and answers the milliseconds until rows other than before stand there whole and
 * have been painted: two frames, the second of which begins after the first was drawn.
 */
const timed = (act, arg) =>
  page.evaluate(
    async ([source, arg]) => {
      const rows = () => [...document.querySelectorAll('[role=row][data-index]')];
      const sight = () =>
        rows()
          .map((r) => `${r.dataset.index}:${r.textContent}`)
          .join('\n');
      const whole = () => rows().length > 0 && rows().every((r) => r.textContent.trim() !== '');
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
      const before = sight();
      const begin = performance.now();
      new Function('arg', source)(arg);
      for (;;) {
        await frame();
        if (whole() && sight() !== before) break;
        if (performance.now() - begin > 20000) return Number.NaN;
      }
      await frame();
      return performance.now() - begin;
    },
    [act, arg],
  );
const go = (address) => timed('location.hash = arg', address);
const settle = () => page.waitForTimeout(250);

const words = ['ma', 'mar', 'smith', 'garcia', 'ann', 'lee', 'jo', 'portland', 'rob', 'el'];
const kinds = {
  'first page': async () => {
    await go('/leads?sort=name');
    await settle();
    return go('/leads?sort=active');
  },
  'deep jump': async (i) => {
    await page.evaluate(() => {
      document.querySelector('[role=grid]').scrollTop = 0;
    });
    await settle();
    return timed(
      "const g = document.querySelector('[role=grid]'); g.scrollTop = (g.scrollHeight - g.clientHeight) * arg",
      0.2 + ((i * 0.37) % 0.75),
    );
  },
  'last row': async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await settle();
    return timed(
      "document.querySelector('[role=grid]').dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true }))",
    );
  },
  sort: async (i) => {
    await go('/leads?sort=active');
    await settle();
    return go(`/leads?sort=${['name', 'source', 'status', 'created', 'contact'][i % 5]}&up=${i % 2 === 0}`);
  },
  filter: async (i) => {
    await go('/leads?sort=active');
    await settle();
    const status = ['contacted', 'qualified', 'showing', 'closed', 'lost'][i % 5];
    return go(`/leads?sort=active&status=${encodeURIComponent(JSON.stringify([status]))}`);
  },
  search: async (i) => {
    await go('/leads?sort=active');
    await settle();
    return go(`/leads?sort=active&q=${words[i % words.length]}`);
  },
};

let slow = 0;
try {
  const { leads } = await page.evaluate(async () => {
    const r = await fetch('/rpc/Home.Summary', { method: 'POST', headers: { 'X-Foyer': '1' }, body: '[]' });
    return r.json();
  });
  console.log(`${leads} leads, ${times} times each, milliseconds until painted`);
  for (const [name, act] of Object.entries(kinds)) {
    await go('/leads?sort=active').catch(() => {});
    await act(0);
    const took = [];
    for (let i = 1; i <= Number(times); i++) {
      await settle();
      took.push(await act(i));
    }
    const lost = took.filter(Number.isNaN).length;
    const sorted = took.filter((n) => !Number.isNaN(n)).sort((a, b) => a - b);
    const at = (share) =>
      sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
    const p95 = at(0.95);
    if (lost > 0 || !(p95 <= 200)) slow++;
    console.log(
      `${name.padEnd(12)} p50 ${at(0.5).toFixed(0).padStart(5)}   p95 ${p95.toFixed(0).padStart(5)}   worst ${at(1).toFixed(0).padStart(5)}${lost ? `   nothing new on the screen: ${lost}` : ''}`,
    );
  }
} finally {
  await browser.close();
  served.kill('SIGTERM');
}
process.exitCode = slow > 0 ? 1 : 0;
