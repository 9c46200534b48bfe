import {
  ArrowDown,
  ArrowUp,
  ChevronLeft,
  ChevronRight,
  FileDown,
  FileInput,
  Plus,
  Search,
} from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { isAlone, useMe } from '../../bridge/me';
import { cx } from '../../lib/cx';
import { keyText } from '../../lib/keys';
import { EmptyState, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Segment } from '../../ui/Choices';
import { TextField } from '../../ui/Field';
import { FormatHelp } from '../../ui/FormatHelp';
import { Icon } from '../../ui/Icon';
import { IconButton } from '../../ui/IconButton';
import { RoomHead } from '../../ui/RoomHead';
import { FilterTabs } from '../../ui/Tabs';
import { num } from '../../words/formats';
import { useSay } from '../../words/say';
import { ApproveDialog } from './ApproveDialog';
import { newImport, saveTemplate, sayTrouble } from './actions';
import { DeleteDialog } from './DeleteDialog';
import { ImportRow } from './ImportRow';
import s from './ImportsRoom.module.css';
import { useImports, useImportsEvents } from './queries';
import type { Import, ImportQuery, ImportState as State } from './types';

const pageSize = 50;
const order: State[] = [
  'draft',
  'saved',
  'queued',
  'running',
  'waiting',
  'approved',
  'failed',
  'cancelled',
  'undone',
];
// The heads by which the list stands in order. The newest comes first, and the latest to end.
type Head = 'name' | 'state' | 'finished' | 'created';

/** All imports, with what became of each. */
export function ImportsRoom() {
  const say = useSay();
  useImportsEvents();
  const me = useMe().data;
  const [state, setState] = useState<State | ''>('');
  const [text, setText] = useState('');
  const [sort, setSort] = useState<{ by: Head; desc: boolean }>({ by: 'created', desc: true });
  const [mine, setMine] = useState(false);
  const [page, setPage] = useState(0);
  const q: ImportQuery = {
    state: state as State,
    search: useDeferredValue(text.trim()),
    mine,
    sort: sort.by,
    desc: sort.desc,
    offset: page * pageSize,
    limit: pageSize,
  };
  const list = useImports(q);
  const [approving, setApproving] = useState<Import | null>(null);
  const [deleting, setDeleting] = useState<Import | null>(null);

  const states = list.data?.states ?? [];
  const total = states.reduce((n, o) => n + o.count, 0);
  const tabs = [
    { id: 'all', label: say('imports.all'), count: num(total) },
    ...order
      .map((id) => ({ id, n: states.find((o) => o.value === id)?.count ?? 0 }))
      .filter((t) => t.n > 0 || t.id === state)
      .map((t) => ({ id: t.id, label: say(`states.${t.id}`), count: num(t.n) })),
  ];
  const rows = list.data?.rows ?? [];
  const pages = Math.max(1, Math.ceil((list.data?.total ?? 0) / pageSize));

  const head = (by: Head, word: string, className?: string) => (
    <SortHead
      word={word}
      className={className}
      sorted={sort.by === by ? (sort.desc ? 'descending' : 'ascending') : undefined}
      onSort={() => {
        // Dates begin with the latest, words with A.
        setSort({ by, desc: sort.by === by ? !sort.desc : by === 'created' || by === 'finished' });
        setPage(0);
      }}
    />
  );

  return (
    <>
      <RoomHead wraps title={say('imports.title')} note={list.data && num(total)}>
        <TextField
          className={s.search}
          label={say('imports.search_label')}
          bare
          type="search"
          quiet
          icon={Search}
          placeholder={say('imports.search')}
          value={text}
          onChange={(t) => {
            setText(t);
            setPage(0);
          }}
        />
        <Button icon={FileDown} onPress={() => void saveTemplate()}>
          {say('imports.template')}
        </Button>
        {me && <FormatHelp {...me} />}
        {me?.rights.import !== false && (
          <Button look="primary" icon={Plus} onPress={() => void newImport()}>
            {say('imports.new')}
          </Button>
        )}
      </RoomHead>
      <div className={s.bar}>
        <FilterTabs
          label={say('imports.tabs')}
          tabs={tabs}
          value={state || 'all'}
          onChange={(id) => {
            setState(id === 'all' ? '' : (id as State));
            setPage(0);
          }}
        />
        <span className="grow" />
        <Segment
          label={say('imports.whose')}
          parts={[
            { id: 'all', label: say('imports.of_all') },
            { id: 'mine', label: say('imports.of_mine') },
          ]}
          value={mine ? 'mine' : 'all'}
          onChange={(id) => {
            setMine(id === 'mine');
            setPage(0);
          }}
        />
      </div>
      <div className={s.scroll}>
        {list.isError ? (
          <div className={s.note}>
            <Callout
              tone="brick"
              title={say('imports.failed')}
              action={
                <Button size="sm" onPress={() => void list.refetch()}>
                  {say('common.retry')}
                </Button>
              }
            >
              {sayTrouble(list.error)}
            </Callout>
          </div>
        ) : list.isPending ? (
          <SkeletonRows rows={8} columns={5} />
        ) : rows.length === 0 ? (
          <Nothing
            filtered={!!q.search || !!state || mine}
            clear={() => {
              setText('');
              setState('');
              setMine(false);
            }}
            may={me?.rights.import !== false}
          />
        ) : (
          <>
            <table className={s.table} aria-label={say('imports.title')}>
              <colgroup>
                <col />
                <col className={s.cState} />
                <col className={s.cTotal} />
                <col className={s.cOk} />
                <col className={s.cOut} />
                <col className={s.cBad} />
                <col className={s.cWhen} />
                <col className={s.cBy} />
                <col className={s.cApproved} />
              </colgroup>
              <thead>
                <tr>
                  {head('name', say('imports.col_name'))}
                  {head('state', say('imports.col_status'))}
                  <th scope="col" className={s.end} title={say('import.rows_in_file')}>
                    {say('imports.col_total')}
                  </th>
                  <th scope="col" className={s.end}>
                    {say('imports.col_ok')}
                  </th>
                  <th scope="col" className={s.end}>
                    {say('imports.col_out')}
                  </th>
                  <th scope="col" className={s.end}>
                    {say('imports.col_failed')}
                  </th>
                  {head('finished', say('imports.col_finished'))}
                  {head('created', say('imports.col_entered'), s.byCol)}
                  <th scope="col" className={s.mid}>
                    {say('imports.col_approved')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((imp) => (
                  <ImportRow
                    key={imp.id}
                    imp={imp}
                    mayApprove={!!me?.rights.approve}
                    mayImport={me?.rights.import !== false}
                    onApprove={() => setApproving(imp)}
                    onDelete={() => setDeleting(imp)}
                  />
                ))}
              </tbody>
            </table>
            {pages > 1 && (
              <nav className={s.pages} aria-label={say('imports.pages')}>
                <IconButton
                  icon={ChevronLeft}
                  label={say('imports.previous')}
                  isDisabled={page === 0}
                  onPress={() => setPage(page - 1)}
                />
                <span className="num muted">{say('common.page', { n: num(page + 1), of: num(pages) })}</span>
                <IconButton
                  icon={ChevronRight}
                  label={say('imports.next')}
                  isDisabled={page >= pages - 1}
                  onPress={() => setPage(page + 1)}
                />
              </nav>
            )}
            <p className={cx(s.foot, 'muted t12')}>
              {say(isAlone(me) ? 'imports.foot_alone' : 'imports.foot')}
            </p>
          </>
        )}
      </div>
      {approving && <ApproveDialog imp={approving} onClose={() => setApproving(null)} />}
      {deleting && <DeleteDialog imp={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

function SortHead(p: {
  word: string;
  className?: string | undefined;
  sorted: 'ascending' | 'descending' | undefined;
  onSort: () => void;
}) {
  return (
    <th scope="col" className={p.className} aria-sort={p.sorted}>
      <button type="button" className={s.sortable} onClick={p.onSort}>
        <span className="trunc">{p.word}</span>
        {p.sorted && <Icon of={p.sorted === 'descending' ? ArrowDown : ArrowUp} size={12} />}
      </button>
    </th>
  );
}

function Nothing(p: { filtered: boolean; clear: () => void; may: boolean }) {
  const say = useSay();
  if (p.filtered) {
    return (
      <EmptyState
        icon={Search}
        title={say('imports.none_match')}
        action={<Button onPress={p.clear}>{say('imports.clear')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={FileInput}
      title={say('imports.none')}
      action={
        p.may && (
          <Button icon={Plus} onPress={() => void newImport()}>
            {say('imports.new')}
          </Button>
        )
      }
    >
      {p.may ? say('imports.none_hint', { keys: keyText('Mod V') }) : say('imports.none_others')}
    </EmptyState>
  );
}
