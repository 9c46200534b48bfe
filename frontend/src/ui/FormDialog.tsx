import type { ReactNode } from 'react';
import { useSay } from '../words/say';
import { Button } from './Button';
import { Callout } from './Callout';
import { Dialog } from './Dialog';

/** A small dialog that fills in one thing: Enter or the primary button keeps it, Cancel leaves it. */
export function FormDialog(p: {
  title: string;
  lede?: string;
  /** What the primary button says. */
  keepLabel: string;
  onKeep: () => void;
  onClose: () => void;
  busy: boolean;
  incomplete: boolean;
  /** The sentence of what was refused as a whole; trouble of one field stands at the field. */
  trouble?: string;
  /** Lays out the fields. */
  className?: string;
  children: ReactNode;
}) {
  const say = useSay();
  return (
    <Dialog
      open
      small
      onClose={p.onClose}
      onEnter={p.onKeep}
      title={p.title}
      lede={p.lede}
      footer={
        <>
          <span className="grow" />
          <Button onPress={p.onClose}>{say('common.cancel')}</Button>
          <Button look="primary" busy={p.busy} isDisabled={p.incomplete} onPress={p.onKeep}>
            {p.keepLabel}
          </Button>
        </>
      }
    >
      <div className={p.className}>
        {p.trouble && <Callout tone="brick" title={p.trouble} />}
        {p.children}
      </div>
    </Dialog>
  );
}
