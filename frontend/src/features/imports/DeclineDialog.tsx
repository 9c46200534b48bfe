import { useState } from 'react';
import { go } from '../../bridge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { toast } from '../../ui/Toast';
import { useSay } from '../../words/say';
import { attempt, bringBack } from './life';
import type { Import } from './types';

/** Asks why an import is declined; its importer reads the reason. */
export function DeclineDialog({ imp, onClose }: { imp: Import; onClose: () => void }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const decline = async () => {
    if (!reason.trim()) return;
    setBusy(true);
    const done = await attempt(() => go.imports.Decline(imp.id, reason.trim()));
    setBusy(false);
    if (!done) return;
    toast(say('approvals.declined_import', { name: imp.name }), {
      label: say('undo.bring_back'),
      do: () => void bringBack(imp),
    });
    onClose();
  };
  return (
    <Dialog
      small
      title={say('approvals.decline_title', { name: imp.name })}
      open
      onClose={onClose}
      onEnter={() => void decline()}
      footer={
        <>
          <span className="grow" />
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button look="primary" busy={busy} isDisabled={!reason.trim()} onPress={() => void decline()}>
            {say('approvals.decline')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('approvals.reason')}
        hint={say('approvals.reason_hint', { name: imp.byName })}
        required
        autoFocus
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
