import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { cx } from '../../../lib/cx';
import { Button } from '../../../ui/Button';
import { Table } from '../../../ui/Table';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { useUndoPreview } from '../life';
import { leadHref } from '../places';
import { anyRows, pageRows, rowsQuery } from '../rows';
import { whyOf } from '../shown';
import type { ImportDetail, RowView } from '../types';
import { UndoTable } from '../UndoDialog';
import s from './Details.module.css';
import { DownloadRows } from './DownloadRows';
import { FixRow } from './FixRow';

/** The rows that did not come in, each with what to do. */
export function Stayed({
  id,
  scope,
  count,
  later,
  onAdd,
  onAddRow,
  mends,
}: {
  id: string;
  scope: 'failed' | 'left_out';
  count: number;
  /** Of rows that were left out: how many can come in, and how many cannot as they are. */
  later?: ImportDetail['later'] | undefined;
  /** Adds those that can. */
  onAdd?: (() => void) | undefined;
  /** Adds one whose lead is being worked on, which needs a word of its own. */
  onAddRow?: ((row: number) => void) | undefined;
  /** Whether rows that are corrected in their file can still join the import. */
  mends?: boolean | undefined;
}) {
  const say = useSay();
  const [all, setAll] = useState(false);
  // What needs fixing stands first; of rows that come in one page, it is put there here.
  const byVerdict = (later?.wrong ?? 0) > 0 && count > pageRows;
  const page = useQuery(rowsQuery(id, { ...anyRows, scope, ...(byVerdict && { sort: 'verdict' }) }, 0, true));
  const rank = (r: RowView) => (r.verdict === 'error' ? 2 : r.verdict === 'active' ? 1 : 0);
  const list = [...(page.data?.rows ?? [])].sort((a, b) => rank(b) - rank(a));
  const rows = all ? list : list.slice(0, 5);
  const title = say(scope === 'failed' ? 'import.not_imported' : 'import.left_out_title', { count });
  const hidden = Math.min(count, list.length) - rows.length;
  const wrong = later?.wrong ?? list.filter((r) => r.verdict === 'error').length;
  const [fixing, setFixing] = useState<RowView>();
  const kept = wrong + (later?.totals ?? 0) + (later?.active ?? 0);
  const ready = later?.ready ?? 0;
  const section = useRef<HTMLElement>(null);
  /** Shows the rows that need fixing, with the first of them at hand. */
  const toFix = () => {
    setAll(true);
    section.current?.querySelector<HTMLElement>('[data-fix]')?.focus();
  };
  return (
    <section ref={section} data-heir="h1">
      <div className={s.sechead}>
        <h2 className={s.sec}>{title}</h2>
        <span className="grow" />
        {onAdd && ready > 0 && (
          <Button size="sm" icon={Plus} data-heir="[data-fix];h1" onPress={onAdd}>
            {say(kept > 0 || ready !== count ? 'import.add_ready' : 'import.add_rest', { count: ready })}
          </Button>
        )}
        <DownloadRows
          id={id}
          scope={scope}
          label={say(scope === 'failed' ? 'stayed.download_failed' : 'stayed.download_left')}
        />
      </div>
      {later && mends && kept > 0 && (
        <p className="muted">
          {wrong > 0 && (
            <>
              <Button look="link" size="sm" className={s.first} onPress={toFix}>
                {say('later.wrong', { count: wrong })}
              </Button>{' '}
            </>
          )}
          {later.totals > 0 && `${say('later.totals', { count: later.totals })} `}
          {later.active > 0 && say('later.active', { count: later.active })}
        </p>
      )}
      {mends && wrong > 0 && <p className="muted">{say('stayed.how', { count: wrong })}</p>}
      <Table<RowView>
        label={title}
        flush
        rows={rows}
        rowKey={(r) => String(r.row)}
        columns={[
          {
            id: 'row',
            head: say('review.col_row'),
            width: '4.75rem',
            cell: (r) => <span className="muted num">{num(r.row)}</span>,
          },
          {
            id: 'name',
            head: say('imports.col_name'),
            width: '10.25rem',
            cell: (r) => (
              <span className="medium">
                {r.lead ? (
                  <a className="link" href={leadHref(r.lead)}>
                    {r.name}
                  </a>
                ) : (
                  r.name || say('leads.no_name')
                )}
              </span>
            ),
          },
          {
            id: 'do',
            head: say('import.what_to_do'),
            cell: (r) => <span className={cx('soft', s.reason)}>{whyOf(r)}</span>,
          },
          ...(mends && (wrong > 0 || (onAddRow && (later?.active ?? 0) > 0))
            ? [
                {
                  id: 'fix',
                  head: <span className="vh">{say('fixrow.fix')}</span>,
                  width: '4rem',
                  cell: (r: RowView) =>
                    r.verdict === 'active' && onAddRow ? (
                      <Button
                        look="link"
                        size="sm"
                        aria-label={say('stayed.add_of', {
                          n: num(r.row),
                          name: r.name || say('leads.no_name'),
                        })}
                        onPress={() => onAddRow(r.row)}
                      >
                        {say('stayed.add')}
                      </Button>
                    ) : r.verdict === 'error' ? (
                      <Button
                        look="link"
                        size="sm"
                        data-fix
                        data-heir="[data-fix]"
                        aria-label={say('fixrow.of', {
                          n: num(r.row),
                          name: r.name || say('leads.no_name'),
                        })}
                        onPress={() => setFixing(r)}
                      >
                        {say('fixrow.fix')}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {fixing && page.data && (
        <FixRow
          key={fixing.row}
          id={id}
          row={fixing}
          columns={page.data.columns}
          onClose={() => setFixing(undefined)}
        />
      )}
      {hidden > 0 && (
        <Button look="link" size="sm" onPress={() => setAll(true)}>
          {say('import.show_more', { count: hidden })}
        </Button>
      )}
      {all && count > list.length && <p className="muted t12">{say('import.more_in_results')}</p>}
    </section>
  );
}

/** What the undo left as it was, and why. */
export function KeptRows({ id }: { id: string }) {
  const say = useSay();
  const sum = useUndoPreview(id, 'kept', 0).data?.sum;
  return (
    <>
      {(['kept', 'blocked'] as const)
        .filter((list) => (sum?.[list] ?? 0) > 0)
        .map((list) => (
          <section key={list}>
            <h2 className={s.sec}>
              {say(`undo.list_${list}`)} <span className="muted num">{num(sum?.[list] ?? 0)}</span>
            </h2>
            <UndoTable id={id} list={list} page={0} rows={[]} />
          </section>
        ))}
    </>
  );
}
