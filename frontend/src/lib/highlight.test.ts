import { expect, it } from 'vitest';
import { digitMatches, matches } from './highlight';

it('finds a word whatever its case and accents', () => {
  expect(matches('Geneviève Côté', ['cote'])).toEqual(['Geneviève ', 'Côté']);
  expect(matches('Tamara', ['mar'])).toEqual(['Ta', 'mar', 'a']);
  expect(matches('mar', ['MAR'])).toEqual(['', 'mar']);
});

it('leaves a text without a match whole', () => {
  expect(matches('Owen', ['x'])).toEqual(['Owen']);
  expect(matches('Owen', [])).toEqual(['Owen']);
});

it('finds digits across their spacing', () => {
  expect(digitMatches('(207) 555-0142', '5550')).toEqual(['(207) ', '555-0', '142']);
  expect(digitMatches('(207) 555-0142', '55')).toEqual(['(207) 555-0142']);
});
