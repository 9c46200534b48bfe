import { afterEach, describe, expect, it } from 'vitest';
import en from './en.json';
import { money } from './formats';
import fr from './fr.json';
import { say, sayKey, speak } from './say';

const gaps = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]))].sort();

describe('words', () => {
  afterEach(() => speak('en'));

  it('has the same keys in both languages', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  it('has the same gaps in both languages', () => {
    const french = fr as Record<string, string>;
    for (const [key, text] of Object.entries(en)) {
      const drop = (list: (string | undefined)[]) =>
        key.endsWith('_one') ? list.filter((g) => g !== 'count') : list;
      expect(drop(gaps(french[key] ?? '')), key).toEqual(drop(gaps(text)));
    }
  });

  it('keeps French spacing: no plain space before : ; ? ! or inside « »', () => {
    for (const [key, text] of Object.entries(fr)) expect(text, key).not.toMatch(/ [:;?!»]|« /);
  });

  it('chooses the form by count and groups the number', () => {
    expect(say('leads.total', { count: 1 })).toBe('1 lead');
    expect(say('leads.total', { count: 1000000 })).toBe('1,000,000 leads');
    speak('fr');
    expect(say('leads.total', { count: 0 })).toBe('0 prospect');
    expect(say('leads.total', { count: 1000000 })).toBe('1\u202f000\u202f000 prospects');
  });

  it('writes money whole, or with both digits of its cents', () => {
    const shown = ['2500', '2500.5', '-0.05', '1200.00', '', 'much'].map(money);
    expect(shown).toEqual(['2,500', '2,500.50', '-0.05', '1,200', '', 'much']);
    speak('fr');
    expect(money('2500')).toMatch(/^2\s500$/);
    expect(money('2500.5')).toMatch(/^2\s500,50$/);
  });

  it('says nothing for a key it lacks', () => {
    expect(sayKey('no.such.key')).toBeUndefined();
    expect(sayKey('leads.total', { count: 2 })).toBe('2 leads');
  });
});
