import { afterEach, expect, it } from 'vitest';
import { tellCutText } from './cutText';

function line(html: string, inner: number, outer: number): HTMLElement {
  document.body.innerHTML = html;
  const at = document.querySelector('.trunc') as HTMLElement;
  Object.defineProperty(at, 'scrollWidth', { value: inner, configurable: true });
  Object.defineProperty(at, 'clientWidth', { value: outer, configurable: true });
  return at;
}
const point = (at: Element) => at.dispatchEvent(new Event('pointerover', { bubbles: true }));
let end = () => {};
afterEach(() => end());

it('what is cut off is told in whole, what fits is not', () => {
  end = tellCutText(document.body);
  const at = line('<p class="trunc">hannah.okafor@example.com</p>', 200, 120);
  point(at);
  expect(at.title).toBe('hannah.okafor@example.com');
  Object.defineProperty(at, 'clientWidth', { value: 240 });
  point(at);
  expect(at.hasAttribute('title')).toBe(false);
});

it('parts are told apart, and a title that is there stays', () => {
  end = tellCutText(document.body);
  const parts = line('<p class="trunc"><i>Buyer</i><i>Renter</i></p>', 200, 120);
  point(parts.firstElementChild as Element);
  expect(parts.title).toBe('Buyer  Renter');
  const told = line('<p class="trunc" title="More">Mo</p>', 200, 120);
  point(told);
  expect(told.title).toBe('More');
});
