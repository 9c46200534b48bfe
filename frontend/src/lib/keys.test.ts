import { afterEach, expect, it } from 'vitest';
import { speak } from '../words/say';
import { keyText } from './keys';

afterEach(() => speak('en'));

it('names keys as they stand on the keyboards of a language', () => {
  expect(keyText('Mod Shift Z')).toBe('Ctrl Shift Z');
  expect(keyText('Up')).toBe('↑');
  speak('fr');
  expect(keyText('Mod Shift Z')).toBe('Ctrl Maj Z');
  expect(keyText('Escape')).toBe('Échap');
  expect(keyText('G L')).toBe('G L');
});
