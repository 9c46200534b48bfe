// The sentences on the screen: i18next with both languages in the bundle, typed keys,
// and the same two plural forms that the Go side of this folder uses.
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import en from './en.json';
import fr from './fr.json';

type Whole = keyof typeof en;
type Base<K> = K extends `${infer B}_one` ? B : K extends `${infer B}_other` ? B : K;

/** A key of the words; of those with plural forms, the part before the form. */
export type Key = Base<Whole>;

/** What fills the gaps of a sentence. A count chooses the plural form. */
export type Args = Record<string, string | number>;

export type Language = 'en' | 'fr';

const i18n = i18next.createInstance();
void i18n.init({
  resources: { en: { translation: en }, fr: { translation: fr } },
  lng: 'en',
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});

// French has a third form in CLDR, for whole millions, which differs from the second
// in wording we do not use. Without this, "1 000 000 prospects" would come in English.
const plurals = i18n.services.pluralResolver as { getSuffix: (lang: string, count: number) => string };
plurals.getSuffix = (lang, count) => (new Intl.PluralRules(lang).select(count) === 'one' ? '_one' : '_other');

const formats = new Map<string, Intl.NumberFormat>();
function grouped(n: number, lang: string): string {
  let f = formats.get(lang);
  if (!f) {
    f = new Intl.NumberFormat(lang);
    formats.set(lang, f);
  }
  return f.format(n);
}

function fill(key: string, args: Args | undefined): string {
  if (!args) return i18n.t(key);
  const shown: Record<string, unknown> = { ...args };
  const count = args.count;
  if (count !== undefined && !Number.isNaN(Number(count))) {
    // The number chooses the form, its grouped text is what is shown: i18next takes
    // both from "count", so the text goes in afterwards.
    shown.count = Number(count);
    const text = grouped(Number(count), i18n.language);
    return i18n.t(key, {
      ...shown,
      interpolation: { escapeValue: false, format: undefined },
      count: Number(count),
      replace: { ...shown, count: text },
    });
  }
  return i18n.t(key, shown);
}

/** Says a sentence in the language in force. */
export function say(key: Key, args?: Args): string {
  return fill(key, args);
}

/** Says the sentence of a key that came from elsewhere, or undefined when there is none. */
export function sayKey(key: string, args?: Args): string | undefined {
  const known = i18n.exists(key) || i18n.exists(`${key}_other`);
  return known ? fill(key, args) : undefined;
}

/** The language in force. */
export function language(): Language {
  return i18n.language === 'fr' ? 'fr' : 'en';
}

/** Changes the language; everything on the screen follows. */
export function speak(lang: Language): void {
  document.documentElement.lang = lang;
  void i18n.changeLanguage(lang);
}

function heed(fn: () => void): () => void {
  i18n.on('languageChanged', fn);
  return () => i18n.off('languageChanged', fn);
}

/** Makes a component follow the language, and answers how to say things. */
export function useSay(): typeof say {
  useSyncExternalStore(heed, language);
  return say;
}
