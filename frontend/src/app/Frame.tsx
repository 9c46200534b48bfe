import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import {
  ChevronsUpDown,
  CircleHelp,
  FileInput,
  Handshake,
  Inbox,
  Keyboard,
  Search,
  Settings2,
  Undo2,
  Users,
} from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button as RacButton } from 'react-aria-components';
import { go } from '../bridge';
import { CallError, callError } from '../bridge/error';
import { subscribe } from '../bridge/events';
import { arrived } from '../bridge/files';
import { useMe } from '../bridge/me';
import type { FileRef } from '../bridge/types';
import { DownloadDialog, type DownloadView } from '../features/exports/DownloadDialog';
import { newImport, openFiles } from '../features/imports/actions';
import { FilesDialog } from '../features/imports/FilesDialog';
import { filterOf, type LeadSearch } from '../features/leads/filter';
import { type Action, useActions } from '../lib/actions';
import { keyText } from '../lib/keys';
import { useMedia } from '../lib/media';
import { useShortcuts } from '../lib/shortcuts';
import { undoLast } from '../lib/undo';
import { Icon, type LucideIcon } from '../ui/Icon';
import { Avatar } from '../ui/Marks';
import { Menu } from '../ui/Menu';
import { Toasts, toastTrouble } from '../ui/Toast';
import { num } from '../words/formats';
import { useSay } from '../words/say';
import { Mark, Wordmark } from './Brand';
import { DropHall } from './DropHall';
import s from './Frame.module.css';
import { KeysDialog } from './KeysDialog';
import { Palette } from './Palette';
import { type Shell, ShellContext, useShell } from './shell';
import { usePaste } from './usePaste';

/** The window around every room: where one can go, who one is, and what lies over it all. */
export function Frame() {
  const say = useSay();
  const qc = useQueryClient();
  const navigate = useNavigate();
  const me = useMe().data;
  const [palette, setPalette] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const [view, setView] = useState<DownloadView | null>(null);

  const takeFiles = useCallback((files: readonly FileRef[]) => {
    if (files.length > 0) void openFiles(files);
  }, []);
  useEffect(() => {
    const off = [
      subscribe('files', (e) => {
        if (e.trouble) toastTrouble(callError(e.trouble).message);
        takeFiles(e.files ?? []);
      }),
      // Here and not in the room, which is not there while an import runs.
      subscribe('leads', () => void qc.invalidateQueries({ queryKey: ['leads'] })),
    ];
    // What came with the start is fetched, once we listen for what comes later.
    arrived().then(
      (e) => {
        if (e?.trouble) toastTrouble(callError(e.trouble).message);
        takeFiles(e?.files ?? []);
      },
      (e: unknown) => e instanceof CallError && e.kind !== 'offline' && toastTrouble(e.message),
    );
    return () => {
      for (const f of off) f();
    };
  }, [qc, takeFiles]);

  const shell = useMemo(
    (): Shell => ({
      importFile: () => void newImport(),
      download: setView,
      showPalette: () => setPalette(true),
      showKeys: () => setKeysOpen(true),
    }),
    [],
  );
  const actions = useMemo((): Action[] => {
    const list: Action[] = [
      {
        id: 'app.palette',
        label: say('keys.jump'),
        icon: Search,
        keys: 'Mod K',
        group: 'anywhere',
        typing: true,
        do: () => setPalette(true),
      },
      {
        id: 'go.leads',
        label: say('keys.go_leads'),
        icon: Users,
        keys: 'G L',
        group: 'anywhere',
        do: () => void navigate({ to: '/leads' }),
      },
      {
        id: 'go.imports',
        label: say('keys.go_imports'),
        icon: FileInput,
        keys: 'G I',
        group: 'anywhere',
        do: () => void navigate({ to: '/imports' }),
      },
      ...(me?.rights.seePartners
        ? [
            {
              id: 'go.partners',
              label: say('keys.go_partners'),
              icon: Handshake,
              keys: 'G P',
              group: 'anywhere' as const,
              do: () => void navigate({ to: '/partners' }),
            },
          ]
        : []),
      ...(me?.rights.approve
        ? [
            {
              id: 'go.approvals',
              label: say('keys.go_approvals'),
              icon: Inbox,
              keys: 'G A',
              group: 'anywhere' as const,
              do: () => void navigate({ to: '/approvals' }),
            },
          ]
        : []),
      {
        id: 'go.settings',
        label: say('keys.go_settings'),
        icon: Settings2,
        keys: 'G S',
        group: 'anywhere',
        do: () => void navigate({ to: '/settings' }),
      },
      {
        id: 'app.undo',
        label: say('keys.undo'),
        icon: Undo2,
        keys: 'Mod Z',
        group: 'anywhere',
        do: () => void undoLast(),
      },
      {
        id: 'app.keys',
        label: say('keys.title'),
        icon: Keyboard,
        keys: '?',
        group: 'anywhere',
        do: () => setKeysOpen(true),
      },
    ];
    if (me?.rights.import)
      list.splice(
        list.findIndex((a) => a.id === 'app.undo'),
        0,
        {
          id: 'app.import',
          label: say('keys.import'),
          icon: FileInput,
          keys: 'Mod O',
          group: 'anywhere',
          typing: true,
          do: () => void newImport(),
        },
      );
    return list;
  }, [say, navigate, me?.rights.approve, me?.rights.import, me?.rights.seePartners]);
  useActions(actions);
  usePaste(!!me?.rights.import, takeFiles);
  useShortcuts(me?.settings.singleKeys ?? true);

  return (
    <ShellContext.Provider value={shell}>
      <div className={s.app}>
        <Side />
        <main className={s.main} id="main">
          <Outlet />
        </main>
      </div>
      <Toasts />
      {palette && (
        <Palette
          onClose={() => setPalette(false)}
          onLead={(id) => void navigate({ to: '/leads/$id', params: { id }, search: {} })}
          onList={(q) => void navigate({ to: '/leads', search: { q } })}
        />
      )}
      {keysOpen && (
        <KeysDialog singleKeys={me?.settings.singleKeys ?? true} onClose={() => setKeysOpen(false)} />
      )}
      {view && <DownloadDialog view={view} onClose={() => setView(null)} />}
      <FilesDialog />
      <DropHall onFiles={takeFiles} />
    </ShellContext.Provider>
  );
}

function Side() {
  const say = useSay();
  const me = useMe().data;
  // Only what it shows of the address: another search draws the list alone.
  const pathname = useLocation({ select: (l) => l.pathname });
  const inArchive = useLocation({ select: (l) => (l.search as LeadSearch).archived === true });
  const since = useLocation({ select: (l) => (l.search as LeadSearch).since });
  const navigate = useNavigate();
  const shell = useShell();
  const job = useRunning();
  const week = useWeek();
  const sum = me?.summary;
  const due = (sum?.waiting ?? 0) + (sum?.alone ?? 0);
  const inLeads = pathname.startsWith('/leads');
  const archived = inLeads && inArchive;
  const fresh = inLeads && !archived && since === week.since;
  return (
    <div className={s.side}>
      <div className={s.brand}>
        <Mark />
        <Wordmark />
      </div>
      <Jump />
      <nav aria-label={say('nav.label')} className={s.nav}>
        <Room
          href="#/leads"
          icon={Users}
          label={say('nav.leads')}
          on={inLeads && !archived && !fresh}
          count={sum && sum.leads > 0 ? num(sum.leads) : undefined}
        />
        {sum && sum.leads > 0 && (
          <a
            href={`#/leads?since=${encodeURIComponent(JSON.stringify(week.since))}`}
            className={s.sub}
            aria-current={fresh ? 'page' : undefined}
          >
            <span className="trunc">{say('nav.week')}</span>
            {week.count !== undefined && <span className={s.n}>{num(week.count)}</span>}
          </a>
        )}
        {(sum?.archived ?? 0) > 0 && (
          <a href="#/leads?archived=true" className={s.sub} aria-current={archived ? 'page' : undefined}>
            <span className="trunc">{say('nav.archived')}</span>
            <span className={s.n}>{num(sum?.archived ?? 0)}</span>
          </a>
        )}
        {me?.rights.approve && (
          <Room
            href="#/approvals"
            icon={Inbox}
            label={say('nav.approvals')}
            on={pathname.startsWith('/approvals')}
            due={due > 0 ? num(due) : undefined}
            dueLabel={say('nav.due', { count: due })}
          />
        )}
        <Room
          href="#/imports"
          icon={FileInput}
          label={say('nav.imports')}
          on={pathname.startsWith('/imports')}
          run={job}
        />
        {me?.rights.seePartners && (
          <Room
            href="#/partners"
            icon={Handshake}
            label={say('nav.partners')}
            on={pathname.startsWith('/partners')}
          />
        )}
        <Room
          href="#/settings"
          icon={Settings2}
          label={say('nav.settings')}
          on={pathname.startsWith('/settings')}
        />
      </nav>
      <div className={s.foot}>
        <div className={s.sync}>
          <span className={s.dot} />
          <span className={s.tx}>
            <b>{say('nav.local')}</b>
            <small>{say('nav.local_hint')}</small>
          </span>
        </div>
        {me && (
          <Menu
            label={me.person.name}
            placement="top start"
            groups={[
              {
                id: 'me',
                entries: [
                  {
                    id: 'look',
                    label: say('settings.look'),
                    icon: Settings2,
                    keys: 'G S',
                    do: () => void navigate({ to: '/settings' }),
                  },
                  { id: 'keys', label: say('keys.title'), icon: CircleHelp, keys: '?', do: shell.showKeys },
                ],
              },
            ]}
          >
            <RacButton className={s.me ?? ''}>
              <Avatar name={me.person.name} size="md" />
              <span className={s.tx}>
                <b className="trunc">{me.person.name}</b>
                <small>{say(`role.${me.person.role}`)}</small>
              </span>
              <Icon of={ChevronsUpDown} size={14} className={s.updown} />
            </RacButton>
          </Menu>
        )}
      </div>
    </div>
  );
}

function Jump() {
  const say = useSay();
  const shell = useShell();
  return (
    <RacButton className={s.jump ?? ''} onPress={shell.showPalette}>
      <Icon of={Search} />
      <span>{say('nav.jump')}</span>
      <kbd>{keyText('Mod K')}</kbd>
    </RacButton>
  );
}

/** A way to a room; in the narrow rail its name shows on hover and focus. */
function Room(p: {
  href: string;
  icon: LucideIcon;
  label: string;
  on: boolean;
  count?: string | undefined;
  due?: string | undefined;
  /** How far a running job is, from 0 to 1. */
  run?: number | undefined;
  dueLabel?: string | undefined;
}) {
  const say = useSay();
  const rail = useMedia('(max-width: 1119px)');
  return (
    <a
      href={p.href}
      className={s.room}
      aria-current={p.on ? 'page' : undefined}
      aria-label={
        p.run !== undefined
          ? `${p.label}, ${say('nav.running', { percent: share(p.run) })}`
          : p.due
            ? `${p.label}, ${p.dueLabel ?? p.due}`
            : rail
              ? p.label
              : undefined
      }
      title={rail ? p.label : undefined}
    >
      <Icon of={p.icon} />
      <span className={s.name}>{p.label}</span>
      {p.run !== undefined ? (
        <span className={s.run} aria-hidden="true">
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <circle cx="7" cy="7" r="5.5" className={s.track} />
            <circle
              cx="7"
              cy="7"
              r="5.5"
              pathLength={1}
              strokeDasharray={`${p.run} 1`}
              transform="rotate(-90 7 7)"
              className={s.done}
            />
          </svg>
          <span>{share(p.run)}</span>
        </span>
      ) : p.due ? (
        <span className={s.due} aria-hidden="true">
          {p.due}
        </span>
      ) : (
        p.count && <span className={s.n}>{p.count}</span>
      )}
    </a>
  );
}

const share = (n: number) => `${Math.min(99, Math.floor(n * 100))}\u202f%`;

/** How far the job at work is; nothing while none is. */
function useRunning(): number | undefined {
  const [at, setAt] = useState<number | undefined>(undefined);
  useEffect(
    () =>
      subscribe('job', ({ job }) => {
        if (!job?.import) return;
        setAt(job.ended ? undefined : job.total > 0 ? job.done / job.total : 0);
      }),
    [],
  );
  return at;
}

/** The day a week ago, and how many leads came since. */
function useWeek(): { since: string; count: number | undefined } {
  const d = new Date();
  d.setDate(d.getDate() - 6);
  const since = `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
  const filter = useMemo(() => filterOf({ since }), [since]);
  const count = useQuery({ queryKey: ['leads', 'count', filter], queryFn: () => go.leads.Count(filter) });
  return { since, count: count.data?.found };
}
