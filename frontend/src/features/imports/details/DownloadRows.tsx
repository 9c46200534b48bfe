import { Download, FileSpreadsheet, FileText } from 'lucide-react';
import { useState } from 'react';
import { go, newJob } from '../../../bridge';
import { save } from '../../../bridge/files';
import { useMedia } from '../../../lib/media';
import { Button } from '../../../ui/Button';
import { IconButton } from '../../../ui/IconButton';
import { Menu } from '../../../ui/Menu';
import { toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import type { RowScope } from '../types';

/** Rows that did not come in, as a file: as CSV, or as a workbook that repairs the import when it is dropped back. */
export function DownloadRows({
  id,
  scope,
  label,
  look,
}: {
  id: string;
  scope: RowScope;
  label: string;
  /** Among the buttons of a foot it is quiet, and a drawing where the window is narrow. */
  look?: 'foot';
}) {
  const narrow = useMedia('(max-width: 1119px)');
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const write = async (format: 'csv' | 'xlsx') => {
    setBusy(true);
    try {
      const saved = await save(await go.imports.Stayed(id, { scope, leftOut: false, format }, newJob()));
      if (saved)
        toast(say(format === 'xlsx' ? 'stayed.saved_book' : 'first.template_done', { name: saved.name }));
    } catch (e) {
      toastTrouble(sayTrouble(e));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu
      label={label}
      placement={look ? 'top end' : 'bottom end'}
      groups={[
        {
          id: 'formats',
          entries: [
            {
              id: 'xlsx',
              label: say('stayed.book'),
              icon: FileSpreadsheet,
              note: say('stayed.book_note'),
              do: () => void write('xlsx'),
            },
            { id: 'csv', label: say('stayed.csv'), icon: FileText, do: () => void write('csv') },
          ],
        },
      ]}
    >
      {look === 'foot' && narrow ? (
        <IconButton icon={Download} label={label} size="md" isDisabled={busy} />
      ) : (
        <Button look={look ? 'ghost' : 'standard'} size={look ? 'md' : 'sm'} icon={Download} busy={busy}>
          {label}
        </Button>
      )}
    </Menu>
  );
}
