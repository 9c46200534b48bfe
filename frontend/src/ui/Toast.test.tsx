import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { clearToasts, keepInSight, leaveTroubles, Toasts, toast, toastTrouble } from './Toast';

afterEach(() => {
  act(clearToasts);
  vi.useRealTimers();
});

const shown = () => screen.queryAllByRole('alertdialog').map((t) => t.textContent?.replace('Dismiss', ''));

it('says what was done last alone, and leaves a trouble until it is closed', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  render(<Toasts />);
  act(() => void toast('1 row changed'));
  act(() => void toast('2 rows changed'));
  expect(shown()).toEqual(['2 rows changed']);
  act(() => toastTrouble('The file is locked'));
  act(() => void toast('3 rows changed'));
  act(() => void toast('4 rows changed'));
  expect(shown()).toEqual(['4 rows changed', 'The file is locked']);
  act(() => vi.advanceTimersByTime(60_000));
  expect(shown()).toEqual(['The file is locked']);
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(screen.getByRole('button'));
  expect(shown()).toEqual([]);
});

it('takes a trouble away with the place it was said in, but not what just went wrong', () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  render(<Toasts />);
  act(() => toastTrouble('No row is ticked'));
  act(() => vi.advanceTimersByTime(5000));
  act(() => toastTrouble('The file is gone'));
  act(leaveTroubles);
  expect(shown()).toEqual(['The file is gone']);
});

it('never shows more than three, the same trouble once, and none is lost', () => {
  render(<Toasts />);
  for (const text of ['First', 'Second', 'Second', 'Third', 'Second']) act(() => toastTrouble(text));
  expect(shown()).toEqual(['Second', 'Third', 'First']);
  act(() => void toast('Saved'));
  expect(shown()).toEqual(['Saved', 'Second', 'Third']);
  act(() => void toast('Written'));
  expect(shown()).toEqual(['Written', 'Second', 'Third']);
});

it('keeps two ways back side by side, each its own and for its own time, and a trouble beside them', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  render(<Toasts />);
  const back: string[] = [];
  const gone = (what: string) =>
    act(() => void toast(`${what} is gone`, { label: 'Undo', do: () => back.push(what) }));
  act(() => toastTrouble('The file is locked'));
  gone('Ann');
  act(() => vi.advanceTimersByTime(3000));
  gone('Bo');
  gone('Cy');
  expect(shown()).toEqual(['Cy is goneUndo', 'Bo is goneUndo', 'The file is locked']);
  // What has no way back takes the place of the older; the next such takes its.
  act(() => void toast('Saved'));
  act(() => void toast('Written'));
  expect(shown()).toEqual(['Written', 'Cy is goneUndo', 'The file is locked']);
  act(() => vi.advanceTimersByTime(4000));
  gone('Di');
  expect(shown()).toEqual(['Di is goneUndo', 'Cy is goneUndo', 'The file is locked']);
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const undo = screen.getAllByRole('button', { name: 'Undo' })[1] as HTMLElement;
  await user.click(undo);
  // A notice stays for as long as the mouse is there.
  await user.unhover(screen.getByRole('region'));
  expect(back).toEqual(['Cy']);
  expect(shown()).toEqual(['Di is goneUndo', 'The file is locked']);
  gone('Ed');
  act(() => vi.advanceTimersByTime(3900));
  expect(shown()).toEqual(['Ed is goneUndo', 'Di is goneUndo', 'The file is locked']);
  act(() => vi.advanceTimersByTime(4200));
  expect(shown()).toEqual(['The file is locked']);
});

it('stays above the line of buttons for as long as there is one', () => {
  const Line = () => (
    <footer ref={keepInSight}>
      <button type="button">Review</button>
    </footer>
  );
  const height = vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(76);
  const { unmount } = render(<Line />);
  const room = () => document.documentElement.style.getPropertyValue('--notices');
  expect(room()).toBe('76px');
  unmount();
  expect(room()).toBe('');
  height.mockRestore();
});

it('stays above a second line of buttons while that is in the way, and only then', () => {
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(640);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(56);
  let top = 520;
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return this.id === 'card' ? new DOMRect(0, top, 800, 56) : new DOMRect(0, 576, 900, 56);
  });
  const { unmount } = render(
    <>
      <footer id="card" ref={keepInSight} />
      <footer ref={keepInSight} />
    </>,
  );
  const room = () => document.documentElement.style.getPropertyValue('--notices');
  expect(room()).toBe('112px');
  top = 300;
  document.dispatchEvent(new Event('scroll'));
  expect(room()).toBe('56px');
  unmount();
  vi.restoreAllMocks();
});
