import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useSaver } from './saver';

/** A call that goes on until it is let go. */
function call() {
  let done: () => void = () => {};
  const work = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
  return { work, done: () => act(async () => done()) };
}

it('keeps answers one at a time, in their order', async () => {
  const { result } = renderHook(() => useSaver());
  const [one, two] = [call(), call()];
  act(() => {
    result.current.now(one.work);
    result.current.now(two.work);
  });
  expect(result.current.saving).toBe(true);
  expect(two.work).not.toHaveBeenCalled();
  let kept: boolean | undefined;
  void result.current.settled().then((ok) => (kept = ok));
  await one.done();
  expect(two.work).toHaveBeenCalled();
  expect(kept).toBeUndefined();
  await two.done();
  expect(kept).toBe(true);
  expect(result.current.saving).toBe(false);
});

it('says when something was refused', async () => {
  const { result } = renderHook(() => useSaver());
  act(() => result.current.now(() => Promise.reject(new Error('no'))));
  let kept: boolean | undefined;
  await act(async () => {
    kept = await result.current.settled();
  });
  expect(kept).toBe(false);
});

// UD26: what was typed just before the page goes is kept, also while another call is on its way.
it('sends all that waits at once when the page goes', () => {
  const { result } = renderHook(() => useSaver());
  const [busy, queued, typed] = [call(), call(), call()];
  act(() => {
    result.current.now(busy.work);
    result.current.now(queued.work);
    result.current.soon('description', typed.work);
  });
  expect(queued.work).not.toHaveBeenCalled();
  act(() => void window.dispatchEvent(new Event('pagehide')));
  expect(queued.work).toHaveBeenCalledTimes(1);
  expect(typed.work).toHaveBeenCalledTimes(1);
  expect(queued.work.mock.invocationCallOrder[0]).toBeLessThan(typed.work.mock.invocationCallOrder[0] ?? 0);
});
