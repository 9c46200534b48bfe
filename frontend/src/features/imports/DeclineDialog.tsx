import { useState } from 'react';
import { useAnswer } from '../../lib/answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { useSay } from '../../words/say';
import { declineImport, declineRows } from './life';
import type { Import } from './types';

/** Asks why an import, or some rows of it, are declined. An import's importer reads the reason. */
export function DeclineDialog({
  imp,
  rows = [],
  onClose,
  onDone,
}: {
  imp: Import;
  rows?: number[];
  onClose: () => void;
  onDone?: () => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const { busy, answer } = useAnswer(onClose, onDone);
  const part = rows.length > 0;
  const mute = !part && !reason.trim();
  const decline = () => {
    if (mute) return;
    answer(() => (part ? declineRows(imp.id, rows, reason.trim()) : declineImport(imp, reason.trim())));
  };
  return (
    <Dialog
      small
      title={
        part
          ? say('results.decline_title', { count: rows.length })
          : say('approvals.decline_title', { name: imp.name })
      }
      open
      onClose={onClose}
      onEnter={decline}
      footer={
        <>
          <span className="grow" />
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button look="primary" busy={busy} isDisabled={mute} onPress={decline}>
            {say('approvals.decline')}
          </Button>
        </>
      }
    >
      <TextField
        label={say(part ? 'approvals.reply' : 'approvals.reason')}
        hint={
          part
            ? say('results.decline_hint', { count: rows.length })
            : say('approvals.reason_hint', { name: imp.byName })
        }
        required={!part}
        autoFocus
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
