import { fireEvent, render } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Action, useActions } from './actions';
import { useShortcuts } from './shortcuts';

const go = vi.fn();
const add = vi.fn();
const jump = vi.fn();
const list: Action[] = [
  { id: 'go', label: 'Go', keys: 'G L', group: 'anywhere', do: go },
  { id: 'add', label: 'Add', keys: 'C', group: 'list', do: add },
  { id: 'jump', label: 'Jump', keys: 'Mod K', group: 'anywhere', typing: true, do: jump },
];
function Part({ single }: { single: boolean }) {
  useActions(list);
  useShortcuts(single);
  return <input aria-label="text" />;
}
beforeEach(() => {
  for (const f of [go, add, jump]) f.mockReset();
});
const press = (key: string, more = {}) => fireEvent.keyDown(document.body, { key, ...more });

it('hears letters, pairs of letters, and Mod', () => {
  render(<Part single />);
  press('c');
  expect(add).toHaveBeenCalledTimes(1);
  press('g');
  press('l');
  expect(go).toHaveBeenCalledTimes(1);
  press('k', { ctrlKey: true });
  expect(jump).toHaveBeenCalledTimes(1);
});

it('leaves letters to who is typing, but not Mod', () => {
  const { getByLabelText } = render(<Part single />);
  const field = getByLabelText('text');
  fireEvent.keyDown(field, { key: 'c' });
  fireEvent.keyDown(field, { key: 'k', ctrlKey: true });
  expect(add).not.toHaveBeenCalled();
  expect(jump).toHaveBeenCalledTimes(1);
});

it('hears no letters when they are switched off', () => {
  render(<Part single={false} />);
  press('c');
  press('g');
  press('l');
  expect(add).not.toHaveBeenCalled();
  expect(go).not.toHaveBeenCalled();
});
