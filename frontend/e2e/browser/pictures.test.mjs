// The pictures of these tests show what a person sees a moment later, not colours on
// their way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browse, serve } from '../harness/browser.mjs';

test('a picture waits for colours that fade', async (t) => {
  const { page, shot } = await browse(t, await serve(t));
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(() => {
    const { style } = document.body;
    style.transition = 'background-color 800ms linear';
    style.backgroundColor = 'rgb(255, 255, 255)';
    document.body.getBoundingClientRect();
    style.backgroundColor = 'rgb(0, 0, 0)';
  });
  await shot('pictures');
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(0, 0, 0)');
});
