import { useEffect } from 'react';
import { type Action, actionsNow } from './actions';
import { isStroke, typing } from './keys';

/** Says whether something modal has the keys: a dialog, a menu, a list. */
function held(): boolean {
  // Notices are alert dialogs too, but hold nothing; nor does what is on its way out.
  return [
    ...document.querySelectorAll(
      '[data-rac][role="dialog"],[data-rac][role="alertdialog"],[role="menu"],[role="listbox"]',
    ),
  ].some((el) => el.closest('[role="region"],[data-exiting]') === null);
}

/** Runs the action whose shortcut was pressed; two strokes, "G L", within a second. */
export function useShortcuts(singleKeys: boolean): void {
  useEffect(() => {
    let first = '';
    let at = 0;
    const onKey = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.isComposing || held()) return;
      const inField = typing(e.target);
      // When the key was pressed, not when a busy program came to hear of it.
      const now = e.timeStamp;
      const begun = now - at < 1000 ? first : '';
      const fits = (a: Action): boolean => {
        if (!a.keys) return false;
        const parts = a.keys.split(' ');
        const mod = parts[0] === 'Mod';
        if (inField && !(mod && a.typing)) return false;
        if (!mod && parts.length === 2 && parts[0] !== 'Shift') {
          return singleKeys && begun === parts[0] && isStroke(e, parts[1] ?? '');
        }
        if (!mod && a.keys.length === 1 && a.keys !== '/' && a.keys !== '?' && !singleKeys) return false;
        return begun === '' && isStroke(e, a.keys);
      };
      const action = actionsNow().find(fits);
      first = '';
      if (action) {
        e.preventDefault();
        action.do();
        return;
      }
      if (!inField && singleKeys && isStroke(e, 'G')) {
        first = 'G';
        at = now;
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);
}
