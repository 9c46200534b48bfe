import { sayKey } from '../words/say';

// Shortcuts are written as in the keyboard map: "Mod K", "Shift ?", "G L" (one after
// the other), "Delete". Mod is ⌘ on macOS and Ctrl elsewhere.

/** Says whether Mod is ⌘ here. */
export function onMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

const shown: Record<string, string> = { Up: '↑', Down: '↓', Left: '←', Right: '→' };

/** The text of a shortcut as a person knows it: "Ctrl K", "⌘K". */
export function keyText(keys: string): string {
  const mac = onMac();
  const parts = keys
    .split(' ')
    .map((k) => (k === 'Mod' ? (mac ? '⌘' : 'Ctrl') : (shown[k] ?? sayKey(`key.${k}`) ?? k)));
  return mac && keys.startsWith('Mod') ? parts.join('') : parts.join(' ');
}

/** Says whether a key press is the one stroke that a shortcut names. */
export function isStroke(e: KeyboardEvent, keys: string): boolean {
  const parts = keys.split(' ');
  const key = parts[parts.length - 1] ?? '';
  const mod = parts.includes('Mod');
  const held = onMac() ? e.metaKey : e.ctrlKey;
  const other = onMac() ? e.ctrlKey : e.metaKey;
  if (held !== mod || other || e.altKey) return false;
  if (parts.includes('Shift') && !e.shiftKey) return false;
  if (key.length === 1) {
    // A letter must not come with Shift unless asked; a sign such as ? needs it on most keyboards.
    if (/[a-z]/i.test(key) && e.shiftKey !== parts.includes('Shift')) return false;
    return e.key.toLowerCase() === key.toLowerCase();
  }
  const name: Record<string, string> = { Up: 'ArrowUp', Down: 'ArrowDown', Space: ' ' };
  return e.key === (name[key] ?? key);
}

/** Says whether the focus is where letters are typed, so that they are not shortcuts. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="spinbutton"],[contenteditable="true"]')) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|file)$/.test(target.type);
}
