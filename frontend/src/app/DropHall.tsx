import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useState } from 'react';
import { inBrowser } from '../bridge/browser';
import { callError } from '../bridge/error';
import { carriesFiles, upload } from '../bridge/files';
import type { FileRef } from '../bridge/types';
import { Icon } from '../ui/Icon';
import { toastTrouble } from '../ui/Toast';
import { useSay } from '../words/say';
import s from './DropHall.module.css';

/** The window turned into the hall while a file is dragged over it. */
export function DropHall({ onFiles }: { onFiles: (files: FileRef[]) => void }) {
  const say = useSay();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Engines send leave events while moving between elements, and WebKit may send no
    // last one: dragover comes every 50 to 350 ms while a drag is above us, so silence
    // means it has gone.
    let gone: ReturnType<typeof setTimeout>;
    const leave = () => setOver(false);
    const onOver = (e: DragEvent) => {
      if (!carriesFiles(e)) return;
      setOver(true);
      clearTimeout(gone);
      gone = setTimeout(leave, 700);
    };
    const onLeave = (e: DragEvent) => {
      if (
        e.relatedTarget === null &&
        (e.clientX <= 0 ||
          e.clientY <= 0 ||
          e.clientX >= window.innerWidth ||
          e.clientY >= window.innerHeight)
      )
        leave();
    };
    const onDrop = (e: DragEvent) => {
      clearTimeout(gone);
      leave();
      // The program is told by the system and sends an event; a browser hands the files to us.
      if (!inBrowser() || !e.dataTransfer) return;
      const files = [...e.dataTransfer.files];
      if (files.length > 0)
        upload(files).then(onFiles, (err: unknown) => toastTrouble(callError(err).message));
    };
    window.addEventListener('dragenter', onOver);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      clearTimeout(gone);
      window.removeEventListener('dragenter', onOver);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  if (!over) return null;
  return (
    <div className={s.drop} role="status">
      <div className={s.floor} />
      <div className={s.door} />
      <div className={s.path} />
      <div className={s.chip}>
        <Icon of={FileSpreadsheet} size={20} />
        <b>CSV, TSV, XLSX</b>
      </div>
      <div className={s.text}>
        <h2>{say('drop.title')}</h2>
        <p>{say('drop.text')}</p>
      </div>
    </div>
  );
}
