// The looks the house can have: a test that draws screens runs once in each.
import { test } from 'node:test';
import { browse, call, serve } from './browser.mjs';

const looks = [
  { width: 960, height: 640, dark: true, locale: 'en-US' },
  { width: 1280, height: 800, dark: true, locale: 'fr-CA' },
  { width: 960, height: 640, dark: false, locale: 'fr-CA' },
];

/** Changes some of a person's settings. */
export async function settings(page, some) {
  const me = await call(page, 'Home.Start');
  await call(page, 'Home.Set', { ...me.settings, ...some });
}

/**
 * Runs a test on a fresh house in each look: fn gets what `browse` answers, the house as
 * `served`, and `look`, which tells its pictures and checks apart.
 */
export function inEachLook(title, fn) {
  for (const { locale, dark, ...size } of looks)
    test(`${title} at ${size.width}, ${dark ? 'dark' : 'light'}, ${locale}`, async (t) => {
      const served = await serve(t);
      const seen = await browse(t, served, { ...size, dark, locale });
      const language = locale.slice(0, 2);
      if (language !== 'en') await settings(seen.page, { language });
      await fn({ ...seen, served, look: `${size.width}-${dark ? 'dark' : 'light'}-${language}` });
      seen.ended();
    });
}
