// Measures how long the list takes from a person's act to painted rows, in Chromium through the browser
// door: the first page, a jump deep down by each column, a sort by each, each filter, and a search from two
// letters on. Keys and clicks are real ones: the clock starts with the event as the browser stamps it, so
// what the page waits before it asks is counted. It prints p50, p95 and the worst.
//
//   go run -tags sqlite_fts5 ./build/bench/leads -n 1000000 -dir /tmp/bench   (makes the book)
//   node build/bench/screen/screen.mjs /tmp/bench [times] [kind…]
//
// It needs the program (build/run once), node_modules and Chromium, and a quiet machine.
import { chromium, kinds, serve, timer } from './acts.mjs';

const [data, times = '15', ...only] = process.argv.slice(2);
if (!data) {
  console.error('The folder of a book is missing: node build/bench/screen/screen.mjs FOLDER [times] [kind…]');
  process.exit(2);
}

const { served, link } = await serve(data);
const browser = await chromium.launch({
  executablePath: process.env.FOYER_TEST_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
let slow = 0;
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  await page.addInitScript(timer);
  await page.goto(link);
  await page.getByRole('grid').waitFor({ timeout: 60000 });
  const { leads } = await page.evaluate(async () => {
    const r = await fetch('/rpc/Home.Summary', { method: 'POST', headers: { 'X-Foyer': '1' }, body: '[]' });
    return r.json();
  });
  console.log(`${leads} leads, ${times} times each, milliseconds from the event until painted`);
  for (const [name, act] of Object.entries(kinds)) {
    if (only.length > 0 && !only.some((o) => name.startsWith(o))) continue;
    await act(page, 0);
    const took = [];
    for (let i = 1; i <= Number(times); i++) took.push(await act(page, i));
    const sorted = took.filter((n) => n !== null).sort((a, b) => a - b);
    const same = took.length - sorted.length;
    const at = (share) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
    if (sorted.length === 0) {
      console.log(`${name.padEnd(20)} always the same rows: this book has nothing to tell apart here`);
      continue;
    }
    const [p50, p95, worst] = [0.5, 0.95, 1].map(at);
    if (!(p95 <= 200)) slow++;
    const figure = (n) => n.toFixed(0).padStart(5);
    console.log(
      `${name.padEnd(20)} p50 ${figure(p50)}   p95 ${figure(p95)}   worst ${figure(worst)}${same ? `   the same rows: ${same}` : ''}`,
    );
  }
} finally {
  await browser.close();
  served.kill('SIGTERM');
}
process.exitCode = slow > 0 ? 1 : 0;
