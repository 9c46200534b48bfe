import { Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useAnswer } from '../../lib/answer';
import { SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Dialog } from '../../ui/Dialog';
import { Table } from '../../ui/Table';
import { FilterTabs } from '../../ui/Tabs';
import { fieldName } from '../../words/fields';
import { num } from '../../words/formats';
import { sayKey, useSay } from '../../words/say';
import { sayTrouble } from './actions';
import {
  type UndoList,
  type UndoRow,
  type UndoSum,
  undoImport,
  undoPage,
  undoRows,
  useUndoPreview,
} from './life';
import { leadHref } from './places';
import type { Import } from './types';
import s from './UndoDialog.module.css';

/** Shows what taking an import back does, in three lists, and takes it back: whole, or the rows named. */
export function UndoDialog({
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
  const { busy, answer } = useAnswer(onClose, onDone);
  const [list, setList] = useState<UndoList>('back');
  const page = useUndoPreview(imp.id, list, 0, rows);
  const sum = page.data?.sum;
  const nothing = sum !== undefined && sum.removed + sum.restored + sum.unmade === 0;
  const part = rows.length > 0;
  const out = part && imp.state === 'waiting'; // nobody but its people has seen them
  const yes = out ? 'results.delete' : part ? 'undo.rows' : 'undo.import';
  return (
    <Dialog
      title={
        part
          ? say(out ? 'results.delete_title' : 'undo.rows_title', { count: rows.length })
          : say('undo.title', { name: imp.name })
      }
      lede={sum && <Summary sum={sum} />}
      open
      onClose={onClose}
      footer={
        <>
          <span className="muted t12 grow">
            {part ? say('undo.rows_hint', { count: rows.length }) : say('undo.hint')}
          </span>
          <Button onPress={onClose} autoFocus>
            {say('undo.leave')}
          </Button>
          <Button
            look="danger"
            icon={out ? Trash2 : Undo2}
            busy={busy}
            isDisabled={!sum || nothing}
            onPress={() => answer(() => (part ? undoRows(imp, rows) : undoImport(imp)))}
          >
            {say(yes)}
          </Button>
        </>
      }
    >
      <UndoLists id={imp.id} rows={rows} list={list} onList={setList} />
    </Dialog>
  );
}

function Summary({ sum }: { sum: UndoSum }) {
  const say = useSay();
  const said = [
    sum.removed > 0 && say('undo.removed', { count: sum.removed }),
    sum.unmade > 0 && say('undo.unmade', { count: sum.unmade }),
    sum.restored > 0 && say('undo.restored', { count: sum.restored }),
    sum.kept > 0 && say('undo.kept', { count: sum.kept }),
    sum.blocked > 0 && say('undo.blocked', { count: sum.blocked }),
  ].filter(Boolean);
  return <>{said.length > 0 ? said.join(' ') : say('undo.nothing')}</>;
}

/** The three lists, a page at a time. */
function UndoLists(p: { id: string; rows: number[]; list: UndoList; onList: (l: UndoList) => void }) {
  const say = useSay();
  const [pages, setPages] = useState(1);
  const first = useUndoPreview(p.id, p.list, 0, p.rows);
  const sum = first.data?.sum;
  const tabs: { id: UndoList; n: number }[] = [
    { id: 'back', n: (sum?.removed ?? 0) + (sum?.restored ?? 0) },
    { id: 'kept', n: sum?.kept ?? 0 },
    { id: 'blocked', n: sum?.blocked ?? 0 },
  ];
  if (first.isError)
    return (
      <Callout tone="brick" title={say('undo.failed')}>
        {sayTrouble(first.error)}
      </Callout>
    );
  if (!sum) return <SkeletonRows rows={4} columns={3} />;
  const total = tabs.find((t) => t.id === p.list)?.n ?? 0;
  return (
    <div className={s.lists}>
      <FilterTabs
        label={say('undo.lists')}
        value={p.list}
        onChange={(id) => {
          setPages(1);
          p.onList(id as UndoList);
        }}
        tabs={tabs.map((t) => ({ id: t.id, label: say(`undo.list_${t.id}`), count: num(t.n) }))}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <div className={s.scroll} role="group" tabIndex={0} aria-label={say(`undo.list_${p.list}`)}>
        {total === 0 ? (
          <p className="muted">{say(`undo.none_${p.list}`)}</p>
        ) : (
          Array.from({ length: pages }, (_, i) => (
            <UndoTable key={i} id={p.id} list={p.list} page={i} rows={p.rows} />
          ))
        )}
        {total > pages * undoPage && (
          <Button look="link" size="sm" onPress={() => setPages(pages + 1)}>
            {say('import.show_more', { count: Math.min(undoPage, total - pages * undoPage) })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A page of one list: who, and what comes of them. */
export function UndoTable(p: { id: string; list: UndoList; page: number; rows: number[] }) {
  const say = useSay();
  const page = useUndoPreview(p.id, p.list, p.page, p.rows);
  return (
    <Table<UndoRow>
      label={say(`undo.list_${p.list}`)}
      flush
      rows={page.data?.rows ?? []}
      rowKey={(r) => r.lead}
      columns={[
        {
          id: 'name',
          head: say('imports.col_name'),
          width: '11rem',
          cell: (r) => (
            <a className="link trunc" href={leadHref(r.lead)}>
              {r.name || say('leads.no_name')}
            </a>
          ),
        },
        {
          id: 'row',
          head: say('review.col_row'),
          width: '4rem',
          cell: (r) => <span className="muted num">{r.row > 0 ? num(r.row) : '–'}</span>,
        },
        {
          id: 'what',
          head: say('undo.what'),
          cell: (r) => <UndoWhat of={r} />,
        },
      ]}
    />
  );
}

function UndoWhat({ of: r }: { of: UndoRow }) {
  const say = useSay();
  const word = (key: string) => fieldName(key) ?? key;
  const names = (kept: boolean) => [
    ...new Set(r.fields.filter((f) => f.kept === kept).map((f) => word(f.field))),
  ];
  const back = names(false);
  const kept = names(true);
  return (
    <span className="soft">
      {r.reason && `${sayKey(r.reason) ?? ''}${kept.length > 0 ? `: ${kept.join(', ')}` : ''}. `}
      {!r.reason && r.made && say('undo.leaves')}
      {!r.made && back.length > 0 && say('undo.gets_back', { fields: back.join(', ') })}
    </span>
  );
}
