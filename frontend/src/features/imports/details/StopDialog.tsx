import { go, newJob } from '../../../bridge';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { useSay } from '../../../words/say';
import { attempt } from '../life';
import type { Import } from '../types';

/** Asks what is to become of an import that is stopped: what it wrote is kept, or taken back. */
export function StopDialog(p: { imp: Import; written: number; queued: boolean; onClose: () => void }) {
  const say = useSay();
  const stop = (keep: boolean) => {
    p.onClose();
    void attempt(() => go.imports.Stop(p.imp.id, keep, newJob()));
  };
  return (
    <Dialog
      role="alertdialog"
      title={say(p.queued ? 'import.leave_title' : 'import.stop_title')}
      open
      onClose={p.onClose}
      footer={
        <>
          <span className="grow" />
          <Button onPress={p.onClose} autoFocus>
            {say('import.go_on')}
          </Button>
          <Button onPress={() => stop(true)}>
            {say(p.queued ? 'import.leave_later' : 'import.stop_keep')}
          </Button>
          <Button look="danger" onPress={() => stop(false)}>
            {say(p.queued ? 'import.leave' : 'import.stop')}
          </Button>
        </>
      }
    >
      <p className="soft">
        {p.queued ? say('import.leave_text') : say('import.stop_either', { count: p.written })}
      </p>
    </Dialog>
  );
}
