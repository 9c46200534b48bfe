import { expect, it } from 'vitest';
import { me } from '../../../testing/fake';
import { optionsOf } from '../columns/options';
import type { Field, Me, WhoChoice } from '../types';
import { choicesOf, whoChoices } from './choices';

const owner = { key: 'owner', kind: 'person' } as Field;

function house(): Me {
  const one = me().person;
  const nadia = { ...one, name: 'Nadia Rahal', login: '', email: '', agent: '', site: '' };
  const people = [
    { ...nadia, id: 'n1', email: 'nadia@example.com' },
    { ...nadia, id: 'n2' },
    { ...nadia, id: 'n3', standing: 'gone' as const },
    { ...nadia, id: 'o', name: 'Owen Hart', email: 'owen@example.com' },
  ];
  return me({ person: people[1] as Me['person'], people });
}

// B20: who is called the same is told apart, and a choice means one of them.
it('tells apart who is called the same', () => {
  expect(optionsOf(owner, house()).map((o) => [o.value, o.label, o.note])).toEqual([
    ['n1', 'Nadia Rahal', 'nadia@example.com'],
    ['n2', 'Nadia Rahal', 'You'],
    ['o', 'Owen Hart', undefined],
  ]);
  expect(choicesOf(owner, house(), '')?.map((c) => [c.id, c.note])).toEqual([
    ['nadia@example.com', 'nadia@example.com'],
    ['n2', 'You'],
    ['Owen Hart', undefined],
  ]);
});

// B20: of several that fit, none is chosen for who looks at it.
it('says that one looks closest only where it is one', () => {
  const offer = (value: string, likely: boolean): WhoChoice => ({
    value,
    label: 'Nadia Rahal',
    hint: value,
    likely,
  });
  const two = whoChoices([offer('nadia@example.com', true), offer('n2', true)], 'owner', house());
  expect(two.likely).toBe(undefined);
  expect(two.choices.map((c) => c.note)).toEqual(['nadia@example.com', 'You']);
  const one = whoChoices([offer('nadia@example.com', true), offer('n2', false)], 'owner', house());
  expect(one.likely).toBe('nadia@example.com');
  expect(one.choices.map((c) => c.note)).toEqual(['looks closest', 'You']);
});
