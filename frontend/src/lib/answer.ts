import { useState } from 'react';

/** Carries out what a dialog was answered with: busy until it is done, then closed; what was refused leaves it open. */
export function useAnswer(onClose: () => void, onDone?: () => void) {
  const [busy, setBusy] = useState(false);
  const answer = (act: () => Promise<boolean>) => {
    setBusy(true);
    void act().then((done) => {
      setBusy(false);
      if (!done) return;
      onClose();
      onDone?.();
    });
  };
  return { busy, answer };
}
