import { useQueryClient } from '@tanstack/react-query';
import { List, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { subscribe } from '../../../bridge/events';
import { useMe } from '../../../bridge/me';
import { type Action, useActions } from '../../../lib/actions';
import { EmptyState, SkeletonRows } from '../../../ui/Blocks';
import { BulkAction, BulkBar } from '../../../ui/BulkBar';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { TextField } from '../../../ui/Field';
import { Grid } from '../../../ui/grid/Grid';
import type { GridHandle } from '../../../ui/grid/gridProps';
import type { RowSource } from '../../../ui/grid/pages';
import { howMany, isSelected, nothing, type Selection } from '../../../ui/grid/selection';
import { IconButton } from '../../../ui/IconButton';
import { ImportState } from '../../../ui/Marks';
import { RoomHead } from '../../../ui/RoomHead';
import { StatusLine } from '../../../ui/StatusLine';
import { FilterTabs } from '../../../ui/Tabs';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { useJobOf } from '../jobs';
import { type ResultsOf, resultsPage, useLetters, useResults } from '../life';
import { importHref, leadHref, visit } from '../places';
import { keys } from '../queries';
import { stateWord } from '../shown';
import type { Counts, ImportDetail, ResultRow, RowScope } from '../types';
import d from './Details.module.css';
import { Letters } from './Letters';
import s from './Results.module.css';
import { actOf, actsOf, actsOfMany, type Unmerging, useResultActs } from './resultActs';
import { resultColumns } from './resultColumns';

const scopes: {
  id: RowScope;
  word: 'created' | 'merged' | 'unchanged' | 'skipped' | 'failed' | 'left_out';
  n: (c: Counts) => number;
}[] = [
  { id: 'created', word: 'created', n: (c) => c.created },
  { id: 'merged', word: 'merged', n: (c) => c.merged },
  { id: 'unchanged', word: 'unchanged', n: (c) => c.unchanged },
  { id: 'skipped', word: 'skipped', n: (c) => c.skipped },
  { id: 'failed', word: 'failed', n: (c) => c.failed },
  { id: 'left_out', word: 'left_out', n: (c) => c.leftOut },
];

/** Every row of an import as a record: what became of it, the lead it is now, and what can be done about it. */
export function Results({
  detail,
  row = 0,
  unmerge,
}: {
  detail: ImportDetail;
  row?: number | undefined;
  unmerge?: Unmerging | undefined;
}) {
  const say = useSay();
  const me = useMe().data;
  const qc = useQueryClient();
  const imp = detail.import;
  const grid = useRef<GridHandle>(null);
  const [scope, setScope] = useState<RowScope>('');
  const [letter, setLetter] = useState('');
  const [text, setText] = useState('');
  const [order, setOrder] = useState({ by: 'row', desc: false });
  // The row whose reason is being told.
  const [told, setTold] = useState(0);
  const search = useDeferredValue(text.trim());
  const of: ResultsOf = useMemo(
    () => ({ scope, letter, search, sort: order.by === 'row' ? '' : order.by, desc: order.desc, row }),
    [scope, letter, search, order, row],
  );
  const head = useResults(imp.id, of);
  const letters = useLetters(imp.id, of).data ?? [];
  const total = head.data?.total ?? 0;

  // Leads change under the list: by other hands, by a job.
  useEffect(
    () =>
      subscribe(
        'leads',
        () => void qc.invalidateQueries({ queryKey: [...keys.all, 'one', imp.id, 'results'] }),
      ),
    [qc, imp.id],
  );
  const source = useMemo(
    (): RowSource<ResultRow> => ({
      key: JSON.stringify(of),
      version: head.dataUpdatedAt,
      count: total,
      rows: async (offset, limit) => (await resultsPage(imp.id, of, offset, limit)).rows,
    }),
    [imp.id, of, head.dataUpdatedAt, total],
  );

  const [selection, setSelection] = useState<Selection>(nothing);
  const narrowed = `${scope} ${letter} ${search}`;
  const last = useRef(narrowed);
  if (last.current !== narrowed) {
    last.current = narrowed;
    if (selection !== nothing) setSelection(nothing);
  }
  const picked = howMany(selection, total);
  const numbers = async (): Promise<number[]> => {
    if (!selection.all) return [...selection.ids].map(Number);
    const all = ((await grid.current?.need(0, total)) ?? []) as ResultRow[];
    return all.map((r) => r.view.row).filter((n) => isSelected(selection, String(n)));
  };

  // A link to a row shows that row, once.
  const sought = useRef(row);
  const at = head.data?.at ?? -1;
  useEffect(() => {
    if (sought.current === 0 || at < 0) return;
    sought.current = 0;
    grid.current?.goTo(at);
    grid.current?.focus();
  }, [at]);

  const job = useJobOf(imp.id);
  const may = actsOf(imp, me, !!job || imp.state === 'running');
  const { start, startOne, dialogs } = useResultActs(imp, () => setSelection(nothing), unmerge);
  useActions(
    useMemo(
      (): Action[] =>
        picked > 0
          ? [
              {
                id: 'results.clear',
                label: say('leads.clear_selection'),
                keys: 'Escape',
                group: 'list',
                hidden: true,
                do: () => setSelection(nothing),
              },
            ]
          : [],
      [say, picked],
    ),
  );

  const language = say('nav.leads');
  const further = head.data?.columns;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heads follow the language
  const columns = useMemo(
    () => resultColumns(further ?? [], me?.fields ?? [], imp.counts.rows, told, setTold),
    [further, me, imp.counts.rows, language, told],
  );
  const many = actsOfMany(imp, may, scope === 'left_out');
  return (
    <>
      <RoomHead
        title={imp.name}
        mark={<ImportState of={stateWord(imp)} />}
        back={{ label: say('import.back_details'), do: () => visit(importHref(imp.id)) }}
      >
        <TextField
          className={s.search}
          label={say('results.search')}
          bare
          type="search"
          quiet
          icon={Search}
          placeholder={say('results.search')}
          value={text}
          onChange={setText}
        />
      </RoomHead>
      <div className={s.narrow}>
        <FilterTabs
          label={say('import.results')}
          value={scope || 'all'}
          onChange={(id) => setScope(id === 'all' ? '' : (id as RowScope))}
          tabs={[
            { id: 'all', label: say('imports.all'), count: num(imp.counts.rows) },
            ...scopes
              .map((x) => ({ ...x, count: x.n(imp.counts) }))
              .filter((x) => x.count > 0 || x.id === scope)
              .map((x) => ({ id: x.id, label: say(`results.${x.word}`), count: num(x.count) })),
          ]}
        />
        {(letters.length > 1 || letter) && <Letters letters={letters} value={letter} onChange={setLetter} />}
      </div>
      {head.isError ? (
        <div className={d.pane}>
          <Callout tone="brick" title={say('review.failed')}>
            {sayTrouble(head.error)}
          </Callout>
        </div>
      ) : !head.data ? (
        <SkeletonRows rows={10} columns={5} />
      ) : (
        <Grid<ResultRow>
          ref={grid}
          label={say('import.results')}
          columns={columns}
          source={source}
          rowId={(r) => String(r.view.row)}
          rowName={(r) => r.view.name || say('import.row', { n: num(r.view.row) })}
          sort={order}
          onSort={(by, desc) => setOrder({ by, desc })}
          {...(many.length > 0 ? { selection, onSelect: setSelection } : {})}
          onOpen={(r) =>
            r.view.lead
              ? visit(leadHref(r.view.lead))
              : (r.view.outcome === 'failed' || r.reason) && setTold(r.view.row)
          }
          onKey={(e, r) => {
            const act = e.key === 'Delete' && r ? actOf(imp, may, r) : undefined;
            if (act?.act === 'back' && r) startOne(act, r);
          }}
          actions={(r) => {
            const act = actOf(imp, may, r);
            return (
              act && (
                <IconButton
                  label={say(act.label)}
                  icon={act.icon}
                  excludeFromTabOrder
                  onPress={() => startOne(act, r)}
                />
              )
            );
          }}
          empty={
            <EmptyState
              icon={List}
              title={say('review.none')}
              action={
                (scope !== '' || letter !== '' || search !== '') && (
                  <Button
                    onPress={() => {
                      setScope('');
                      setLetter('');
                      setText('');
                    }}
                  >
                    {say('review.show_all')}
                  </Button>
                )
              }
            />
          }
        />
      )}
      {picked > 0 && many.length > 0 && (
        <BulkBar
          label={say('results.selection')}
          count={say('results.selected', { count: picked })}
          all={
            picked < total
              ? {
                  label: say('leads.select_all_found', { count: total }),
                  do: () => setSelection({ all: true, ids: new Set() }),
                }
              : undefined
          }
          clear={say('leads.clear_selection')}
          onClear={() => setSelection(nothing)}
        >
          {many.map((a) => (
            <BulkAction
              key={a.act}
              label={say(a.label as 'results.add')}
              icon={a.icon}
              onPress={() => void numbers().then((rows) => start(a.act, rows))}
            />
          ))}
        </BulkBar>
      )}
      <StatusLine>{say('results.rows', { count: total })}</StatusLine>
      {dialogs}
    </>
  );
}
