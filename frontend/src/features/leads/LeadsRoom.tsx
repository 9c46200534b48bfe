import { useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Download, FileInput, Merge, Plus } from 'lucide-react';
import { Fragment, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { LeadFilter, LeadRow } from '../../bridge/types';
import { useMedia } from '../../lib/media';
import { SkeletonRows } from '../../ui/Blocks';
import { BulkAction, BulkBar } from '../../ui/BulkBar';
import { Button } from '../../ui/Button';
import { Grid } from '../../ui/grid/Grid';
import type { GridHandle } from '../../ui/grid/gridProps';
import { howMany, nothing, type Selection } from '../../ui/grid/selection';
import { IconButton } from '../../ui/IconButton';
import { RoomHead } from '../../ui/RoomHead';
import { StatusLine } from '../../ui/StatusLine';
import { toastTrouble } from '../../ui/Toast';
import { num } from '../../words/formats';
import { useSay } from '../../words/say';
import { AddLead } from './AddLead';
import { archiveFound, archiveLeads } from './archive';
import { leadColumns } from './columns';
import { FilterBar } from './FilterBar';
import { isFiltered, type LeadSearch, type orderOf } from './filter';
import { LeadSheet } from './LeadSheet';
import { LeadsTrouble, NothingHere } from './LeadsEmpty';
import { useLeadsActions } from './leadsActions';
import { useCount, useOptions } from './queries';
import { SearchField } from './SearchField';
import { useHeldList } from './useHeldList';
import { type OpenSheet, useOpenLead } from './useOpenLead';
import { type Found, useRows } from './useRows';

interface LeadsRoomProps extends OpenSheet {
  search: LeadSearch;
  /** Says where the list goes: another filter, another order. */
  setSearch: (s: LeadSearch) => void;
  onImport: () => void;
  onDownload: (view: {
    filter: LeadFilter;
    selected: string[];
    columns: string[];
    sort: ReturnType<typeof orderOf>;
  }) => void;
  /** Shown in place of the room while the book is empty. */
  first: ReactNode;
}

/** The list of leads, with the sheet of one of them over it. */
export function LeadsRoom(p: LeadsRoomProps) {
  const say = useSay();
  const me = useMe().data;
  const qc = useQueryClient();
  // Larger text makes a window narrower.
  const scale = { normal: 1, large: 1.125, larger: 1.25 }[me?.settings.textSize ?? 'normal'];
  const narrow = useMedia(`(max-width: ${Math.ceil(1119 * scale)}px)`);
  const grid = useRef<GridHandle>(null);
  const field = useRef<{ focus: () => void }>(null);

  const live = useRef(p);
  live.current = p;
  const search = p.search;
  const [unsorted, setUnsorted] = useState(false);
  const rows = useRows(search, setUnsorted);
  const { filter, order, ask } = rows;
  const count = useCount(filter, rows.first);
  /** Another filter or order: asked for first, shown after. */
  const setSearch = useCallback(
    (next: LeadSearch) => {
      ask(next);
      live.current.setSearch(next);
    },
    [ask],
  );
  const options = useOptions(true);
  const counted = count.data?.found ?? 0;
  const { found, stamp, touched } = useHeldList({
    open: p.open !== null,
    key: rows.key,
    found: count.isPlaceholderData ? undefined : counted,
    shown: counted,
  });
  const sourceOf = rows.source;
  const source = useMemo(() => sourceOf(found, stamp, touched), [sourceOf, found, stamp, touched]);

  const [selection, setSelection] = useState<Selection>(nothing);
  const filterKey = JSON.stringify(filter);
  const lastFilter = useRef(filterKey);
  if (lastFilter.current !== filterKey) {
    lastFilter.current = filterKey;
    if (selection !== nothing) setSelection(nothing);
  }
  const picked = howMany(selection, found);

  const rowsOf = useCallback(
    async (from: number, to: number) => ((await grid.current?.need(from, to)) ?? []) as LeadRow[],
    [],
  );
  const goTo = useCallback((to: number) => grid.current?.goTo(to), []);
  const { at, openRow, step } = useOpenLead({ room: p, source, found, rowsOf, goTo });

  /** The ids of what is selected; all found but a few means asking for the pages. */
  const selectedIds = useCallback(async (): Promise<string[]> => {
    if (!selection.all) return [...selection.ids];
    const rows = await rowsOf(0, found);
    return rows.map((r) => r.id).filter((id) => !selection.ids.has(id));
  }, [selection, found, rowsOf]);

  const archived = search.archived === true;
  const archiveSelected = useCallback(async () => {
    try {
      if (selection.all && selection.ids.size === 0 && !archived) await archiveFound(qc, filter);
      else await archiveLeads(qc, await selectedIds(), !archived);
      setSelection(nothing);
    } catch (e) {
      toastTrouble(callError(e).message);
    }
  }, [selection, archived, filter, qc, selectedIds]);

  const download = useCallback(async () => {
    const columns = leadColumns(narrow).map((c) => c.id);
    live.current.onDownload({
      filter,
      selected: picked > 0 ? await selectedIds() : [],
      columns,
      sort: order,
    });
  }, [filter, narrow, order, picked, selectedIds]);

  useLeadsActions({
    archived,
    picked,
    open: p.open !== null,
    search: () => field.current?.focus(),
    add: () => live.current.setAdding(true),
    download: () => void download(),
    clear: () => setSelection(nothing),
    archive: () => {
      if (picked > 0) return void archiveSelected();
      const row = grid.current?.row() as LeadRow | undefined;
      if (row) void archiveLeads(qc, [row.id], !row.archived);
    },
  });

  const lang = say('nav.leads');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heads follow the language
  const columns = useMemo(() => leadColumns(narrow), [narrow, lang]);
  const filtered = isFiltered(search);
  const summary = me?.summary;
  const empty =
    summary && summary.leads + summary.archived + summary.pending === 0 && !filtered && found === 0;

  const title = say(archived ? 'nav.archived' : 'leads.list');
  const total = archived ? (summary?.archived ?? 0) : (summary?.leads ?? 0) + (summary?.pending ?? 0);
  if (count.isPending || !me)
    return (
      <>
        <RoomHead title={title} />
        {count.error ? (
          <LeadsTrouble error={count.error} retry={() => void count.refetch()} />
        ) : (
          <SkeletonRows rows={14} columns={5} />
        )}
      </>
    );
  // The same in an empty house and in one that just got its first lead: what is typed stays, and
  // whoever added that lead hears of it.
  const sheets = (
    <Fragment key="sheets">
      {p.adding && (
        <AddLead
          onClose={() => p.setAdding(false)}
          onOpen={(id) => {
            p.setAdding(false);
            p.setOpen(id);
          }}
        />
      )}
      {p.open && !p.adding && (
        <LeadSheet
          key="lead"
          id={p.open}
          place={found > 0 ? { n: at + 1, of: found } : undefined}
          onStep={step}
          onClose={() => {
            p.setOpen(null);
            grid.current?.focus();
          }}
        />
      )}
    </Fragment>
  );
  if (empty)
    return (
      <>
        {p.first}
        {sheets}
      </>
    );

  return (
    <>
      <RoomHead title={title} note={num(total)}>
        <SearchField
          ref={field}
          q={search.q ?? ''}
          onSearch={(q) => setSearch({ ...live.current.search, q: q || undefined })}
          found={count.isPlaceholderData ? undefined : counted}
          onLeave={() => grid.current?.focus()}
        />
        <IconButton
          label={say('duplicates.title')}
          icon={Merge}
          onPress={() => {
            window.location.hash = '#/duplicates';
          }}
        />
        {me.rights.export && (
          <Button icon={Download} onPress={() => void download()}>
            {say('leads.download')}
          </Button>
        )}
        {me.rights.import && (
          <Button icon={FileInput} onPress={p.onImport}>
            {say('leads.import')}
          </Button>
        )}
        <Button look="primary" icon={Plus} onPress={() => p.setAdding(true)}>
          {say('leads.add')}
        </Button>
      </RoomHead>
      <FilterBar search={search} set={setSearch} options={options.data} fields={me.fields} />
      {count.error && <LeadsTrouble error={count.error} retry={() => void count.refetch()} />}
      <Grid<Found>
        ref={grid}
        label={title}
        columns={columns}
        source={source}
        rowId={(r) => r.id}
        rowName={(r) => r.name}
        sort={unsorted ? undefined : order}
        onSort={(by, desc) =>
          setSearch({ ...search, sort: by as LeadSearch['sort'], up: desc ? undefined : true })
        }
        selection={selection}
        onSelect={setSelection}
        onOpen={openRow}
        openId={p.open}
        onCurrent={(row, index) => {
          if (row && live.current.open && row.id !== live.current.open) openRow(row, index);
        }}
        actions={(r) => (
          <IconButton
            label={say(r.archived ? 'leads.restore' : 'leads.archive')}
            icon={r.archived ? ArchiveRestore : Archive}
            keys="E"
            excludeFromTabOrder
            onPress={() => void archiveLeads(qc, [r.id], !r.archived)}
          />
        )}
        empty={
          <NothingHere
            filtered={filtered}
            archived={archived}
            hidden={count.data?.archived ?? 0}
            search={search}
            setSearch={p.setSearch}
          />
        }
        after={
          search.q && !archived && (count.data?.archived ?? 0) > 0 ? (
            <span className="muted">
              {say('leads.none_match_archived', { count: count.data?.archived ?? 0 })}{' '}
              <button
                type="button"
                className="link"
                onClick={() => p.setSearch({ ...search, archived: true })}
              >
                {say('leads.show_archived')}
              </button>
            </span>
          ) : undefined
        }
      />
      {picked > 0 && !p.open && !p.adding && (
        <BulkBar
          label={say('leads.selection')}
          count={say('leads.selected', { count: picked })}
          all={
            picked < found
              ? {
                  label: say('leads.select_all_found', { count: found }),
                  do: () => setSelection({ all: true, ids: new Set() }),
                }
              : undefined
          }
          clear={say('leads.clear_selection')}
          onClear={() => setSelection(nothing)}
        >
          {me.rights.export && (
            <BulkAction label={say('leads.download')} icon={Download} onPress={() => void download()} />
          )}
          <BulkAction
            label={say(archived ? 'leads.restore' : 'leads.archive')}
            icon={archived ? ArchiveRestore : Archive}
            onPress={() => void archiveSelected()}
          />
        </BulkBar>
      )}
      <StatusLine>
        {filtered
          ? say('leads.part', { count: counted, all: num(total) })
          : say(archived ? 'leads.archived' : 'leads.total', { count: counted })}
        {!archived &&
          (count.data?.archived ?? 0) > 0 &&
          `, ${say('leads.archived_hidden', { count: count.data?.archived ?? 0 })}`}
        {unsorted && `. ${say('leads.unsorted')}`}
      </StatusLine>
      {sheets}
    </>
  );
}
