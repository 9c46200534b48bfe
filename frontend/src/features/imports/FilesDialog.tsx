import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { go } from '../../bridge';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Choices';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Table } from '../../ui/Table';
import { toastTrouble } from '../../ui/Toast';
import { size } from '../../words/formats';
import { type Key, useSay } from '../../words/say';
import { sayTrouble } from './actions';
import { type Arrival, alike, showArrivals, useArrivals } from './arrivals';
import { isEmpty } from './columns/survey';
import s from './Files.module.css';
import { importHref, visit } from './places';
import type { ImportDraft } from './types';

/** Several files that came at once: what each is, and whether one mapping counts for all. */
export function FilesDialog() {
  const list = useArrivals();
  return list.length > 0 ? <Files list={list} /> : null;
}

function Files({ list }: { list: readonly Arrival[] }) {
  const say = useSay();
  const same = alike(list);
  const [together, setTogether] = useState(same.length > 0);
  const [busy, setBusy] = useState(false);
  const came = list.filter((a) => a.draft).length;
  const refused = list.length - came;
  const title =
    came === 0
      ? say('files.title_none')
      : [say('files.title', { count: came }), refused > 0 && say('files.refused', { count: refused })]
          .filter(Boolean)
          .join(', ');
  const first = list.find((a) => a.draft)?.draft;
  const close = () => showArrivals([]);
  const forward = async () => {
    if (!first) return close();
    setBusy(true);
    try {
      if (together && same.length > 0) await go.imports.Together(same.map((d) => d.import.id));
      close();
      visit(importHref(first.import.id));
    } catch (e) {
      toastTrouble(sayTrouble(e));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={title}
      lede={came > 0 ? say('files.lede', { count: came }) : undefined}
      onClose={close}
      onEnter={() => void forward()}
      footer={
        <>
          <span className="grow" />
          {first ? (
            <>
              <Button onPress={close}>{say('files.later')}</Button>
              <Button look="primary" busy={busy} autoFocus onPress={() => void forward()}>
                {say('files.first')}
              </Button>
            </>
          ) : (
            <Button autoFocus onPress={close}>
              {say('common.close')}
            </Button>
          )}
        </>
      }
    >
      <Table<Arrival>
        label={title}
        flush
        rows={list}
        rowKey={(a) => `${list.indexOf(a)} ${a.name}`}
        columns={[
          {
            id: 'name',
            head: say('import.fact_file'),
            width: '15rem',
            cell: (a) => (
              <span className="medium trunc" title={a.name}>
                {a.name}
              </span>
            ),
          },
          {
            id: 'what',
            head: say('files.what'),
            cell: (a) =>
              a.draft ? (
                <Came draft={a.draft} />
              ) : (
                <span className={s.what}>
                  <Icon of={CircleAlert} size={14} className="brick-t" />
                  <span>{a.trouble}</span>
                </span>
              ),
          },
        ]}
      />
      {same.length > 0 && (
        <div className={s.together}>
          <Checkbox
            label={say('files.together', { count: same.length })}
            checked={together}
            onChange={setTogether}
          />
          <small className="muted">{say('files.together_hint')}</small>
        </div>
      )}
    </Dialog>
  );
}

function Came({ draft }: { draft: ImportDraft }) {
  const say = useSay();
  const doubt = doubtOf(draft);
  return (
    <span className={s.what}>
      <Icon of={doubt ? TriangleAlert : CircleCheck} size={14} className={doubt ? 'brass-t' : 'moss-t'} />
      <span>
        {say('files.columns', { count: draft.mapping.columns.length })}, {size(draft.import.size)}
        {doubt && <small className={s.doubt}>{say(doubt)}</small>}
      </span>
    </span>
  );
}

// A file of so few bytes was seen whole at first look.
const small = 4096;

// What speaks against setting up a file that could be read.
function doubtOf(draft: ImportDraft): Key | undefined {
  const seen = draft.import.size <= small && draft.view.sample.length === 0;
  if (seen || isEmpty(draft.mapping)) return 'columns.no_rows';
  return draft.same ? 'files.same' : undefined;
}
