import { Check, FileInput, Inbox, type LucideIcon, UserPlus, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { go } from '../../../bridge';
import { useMe } from '../../../bridge/me';
import { type Action, useActions } from '../../../lib/actions';
import { cx } from '../../../lib/cx';
import { EmptyState, SkeletonRows } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { Disc } from '../../../ui/Events';
import { TextField } from '../../../ui/Field';
import { Kbd } from '../../../ui/Kbd';
import { RoomHead } from '../../../ui/RoomHead';
import { FilterTabs } from '../../../ui/Tabs';
import { toast } from '../../../ui/Toast';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { ApproveDialog } from '../ApproveDialog';
import { sayTrouble } from '../actions';
import { attempt, declineImport, type PendingLead, usePending } from '../life';
import { useImports, useImportsEvents } from '../queries';
import { whenShort } from '../shown';
import type { Import } from '../types';
import s from './Approvals.module.css';
import { ImportToJudge, LeadToJudge } from './Judged';

type Item = { id: string; kind: 'import'; imp: Import } | { id: string; kind: 'lead'; lead: PendingLead };

/** How many leads the list shows at first, and with each "more". */
const step = 100;

/** Everything that waits for a word: imports and leads, one of them open, answered by a key. */
export function ApprovalsRoom() {
  const say = useSay();
  useImportsEvents();
  const me = useMe().data;
  const [tab, setTab] = useState<'all' | 'leads' | 'imports'>('all');
  const [limit, setLimit] = useState(step);
  const imports = useImports({
    state: 'waiting',
    search: '',
    mine: false,
    sort: 'created',
    desc: true,
    offset: 0,
    limit: 100,
  });
  // Leads of an import that waits are judged with it; each by itself under Leads.
  const every = usePending(false, limit);
  const alone = usePending(true, limit);
  const leads = tab === 'leads' ? every : alone;
  const waiting = imports.data?.rows ?? [];
  const total = (imports.data?.total ?? 0) + (alone.data?.total ?? 0);
  const items = useMemo((): Item[] => {
    const list: Item[] = [];
    if (tab !== 'leads') for (const imp of waiting) list.push({ id: `i ${imp.id}`, kind: 'import', imp });
    if (tab !== 'imports')
      for (const lead of leads.data?.rows ?? []) list.push({ id: `l ${lead.id}`, kind: 'lead', lead });
    return list;
  }, [waiting, leads.data, tab]);
  const [chosen, setChosen] = useState('');
  // The one that was answered is gone: its place in the list has the next.
  const place = useRef(0);
  const found = items.findIndex((x) => x.id === chosen);
  const at = found >= 0 ? found : Math.min(place.current, items.length - 1);
  const item = items[at];
  useEffect(() => {
    place.current = Math.max(at, 0);
  }, [at]);
  const [reason, setReason] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const [approving, setApproving] = useState<Import | null>(null);
  const open = item?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item has another reason
  useEffect(() => setReason(''), [open]);

  const answer = async (ids: string[], yes: boolean) => {
    const done = await attempt(() => go.imports.AnswerLeads(ids, yes, yes ? '' : reason));
    if (!done) return;
    toast(say(yes ? 'approvals.approved' : 'approvals.declined', { count: ids.length }), {
      label: say('common.undo'),
      do: () => void attempt(() => go.imports.WaitAgain(ids)),
    });
  };
  const approve = () => {
    if (item?.kind === 'import') setApproving(item.imp);
    else if (item) void answer([item.lead.id], true);
  };
  const decline = async () => {
    if (!item) return;
    if (item.kind === 'lead') return answer([item.lead.id], false);
    if (!reason.trim()) {
      field.current?.querySelector('input')?.focus();
      return;
    }
    await declineImport(item.imp, reason.trim());
  };
  const acts = useRef({ approve, decline });
  acts.current = { approve, decline };
  const go1 = useRef((_d: number) => {});
  go1.current = (d) => {
    const next = items[Math.min(Math.max(at + d, 0), items.length - 1)];
    if (next) setChosen(next.id);
  };
  // Arrows take the focus along; after J, K or a mouse it stays where it is.
  const list = useRef<HTMLElement>(null);
  const withFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once another is open
  useEffect(() => {
    if (!withFocus.current) return;
    withFocus.current = false;
    list.current?.querySelector<HTMLElement>('[aria-current=true]')?.focus();
  }, [open]);
  const actions = useMemo(
    (): Action[] => [
      {
        id: 'approvals.approve',
        label: say('imports.approve'),
        icon: Check,
        keys: 'A',
        group: 'list',
        do: () => acts.current.approve(),
      },
      {
        id: 'approvals.decline',
        label: say('approvals.decline'),
        icon: X,
        keys: 'D',
        group: 'list',
        do: () => void acts.current.decline(),
      },
      {
        id: 'approvals.next',
        label: say('approvals.next'),
        keys: 'J',
        group: 'list',
        hidden: true,
        do: () => go1.current(1),
      },
      {
        id: 'approvals.previous',
        label: say('approvals.previous'),
        keys: 'K',
        group: 'list',
        hidden: true,
        do: () => go1.current(-1),
      },
    ],
    [say],
  );
  useActions(me?.rights.approve ? actions : none);

  const failed = imports.error ?? leads.error;
  if (failed)
    return (
      <div className={s.note}>
        <Callout tone="brick" title={say('approvals.failed')}>
          {sayTrouble(failed)}
        </Callout>
      </div>
    );
  const newLeads = items.filter((x) => x.kind === 'lead');
  const more = (leads.data?.total ?? 0) - (leads.data?.rows.length ?? 0);
  return (
    <>
      <RoomHead title={say('approvals.title')} note={total > 0 && say('approvals.waiting', { count: total })}>
        <FilterTabs
          label={say('approvals.list')}
          value={tab}
          onChange={(id) => setTab(id as typeof tab)}
          tabs={[
            { id: 'all', label: say('approvals.all'), count: num(total) },
            { id: 'leads', label: say('approvals.leads'), count: num(every.data?.total ?? 0) },
            { id: 'imports', label: say('approvals.imports'), count: num(imports.data?.total ?? 0) },
          ]}
        />
      </RoomHead>
      {!imports.data || !leads.data ? (
        <SkeletonRows rows={8} columns={2} />
      ) : items.length === 0 ? (
        <EmptyState icon={Inbox} title={say('approvals.done')}>
          {say('approvals.done_hint')}
        </EmptyState>
      ) : (
        <div className={s.split}>
          {/* Arrows go through its buttons, as J and K do. */}
          <nav
            ref={list}
            className={s.list}
            aria-label={say('approvals.list')}
            onKeyDown={(e) => {
              const d = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
              if (!d || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
              e.preventDefault();
              withFocus.current = true;
              go1.current(d);
            }}
          >
            {tab !== 'leads' && waiting.length > 0 && (
              <Group title={say('approvals.imports')}>
                {items.map(
                  (x) =>
                    x.kind === 'import' && (
                      <Entry
                        key={x.id}
                        icon={FileInput}
                        title={x.imp.name}
                        hint={say(
                          x.imp.waits > 0 || x.imp.waitMerges === 0
                            ? 'approvals.leads_from'
                            : 'approvals.rows_from',
                          { count: x.imp.waits || x.imp.waitMerges, name: x.imp.byName },
                        )}
                        at={x.imp.finished}
                        on={x.id === item?.id}
                        onPress={() => setChosen(x.id)}
                      />
                    ),
                )}
              </Group>
            )}
            {newLeads.length > 0 && (
              <Group
                title={say('approvals.new_leads')}
                aside={
                  <Button
                    look="link"
                    size="sm"
                    onPress={() =>
                      void answer(
                        newLeads.map((x) => (x.kind === 'lead' ? x.lead.id : '')),
                        true,
                      )
                    }
                  >
                    {say('approvals.approve_all', { count: newLeads.length })}
                  </Button>
                }
              >
                {newLeads.map(
                  (x) =>
                    x.kind === 'lead' && (
                      <Entry
                        key={x.id}
                        icon={UserPlus}
                        title={x.lead.name || say('leads.no_name')}
                        hint={[x.lead.from, x.lead.by].filter(Boolean).join(', ')}
                        at={x.lead.at}
                        on={x.id === item?.id}
                        onPress={() => setChosen(x.id)}
                      />
                    ),
                )}
                {more > 0 && (
                  <Button look="link" size="sm" onPress={() => setLimit(limit + step)}>
                    {say('approvals.more_leads', { count: more })}
                  </Button>
                )}
              </Group>
            )}
          </nav>
          <section
            className={s.judged}
            aria-label={item?.kind === 'import' ? item.imp.name : item?.lead.name}
          >
            <div className={s.pane}>
              {item?.kind === 'import' && <ImportToJudge imp={item.imp} />}
              {item?.kind === 'lead' && <LeadToJudge of={item.lead} />}
            </div>
            {me?.rights.approve && item && (
              <footer className={s.foot}>
                <Button look="primary" icon={Check} onPress={approve}>
                  {say('imports.approve')}
                </Button>
                <Button icon={X} onPress={() => void decline()}>
                  {say('approvals.decline')}
                </Button>
                {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in its field declines */}
                <div
                  ref={field}
                  className={s.reason}
                  onKeyDown={(e) => {
                    if (e.key === 'Enter' && !e.nativeEvent.isComposing && reason.trim()) void decline();
                  }}
                >
                  <TextField
                    bare
                    label={say(item.kind === 'import' ? 'approvals.reply_import' : 'approvals.reply')}
                    placeholder={say(item.kind === 'import' ? 'approvals.reply_import' : 'approvals.reply')}
                    value={reason}
                    onChange={setReason}
                  />
                </div>
                {me.settings.singleKeys && (
                  <span className={cx(s.keys, 'muted t12')}>
                    <Kbd keys="A" /> {say('approvals.key_approve')} <Kbd keys="D" />{' '}
                    {say('approvals.key_decline')}
                  </span>
                )}
              </footer>
            )}
          </section>
        </div>
      )}
      {approving && <ApproveDialog imp={approving} onClose={() => setApproving(null)} />}
    </>
  );
}

const none: readonly Action[] = [];

function Group(p: { title: string; aside?: React.ReactNode; children: React.ReactNode }) {
  return (
    <section className={s.group}>
      <div className={s.ghead}>
        <h2>{p.title}</h2>
        {p.aside}
      </div>
      {p.children}
    </section>
  );
}

function Entry(p: {
  icon: LucideIcon;
  title: string;
  hint: string;
  at: string;
  on: boolean;
  onPress: () => void;
}) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (p.on) ref.current?.scrollIntoView?.({ block: 'nearest' });
  }, [p.on]);
  return (
    <button
      ref={ref}
      type="button"
      className={s.entry}
      aria-current={p.on ? 'true' : undefined}
      onClick={p.onPress}
    >
      <Disc icon={p.icon} />
      <span className={s.text}>
        <b className="medium trunc">{p.title}</b>
        <small className="trunc">{p.hint}</small>
      </span>
      <time className={cx(s.when, 'num')} dateTime={p.at}>
        {whenShort(p.at)}
      </time>
    </button>
  );
}
