import { useQueryClient } from '@tanstack/react-query';
import { Download, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { go, newJob } from '../../../bridge';
import { save } from '../../../bridge/files';
import { Button } from '../../../ui/Button';
import { IconButton } from '../../../ui/IconButton';
import { toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { importHref } from '../places';
import { keys } from '../queries';
import type { ImportDetail } from '../types';
import s from './Details.module.css';

const kinds = ['new', 'changed', 'gone'] as const;

/** Of a source that comes again: who is new, who changed and who is gone since its last file. */
export function CompareFiles({ detail }: { detail: ImportDetail }) {
  const say = useSay();
  const qc = useQueryClient();
  const [busy, setBusy] = useState('');
  const { id } = detail.import;
  const { previous, diff } = detail;
  if (!previous.id) return null;
  const run = async (what: string, work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
    } catch (e) {
      toastTrouble(sayTrouble(e));
    } finally {
      setBusy('');
    }
  };
  const compare = () =>
    run('compare', async () => {
      const d = await go.imports.Compare(id, newJob());
      qc.setQueryData(keys.detail(id), (old: ImportDetail | undefined) => old && { ...old, diff: d });
    });
  const list = (kind: (typeof kinds)[number]) =>
    run(kind, async () => {
      const saved = await save(await go.imports.Compared(id, kind, newJob()));
      if (saved) toast(say('first.template_done', { name: saved.name }));
    });
  const counts = { new: diff.new, changed: diff.changed, gone: diff.gone };
  return (
    <section>
      <div className={s.sechead}>
        <h2 className={s.sec}>{say('diff.title')}</h2>
        <span className="grow" />
        <Button size="sm" icon={GitCompareArrows} busy={busy === 'compare'} onPress={() => void compare()}>
          {say(diff.at ? 'diff.again' : 'diff.compare')}
        </Button>
      </div>
      <p className="muted">
        <a className="link" href={importHref(previous.id)}>
          {previous.name}
        </a>{' '}
        {say('diff.lede')}
      </p>
      {diff.at && (
        <ul className={s.diff}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span className="num">{say(`diff.${kind}`, { count: counts[kind] })}</span>
              {counts[kind] > 0 && (
                <IconButton
                  icon={Download}
                  size="sm"
                  label={say(`diff.download_${kind}`)}
                  isDisabled={busy !== ''}
                  onPress={() => void list(kind)}
                />
              )}
            </li>
          ))}
          <li>
            <span className="num muted">{say('diff.same', { count: diff.same })}</span>
          </li>
        </ul>
      )}
    </section>
  );
}
