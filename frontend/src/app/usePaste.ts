import { useEffect } from 'react';
import { callError } from '../bridge/error';
import { putText } from '../bridge/files';
import type { FileRef } from '../bridge/types';
import { typing } from '../lib/keys';
import { pastedFile } from '../lib/pasted';
import { toastTrouble } from '../ui/Toast';
import { say } from '../words/say';

/** Rows pasted anywhere but into a field, a dialog or the grid of an import start an import, as a dropped file does. */
export function usePaste(may: boolean, onFiles: (files: FileRef[]) => void): void {
  useEffect(() => {
    if (!may) return;
    const onPaste = (e: ClipboardEvent) => {
      if (e.defaultPrevented || !e.clipboardData || typing(e.target)) return;
      if (document.querySelector('[data-rac][role="dialog"],[data-rac][role="alertdialog"]')) return;
      if (/^#\/imports\/./.test(window.location.hash)) return;
      const file = pastedFile(e.clipboardData.getData('text/plain'), e.clipboardData.getData('text/html'));
      if (!file) return;
      e.preventDefault();
      putText(`${say('paste.file')}.${file.ending}`, file.text).then(
        (ref) => onFiles([ref]),
        (err: unknown) => toastTrouble(callError(err).message),
      );
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [may, onFiles]);
}
