// What a person who looks elsewhere is told: by the system around the program, or by
// the browser where they allowed it. Always in the name of the page, until they look.
import { inBrowser } from './browser';
import { callGo } from './index';

const plain = 'Foyer';

/** Says whether the person looks at the page. */
export const looking = () => document.visibilityState === 'visible' && document.hasFocus();

/** Says whether this browser would tell, but has not been allowed to yet. */
export const mayAsk = () => inBrowser() && 'Notification' in window && Notification.permission === 'default';

/** Has the browser ask the person; says whether they allowed it. Only from a press of theirs. */
export async function ask(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted';
}

/** Tells something of an import to a person who looks elsewhere; open is called when they press it. */
export function notice(title: string, text: string, id: string, open: () => void): void {
  document.title = `${title} · ${plain}`;
  const back = () => {
    if (!looking()) return;
    document.title = plain;
    window.removeEventListener('focus', back);
    document.removeEventListener('visibilitychange', back);
  };
  window.addEventListener('focus', back);
  document.addEventListener('visibilitychange', back);
  if (!inBrowser()) {
    // What cannot be told is no trouble of the person's.
    callGo('app', 'Shell', 'Notify', [title, text, id]).catch(() => {});
    return;
  }
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const n = new Notification(title, { body: text, tag: id });
  n.onclick = () => {
    window.focus();
    n.close();
    open();
  };
}
