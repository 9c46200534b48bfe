import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Download } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { go, newJob } from '../../bridge';
import { CallError, callError } from '../../bridge/error';
import { subscribe } from '../../bridge/events';
import { save } from '../../bridge/files';
import { allLeads } from '../../bridge/leads';
import { useMe } from '../../bridge/me';
import type { ExportSpec, Progress as Job, LeadFilter, LeadSort } from '../../bridge/types';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Checkbox, RadioCards, Segment } from '../../ui/Choices';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { toast } from '../../ui/Toast';
import { num, size } from '../../words/formats';
import { useSay } from '../../words/say';
import s from './DownloadDialog.module.css';

/** What the list showed when the download was asked for. */
export interface DownloadView {
  filter: LeadFilter;
  selected: string[];
  columns: string[];
  sort: { by: LeadSort; desc: boolean };
}

/** The catalogue keys that stand behind each column of the list. */
const behind: Record<string, string[]> = {
  name: ['full_name'],
  contact: ['phone', 'email'],
  source: ['source'],
  owner: ['owner'],
  status: ['status'],
  active: [],
  created: ['created_at'],
};
const sorts: LeadSort[] = ['active', 'created', 'name', 'contact', 'source', 'owner', 'status'];

/** Asks what to write, tells beforehand what it will be, writes it and saves it. */
export function DownloadDialog({ view, onClose }: { view: DownloadView; onClose: () => void }) {
  const say = useSay();
  const me = useMe().data;
  const [items, setItems] = useState<ExportSpec['items']>(view.selected.length > 0 ? 'selected' : 'view');
  const [dateField, setDateField] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [sort, setSort] = useState<LeadSort>(view.sort.by);
  const [desc, setDesc] = useState(view.sort.desc);
  const [columns, setColumns] = useState('all');
  const [notes, setNotes] = useState(true);
  const [format, setFormat] = useState<ExportSpec['format']>('csv');
  const [exact, setExact] = useState(false);
  const [pending, setPending] = useState(false);
  const [job, setJob] = useState<{ id: string; news?: Job } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const spec = useMemo(
    (): ExportSpec => ({
      items,
      filter: items === 'view' ? view.filter : allLeads,
      selected: items === 'selected' ? view.selected : [],
      dateField,
      from: dateField ? from : '',
      to: dateField ? to : '',
      sort,
      desc,
      fields: columns === 'all' ? [] : view.columns.flatMap((c) => behind[c] ?? []),
      notes,
      pending,
      format,
      exact,
      delimiter: '',
      noBom: exact,
    }),
    [items, view, dateField, from, to, sort, desc, columns, notes, pending, format, exact],
  );
  const badRange = dateField !== '' && from !== '' && to !== '' && from > to;
  const plan = useQuery({
    queryKey: ['exports', 'plan', spec],
    queryFn: () => go.exports.Plan(spec),
    enabled: !badRange,
    placeholderData: keepPreviousData,
  });
  // Counted as it is written: what waits for approval only where it is asked for.
  const inView = useMemo(
    () => ({ ...view.filter, approved: view.filter.approved || !pending }),
    [view.filter, pending],
  );
  const counted = useQuery({
    queryKey: ['leads', 'count', inView],
    queryFn: () => go.leads.Count(inView),
    placeholderData: keepPreviousData,
  });

  const jobId = useRef<string | null>(null);
  useEffect(
    () =>
      subscribe('job', (e) => e.job && e.job.job === jobId.current && setJob({ id: e.job.job, news: e.job })),
    [],
  );

  const time = sort === 'active' || sort === 'created';
  const rows = plan.data?.rows ?? 0;
  const off = badRange || plan.isPending || rows === 0;
  const write = async () => {
    if (off || job) return;
    const id = newJob();
    jobId.current = id;
    setJob({ id });
    setTrouble(null);
    try {
      const ref = await go.exports.Write(spec, id);
      const saved = await save(ref);
      if (saved) {
        toast(say('download.done', { name: saved.name }));
        onClose();
      }
    } catch (e) {
      const err = callError(e);
      if (!(err instanceof CallError && err.kind === 'cancelled')) setTrouble(err.message);
    } finally {
      jobId.current = null;
      setJob(null);
    }
  };
  const close = () => {
    if (jobId.current) void go.jobs.Cancel(jobId.current);
    onClose();
  };

  return (
    <Dialog
      title={say('download.title')}
      lede={say('download.lede')}
      open
      onClose={close}
      onEnter={() => void write()}
      footer={
        <>
          <span className={s.plan} role="status">
            {badRange
              ? ''
              : job
                ? job.news
                  ? say('download.writing', { done: num(job.news.done), total: num(job.news.total) })
                  : ''
                : plan.data &&
                  (rows === 0
                    ? say('download.nothing')
                    : say('download.plan', {
                        name: plan.data.name,
                        count: rows,
                        size: size(plan.data.size),
                      }))}
          </span>
          <Button onPress={close}>{say('common.cancel')}</Button>
          <Button
            look="primary"
            icon={Download}
            busy={job !== null}
            isDisabled={off}
            onPress={() => void write()}
          >
            {say('download.go')}
          </Button>
        </>
      }
    >
      <div className={s.rows}>
        {(trouble ?? plan.error) && <Callout tone="brick" title={trouble ?? callError(plan.error).message} />}
        <div className={s.row}>
          <span className={s.label}>{say('download.items')}</span>
          <RadioCards
            label={say('download.items')}
            value={items}
            onChange={(v) => setItems(v as ExportSpec['items'])}
            cards={[
              {
                id: 'view',
                label: say('download.view'),
                hint: counted.data ? say('leads.total', { count: counted.data.found }) : '',
              },
              {
                id: 'selected',
                label: say('download.selected'),
                hint: say('leads.total', { count: view.selected.length }),
                off: view.selected.length === 0,
              },
              {
                id: 'all',
                label: say('download.all'),
                hint: me
                  ? say('leads.total', { count: me.summary.leads + (pending ? me.summary.pending : 0) })
                  : '',
              },
            ]}
          />
        </div>
        <div className={s.row}>
          <span className={s.label}>{say('download.dates')}</span>
          <div>
            <div className="row">
              <Select
                className={s.datefield}
                label={say('download.dates')}
                bare
                value={dateField || 'any'}
                onChange={(v) => setDateField(v === 'any' ? '' : v)}
                choices={[
                  { id: 'any', label: say('download.any_date') },
                  { id: 'active', label: say('column.active') },
                  { id: 'created', label: say('column.created') },
                ]}
              />
              {dateField && (
                <>
                  <DateField
                    className="grow"
                    label={say('download.from')}
                    bare
                    value={from}
                    onChange={setFrom}
                    error={undefined}
                  />
                  <span className="muted">{say('common.to')}</span>
                  <DateField
                    className="grow"
                    label={say('download.until')}
                    bare
                    value={to}
                    onChange={setTo}
                  />
                </>
              )}
            </div>
            {badRange && (
              <p className={s.error} role="alert">
                {say('download.bad_range')}
              </p>
            )}
          </div>
        </div>
        <div className={s.row}>
          <span className={s.label}>{say('download.sort')}</span>
          <div className="row">
            <Select
              className="grow"
              label={say('download.sort')}
              bare
              value={sort}
              onChange={(v) => setSort(v as LeadSort)}
              choices={sorts.map((id) => ({ id, label: say(`column.${id}`) }))}
            />
            <Segment
              label={say('leads.sort')}
              value={desc ? 'down' : 'up'}
              onChange={(v) => setDesc(v === 'down')}
              parts={
                time
                  ? [
                      { id: 'down', label: say('download.newest'), icon: ArrowDownWideNarrow },
                      { id: 'up', label: say('download.oldest'), icon: ArrowUpNarrowWide },
                    ]
                  : [
                      { id: 'up', label: say('download.az'), icon: ArrowUpNarrowWide },
                      { id: 'down', label: say('download.za'), icon: ArrowDownWideNarrow },
                    ]
              }
            />
          </div>
        </div>
        <div className={s.row}>
          <span className={s.label}>{say('download.columns')}</span>
          <div className="row">
            <Select
              className="grow"
              label={say('download.columns')}
              bare
              value={columns}
              onChange={setColumns}
              choices={[
                { id: 'all', label: say('download.columns_all') },
                { id: 'shown', label: say('download.columns_shown', { count: view.columns.length }) },
              ]}
            />
            <Checkbox label={say('download.notes')} checked={notes} onChange={setNotes} />
          </div>
        </div>
        <div className={s.row}>
          <span className={s.label}>{say('download.format')}</span>
          <RadioCards
            label={say('download.format')}
            value={format}
            onChange={(v) => setFormat(v as ExportSpec['format'])}
            cards={[
              { id: 'csv', label: say('download.csv'), hint: say('download.csv_hint') },
              { id: 'xlsx', label: say('download.xlsx'), hint: say('download.xlsx_hint') },
            ]}
          />
        </div>
        {(format === 'csv' || (me?.summary.pending ?? 0) > 0) && (
          <div className={s.row}>
            <span />
            <div className={s.more}>
              {format === 'csv' && (
                <Checkbox
                  label={say('download.exact')}
                  hint={say('download.exact_hint')}
                  checked={exact}
                  onChange={setExact}
                />
              )}
              {(me?.summary.pending ?? 0) > 0 && (
                <Checkbox label={say('download.pending')} checked={pending} onChange={setPending} />
              )}
            </div>
          </div>
        )}
      </div>
    </Dialog>
  );
}
