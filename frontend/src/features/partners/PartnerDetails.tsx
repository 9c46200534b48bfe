import {
  Ban,
  Check,
  CircleCheck,
  CirclePause,
  Copy,
  Ellipsis,
  Pencil,
  Plus,
  UserPlus,
  X,
} from 'lucide-react';
import { useState } from 'react';
import { callError } from '../../bridge/error';
import type { Partner } from '../../bridge/types';
import { useCopied } from '../../lib/copied';
import { cx } from '../../lib/cx';
import { IdCopy } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Avatar, StatusPill, Tag } from '../../ui/Marks';
import { Menu, type MenuEntry } from '../../ui/Menu';
import { Table } from '../../ui/Table';
import { toast, toastTrouble } from '../../ui/Toast';
import { month, num } from '../../words/formats';
import { useSay } from '../../words/say';
import { AgentDialog } from './AgentDialog';
import { PartnerDialog } from './PartnerDialog';
import s from './Partners.module.css';
import { usePartnerWork } from './queries';

type Agent = Partner['agents'][number];

const tones = { pending: 'brass', approved: 'moss', declined: 'slate', suspended: 'brick' } as const;

/** One partner: its ID, who they are, its people with theirs. */
export function PartnerDetails({ partner: p, may }: { partner: Partner; may: boolean }) {
  const say = useSay();
  const { standing, agentStanding } = usePartnerWork();
  const { copied, copy } = useCopied();
  const [editing, setEditing] = useState(false);
  const [agent, setAgent] = useState<Agent | 'new' | null>(null);
  const trouble = (e: unknown) => toastTrouble(callError(e).message);
  const several = p.agents.length > 1;
  const owners = p.agents.map((a) => a.id);

  const put = (to: Partner['standing']) => {
    const was = p.standing;
    standing.mutate(
      { code: p.code, standing: to },
      {
        onError: trouble,
        onSuccess: () =>
          toast(say('partners.now', { name: p.name, standing: say(`partner.${to}`) }), {
            label: say('common.undo'),
            do: () => standing.mutate({ code: p.code, standing: was }, { onError: trouble }),
          }),
      },
    );
  };
  const entry = (to: Partner['standing'], icon: MenuEntry['icon']): MenuEntry => ({
    id: to,
    label: say(`partners.make_${to}`),
    icon,
    off: p.standing === to,
    on: p.standing === to,
    do: () => put(to),
  });
  return (
    <article className={s.details} aria-label={p.name}>
      <header className={s.title}>
        <Avatar name={p.name} size="lg" />
        <div className={s.who}>
          <h2>{p.name}</h2>
          <p className="muted">{say('partners.since', { month: month(p.since) })}</p>
        </div>
        <span className="grow" />
        {p.standing !== 'approved' && (
          <StatusPill tone={tones[p.standing]}>{say(`partner.${p.standing}`)}</StatusPill>
        )}
        {may && (
          <>
            <Button icon={Pencil} onPress={() => setEditing(true)}>
              {say('partners.edit')}
            </Button>
            <Menu
              label={say('partners.more', { name: p.name })}
              placement="bottom end"
              groups={[
                {
                  id: 'people',
                  entries: several
                    ? []
                    : [
                        {
                          id: 'agent',
                          label: say('partners.add_agent'),
                          icon: UserPlus,
                          do: () => setAgent('new'),
                        },
                      ],
                },
                {
                  id: 'standing',
                  title: say('partners.standing'),
                  entries: [
                    entry('approved', CircleCheck),
                    entry('pending', CirclePause),
                    entry('suspended', Ban),
                    entry('declined', X),
                  ],
                },
              ]}
            >
              <IconButton
                look="standard"
                size="md"
                icon={Ellipsis}
                label={say('partners.more', { name: p.name })}
                bare
              />
            </Menu>
          </>
        )}
      </header>

      <div className={s.idcard}>
        <div>
          <span className={s.idlabel}>{say('field.partner_id')}</span>
          <b className={cx(s.id, 'sel')}>{p.code}</b>
        </div>
        <Button icon={copied ? Check : Copy} onPress={() => copy(p.code)}>
          {copied ? say('common.copied') : say('common.copy')}
        </Button>
        <p>{say('partners.id_hint', { field: say('field.partner_id') })}</p>
      </div>
      <span className="vh" role="status">
        {copied ? say('common.copied') : ''}
      </span>

      <dl className={s.facts}>
        {p.contact !== p.name && (
          <>
            <dt>{say('partners.contact')}</dt>
            <dd className="sel">{p.contact}</dd>
          </>
        )}
        {p.email && (
          <>
            <dt>{say('partners.email')}</dt>
            <dd className="sel trunc">{p.email}</dd>
          </>
        )}
        {p.phone && (
          <>
            <dt>{say('partners.phone')}</dt>
            <dd className="sel">{p.phone}</dd>
          </>
        )}
        {/* No right that the office can give lets a partner's people approve. */}
        <dt>{say('partners.new_leads')}</dt>
        <dd>{say('partners.wait')}</dd>
        <dt>{say('partners.leads')}</dt>
        <dd>
          {p.leads > 0 ? (
            <>
              <a className="link" href={`#/leads?owner=${encodeURIComponent(JSON.stringify(owners))}`}>
                {say('partners.leads_n', { count: p.leads })}
              </a>
              {p.waiting > 0 && say('partners.waiting', { count: p.waiting })}
            </>
          ) : (
            say('partners.leads_none')
          )}
        </dd>
      </dl>

      {several && (
        <section aria-label={say('partners.agents')}>
          <header className={s.sec}>
            <h3>{say('partners.agents')}</h3>
            <span className="muted num">{num(p.agents.length)}</span>
            <span className="grow" />
            {may && (
              <Button size="sm" icon={Plus} onPress={() => setAgent('new')}>
                {say('partners.add_agent')}
              </Button>
            )}
          </header>
          <div className={s.agents}>
            <Table
              label={say('partners.agents')}
              flush
              rows={p.agents}
              rowKey={(a) => a.id}
              columns={[
                {
                  id: 'name',
                  head: say('partners.name'),
                  cell: (a) => (
                    <span className={s.agent}>
                      <Avatar name={a.name} />
                      <span className={s.named}>
                        <b className="medium trunc">{a.name}</b>
                        <small className="trunc sel">{a.email}</small>
                      </span>
                      {a.standing !== 'active' && <Tag>{say(`standing.${a.standing}`)}</Tag>}
                    </span>
                  ),
                },
                {
                  id: 'email',
                  head: say('partners.email'),
                  width: '32%',
                  cell: (a) => <span className="soft sel">{a.email}</span>,
                },
                {
                  id: 'leads',
                  head: say('partners.leads'),
                  width: '5.5rem',
                  end: true,
                  cell: (a) => num(a.leads),
                },
                {
                  id: 'code',
                  head: say('field.agent_id'),
                  width: '9.5rem',
                  cell: (a) => <IdCopy id={a.code} label={`${say('field.agent_id')}, ${a.name}`} />,
                },
                ...(may
                  ? [
                      {
                        id: 'more',
                        head: <span className="vh">{say('partners.actions')}</span>,
                        width: '2.5rem',
                        end: true,
                        cell: (a: Agent) => (
                          <Menu
                            label={say('partners.more', { name: a.name })}
                            placement="bottom end"
                            groups={[
                              {
                                id: 'edit',
                                entries: [
                                  {
                                    id: 'edit',
                                    label: say('partners.edit'),
                                    icon: Pencil,
                                    do: () => setAgent(a),
                                  },
                                ],
                              },
                              {
                                id: 'standing',
                                title: say('people.standing'),
                                entries: (['active', 'paused', 'gone'] as const).map((to) => ({
                                  id: to,
                                  label: say(`standing.${to}`),
                                  on: a.standing === to,
                                  do: () =>
                                    agentStanding.mutate({ id: a.id, standing: to }, { onError: trouble }),
                                })),
                              },
                            ]}
                          >
                            <IconButton icon={Ellipsis} label={say('partners.more', { name: a.name })} bare />
                          </Menu>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </div>
          <p className={s.hint}>{say('partners.agent_hint')}</p>
        </section>
      )}
      {editing && <PartnerDialog partner={p} onClose={() => setEditing(false)} />}
      {agent && (
        <AgentDialog partner={p} agent={agent === 'new' ? undefined : agent} onClose={() => setAgent(null)} />
      )}
    </article>
  );
}
