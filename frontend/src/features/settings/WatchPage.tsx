import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Folder, FolderSearch, Minus, RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { go } from '../../bridge';
import { callError } from '../../bridge/error';
import { subscribe } from '../../bridge/events';
import { canPickFolder, pickWatchFolder } from '../../bridge/files';
import type { WatchFile, WatchView } from '../../bridge/types';
import { EmptyState, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Switch } from '../../ui/Choices';
import { Icon } from '../../ui/Icon';
import { Table } from '../../ui/Table';
import { toastTrouble } from '../../ui/Toast';
import { clock, day } from '../../words/formats';
import { sayKey, useSay } from '../../words/say';
import { Row } from './Row';
import s from './Watch.module.css';

const key = ['watch'];

/** Settings, Watched folder: where lists come in by themselves, and what became of each. */
export function WatchPage() {
  const say = useSay();
  const qc = useQueryClient();
  const view = useQuery({ queryKey: key, queryFn: () => go.watch.Get(), staleTime: 0 });
  useEffect(() => subscribe('imports', () => void qc.invalidateQueries({ queryKey: key })), [qc]);
  const put = (work: Promise<WatchView>) =>
    work.then(
      (v) => qc.setQueryData(key, v),
      (e: unknown) => toastTrouble(callError(e).message),
    );
  const v = view.data;
  return (
    <>
      <h1>{say('watch.title')}</h1>
      <p className="muted">{say('watch.lede')}</p>
      {view.isError ? (
        <Callout tone="brick" title={callError(view.error).message} />
      ) : !v ? (
        <SkeletonRows rows={4} columns={2} />
      ) : (
        <>
          {v.trouble && (
            <div className={s.note}>
              <Callout tone="brick" title={callError(v.trouble).message} />
            </div>
          )}
          <dl className={s.list}>
            <Row
              title={say('watch.folder')}
              hint={v.folder ? <span className="sel">{v.folder}</span> : say('watch.none')}
            >
              {canPickFolder() ? (
                <Button icon={Folder} onPress={() => void put(pickWatchFolder())}>
                  {say(v.folder ? 'watch.change' : 'watch.choose')}
                </Button>
              ) : (
                <small className={s.afar}>{say('watch.only_window')}</small>
              )}
            </Row>
            <Row title={say('watch.on')} hint={say('watch.on_hint')}>
              <Switch
                label={say('watch.on')}
                bare
                on={v.on}
                off={!v.folder}
                onChange={(on) => void put(go.watch.Set({ on, done: v.done }))}
              />
            </Row>
            <Row title={say('watch.done')} hint={say('watch.done_hint')}>
              <Switch
                label={say('watch.done')}
                bare
                on={v.done}
                off={!v.folder}
                onChange={(done) => void put(go.watch.Set({ on: v.on, done }))}
              />
            </Row>
          </dl>
          <h2 className={s.sec}>{say('watch.files')}</h2>
          {v.files.length === 0 ? (
            <EmptyState icon={FolderSearch} title={say('watch.files_none')} />
          ) : (
            <Files files={v.files} onRetry={(id) => void put(go.watch.Retry(id))} />
          )}
        </>
      )}
    </>
  );
}

function Files({ files, onRetry }: { files: readonly WatchFile[]; onRetry: (id: string) => void }) {
  const say = useSay();
  return (
    <Table<WatchFile>
      label={say('watch.files')}
      flush
      rows={files}
      rowKey={(f) => f.id}
      columns={[
        {
          id: 'file',
          head: say('watch.col_file'),
          width: '13rem',
          cell: (f) => (
            <span className="medium trunc" title={f.name}>
              {f.name}
            </span>
          ),
        },
        { id: 'result', head: say('watch.col_result'), cell: (f) => <Result file={f} /> },
        {
          id: 'when',
          head: say('watch.col_when'),
          width: '7rem',
          cell: (f) => (
            <time className="muted num" dateTime={f.at}>
              {new Date(f.at).toDateString() === new Date().toDateString() ? clock(f.at) : day(f.at)}
            </time>
          ),
        },
        {
          id: 'do',
          head: <span className="vh">{say('watch.retry')}</span>,
          width: '8.5rem',
          end: true,
          cell: (f) =>
            f.result === 'failed' && (
              <Button size="sm" icon={RotateCw} onPress={() => onRetry(f.id)}>
                {say('watch.retry')}
              </Button>
            ),
        },
      ]}
    />
  );
}

function Result({ file }: { file: WatchFile }) {
  const say = useSay();
  const trouble = file.trouble && callError(file.trouble).message;
  if (file.result === 'failed')
    return (
      <span className={s.result}>
        <Icon of={CircleAlert} size={14} className="brick-t" />
        <span>
          <b className="brick-t medium">{say('watch.failed')}.</b> {trouble}
        </span>
      </span>
    );
  const word = sayKey(`watch.${file.result}`) ?? say('watch.staged');
  return (
    <span className={s.result}>
      <Icon
        of={file.result === 'known' ? Minus : CircleCheck}
        size={14}
        className={file.result === 'known' ? 'muted' : 'moss-t'}
      />
      {file.import && file.result !== 'known' ? (
        <a className="link" href={`#/imports/${encodeURIComponent(file.import)}`}>
          {word}
        </a>
      ) : (
        <span>{word}</span>
      )}
      {trouble && <span className="muted">{trouble}</span>}
    </span>
  );
}
