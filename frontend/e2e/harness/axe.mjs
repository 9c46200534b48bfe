// What axe says of the page as it stands, in light and in dark.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails when axe finds anything of WCAG 2.2 A or AA on the page, light or dark. The
 * kit's announcer is left out: it names things that are gone again by the time it is read.
 */
export async function accessible(page, screen) {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // A menu on its way in is half transparent, which is no contrast to judge.
    await settled(page);
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run(
        { exclude: '[data-live-announcer]' },
        {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          // Experimental: it takes the initials in a disc, hidden from screen readers, for the label.
          rules: { 'label-content-name-mismatch': { enabled: false } },
        },
      );
      return violations.flatMap((v) =>
        v.nodes.map(
          (n) => `${v.id}: ${n.target.join(' ')}: ${n.html.slice(0, 160)}: ${n.any[0]?.message ?? ''}`,
        ),
      );
    });
    assert.deepEqual(found, [], `${screen}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: null });
  await settled(page); // or the next picture shows colours on their way back
}

/** Waits until nothing moves or changes colour any more, but for what never ends. */
function settled(page) {
  return page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((a) => Number.isFinite(a.effect.getComputedTiming().endTime))
        .map((a) => a.finished.catch(() => {})),
    ),
  );
}
