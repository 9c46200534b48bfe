// Import presets on their way from one house to another, through the browser door.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { accessible } from '../harness/axe.mjs';
import { arrive } from '../harness/bring.mjs';
import { browse, call, dropFiles, serve } from '../harness/browser.mjs';

const text = [
  'Contact Name,Phone,Email,Pool,Status',
  'Hannah Okafor,(207) 555-0142,hannah@example.com,kidney,Ghosted',
].join('\n');

/** A house whose files of this kind have a preset of a name, with Pool going to a field. */
async function house(t, name, key) {
  const served = await serve(t);
  const seen = await browse(t, served);
  const { page } = seen;
  if (name) {
    const id = await arrive(page, `${name}.csv`, text);
    const { mapping } = await call(page, 'Imports.Draft', id);
    const pool = mapping.columns.find((c) => c.header === 'Pool');
    pool.key = key ?? (await call(page, 'Fields.Add', 'Pool size', 'text', [])).key;
    await call(page, 'Imports.Remap', id, mapping);
  }
  return { ...seen, presets: () => page.goto(`${served.origin}/#/settings/presets`) };
}

// B22
test('presets are saved to a file and brought in elsewhere, beside what is there', async (t) => {
  const from = await house(t, 'zillow');
  await from.presets();
  const [saved] = await Promise.all([
    from.page.waitForEvent('download'),
    (async () => {
      await from.page.getByRole('button', { name: 'More for Zillow' }).click();
      await from.page.getByRole('menuitem', { name: 'Save to a file' }).click();
    })(),
  ]);
  assert.equal(saved.suggestedFilename(), 'Zillow.foyer-preset.json');
  const file = await readFile(await saved.path(), 'utf8');
  assert.equal(JSON.parse(file).foyer, 'preset');
  from.ended();

  const { page, presets, shot, ended } = await house(t, 'zillow', 'message');
  await presets();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Bring in' }).click(),
  ]);
  await chooser.setFiles({
    name: saved.suggestedFilename(),
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await page.getByText('“Zillow (2)” came in.').waitFor();
  await page.getByText('there is no field “Pool size” here').waitFor();
  // Of neither was a file imported yet.
  await page.getByText('5 columns, not used yet').nth(1).waitFor();
  await accessible(page, 'presets that came in');
  await shot('settings-presets-in');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Zillow (2)').first().waitFor({ state: 'detached' });

  // Dropped anywhere, it comes in as well; a list like those is then filled in from it.
  await page.goto(`${new URL(page.url()).origin}/#/leads`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await dropFiles(page, 'body', [{ name: 'Zillow.foyer-preset (1).json', text: file }]);
  await page.waitForURL(/#\/settings\/presets/);
  await page.getByText('“Zillow (2)” came in.').waitFor();
  await dropFiles(page, 'body', [{ name: 'april.csv', text }]);
  await page.getByText('Looks like “Zillow (2)”.').waitFor();

  // Under another name it is told where to go, and what is cut off is told so.
  await dropFiles(page, 'body', [{ name: 'zillow.txt', text: file }]);
  await page
    .getByText('zillow.txt holds import presets. Bring it in under Settings, Import presets.')
    .waitFor();
  await dropFiles(page, 'body', [{ name: 'half.foyer-preset.json', text: file.slice(0, 400) }]);
  await page.getByText('half.foyer-preset.json is cut off or damaged.').waitFor();
  ended();
});
