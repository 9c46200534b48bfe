import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import {
  ChevronsUpDown,
  CircleHelp,
  FileInput,
  Handshake,
  Inbox,
  ListChecks,
  Search,
  Settings2,
  Users,
} from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button as RacButton } from 'react-aria-components';
import { go } from '../bridge';
import { subscribe } from '../bridge/events';
import { useLine } from '../bridge/line';
import { useMe } from '../bridge/me';
import { advance, type Shares } from '../features/imports/share';
import { filterOf, type LeadSearch } from '../features/leads/filter';
import { cx } from '../lib/cx';
import { keyText } from '../lib/keys';
import { Icon } from '../ui/Icon';
import { Avatar } from '../ui/Marks';
import { Menu } from '../ui/Menu';
import { num } from '../words/formats';
import { useSay } from '../words/say';
import { Mark, Wordmark } from './Brand';
import s from './Frame.module.css';
import { RoomLink } from './RoomLink';
import { useShell } from './shell';

/** The side of the window: the rooms, and who one is. */
export function Side() {
  const say = useSay();
  const me = useMe().data;
  // Only what it shows of the address: another search draws the list alone.
  const pathname = useLocation({ select: (l) => l.pathname });
  const inArchive = useLocation({ select: (l) => (l.search as LeadSearch).archived === true });
  const since = useLocation({ select: (l) => (l.search as LeadSearch).since });
  const navigate = useNavigate();
  const shell = useShell();
  const job = useRunning();
  const answers = useLine();
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
        <RoomLink
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
          <RoomLink
            href="#/approvals"
            icon={Inbox}
            label={say('nav.approvals')}
            on={pathname.startsWith('/approvals')}
            due={due > 0 ? num(due) : undefined}
            dueLabel={say('nav.due', { count: due })}
          />
        )}
        <RoomLink
          href="#/imports"
          icon={FileInput}
          label={say('nav.imports')}
          on={pathname.startsWith('/imports')}
          run={job}
        />
        {me?.rights.seePartners && (
          <RoomLink
            href="#/partners"
            icon={Handshake}
            label={say('nav.partners')}
            on={pathname.startsWith('/partners')}
          />
        )}
        <RoomLink
          href="#/plans"
          icon={ListChecks}
          label={say('nav.plans')}
          on={pathname.startsWith('/plans')}
        />
        <RoomLink
          href="#/settings"
          icon={Settings2}
          label={say('nav.settings')}
          on={pathname.startsWith('/settings')}
        />
      </nav>
      <div className={s.foot}>
        <div className={cx(s.sync, !answers && s.lost)} aria-live="polite">
          <span className={s.dot} />
          <span className={s.tx}>
            <b>{say(answers ? 'nav.local' : 'nav.lost')}</b>
            <small>{say(answers ? 'nav.local_hint' : 'nav.lost_hint')}</small>
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

/** How far the job at work is; nothing while none is. */
function useRunning(): number | undefined {
  const [shares, setShares] = useState<Shares>(new Map());
  useEffect(() => subscribe('job', ({ job }) => job && setShares((was) => advance(was, job))), []);
  return shares.values().next().value;
}

/** The day a week ago, and how many leads came since; like the count of all, without those that wait. */
function useWeek(): { since: string; count: number | undefined } {
  const d = new Date();
  d.setDate(d.getDate() - 6);
  const since = `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
  const filter = useMemo(() => ({ ...filterOf({ since }), approved: true }), [since]);
  const count = useQuery({ queryKey: ['leads', 'count', filter], queryFn: () => go.leads.Count(filter) });
  return { since, count: count.data?.found };
}
