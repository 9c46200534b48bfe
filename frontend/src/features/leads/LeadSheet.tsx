import { useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, ChevronDown, ChevronUp, Merge, NotebookPen, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { CallError, callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { Field, Lead } from '../../bridge/types';
import { type Action, useActions } from '../../lib/actions';
import { IdCopy, Provenance, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Icon } from '../../ui/Icon';
import { IconButton } from '../../ui/IconButton';
import { Avatar, Tag } from '../../ui/Marks';
import { Menu } from '../../ui/Menu';
import { Sheet } from '../../ui/Sheet';
import { StageRing } from '../../ui/StageRing';
import { toastTrouble } from '../../ui/Toast';
import { day, moment, num } from '../../words/formats';
import { useSay } from '../../words/say';
import { Alike } from './Alike';
import { archiveLeads } from './archive';
import { Contacts } from './Contacts';
import { atWork, optionWord, shownValue } from './fields';
import { LeadField, stampOf } from './LeadField';
import s from './LeadSheet.module.css';
import { Merged } from './Merged';
import { rowHref } from './PastValues';
import { useApart, useEdit, useHistory, useLead, useLikeLead, useNotes } from './queries';
import { Timeline } from './Timeline';

const sections = ['contact', 'property', 'financing', 'custom', 'work', 'origin'] as const;
/** Shown even when empty: what one asks first of a lead. */
const always = new Set([
  'full_name',
  'intent',
  'address_line1',
  'city',
  'budget_max',
  'financing',
  'prequalified',
  'source',
  'message',
  'rating',
]);

interface Props {
  id: string;
  place?: { n: number; of: number } | undefined;
  onStep: (by: number) => void;
  onClose: () => void;
}

/** One lead over the list: what is known, where it came from, what happened. */
export function LeadSheet(p: Props) {
  const say = useSay();
  const lead = useLead(p.id);
  const data = lead.data;
  return (
    <Sheet
      wide
      label={data ? say('lead.panel', { name: data.name || say('leads.no_name') }) : say('common.loading')}
      onClose={p.onClose}
    >
      {data ? (
        <Whole key={data.id} lead={data} {...p} />
      ) : (
        <>
          <div className={s.bar}>
            <span className="grow" />
            <IconButton label={say('common.close')} icon={X} keys="Escape" onPress={p.onClose} />
          </div>
          {lead.error ? (
            <div className={s.gone}>
              <Callout
                tone="brick"
                title={
                  lead.error instanceof CallError && lead.error.kind === 'not_found'
                    ? say('lead.gone')
                    : callError(lead.error).message
                }
              />
            </div>
          ) : (
            <SkeletonRows rows={10} columns={2} />
          )}
        </>
      )}
    </Sheet>
  );
}

function Whole({ lead, place, onStep, onClose }: { lead: Lead } & Props) {
  const say = useSay();
  const qc = useQueryClient();
  const me = useMe().data;
  const history = useHistory(lead.id).data ?? [];
  const notes = useNotes(lead.id).data ?? [];
  const edit = useEdit(lead.id);
  const like = useLikeLead(lead.id);
  const apart = useApart(lead.id);
  const [everything, setEverything] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const status = lead.values.status ?? '';

  const show = (id: string) => {
    window.location.hash = `#/leads/${encodeURIComponent(id)}`;
  };
  const set = (field: string, now: string) =>
    edit.mutate([{ field, was: lead.values[field] ?? '', seen: stampOf(lead, field), now }], {
      onError: (e) => toastTrouble(e.message),
    });

  const archived = lead.archived !== '';
  const actions = useMemo(
    (): Action[] => [
      {
        id: 'lead.next',
        label: say('lead.next'),
        keys: 'J',
        icon: ChevronDown,
        group: 'lead',
        do: () => onStep(1),
      },
      {
        id: 'lead.previous',
        label: say('lead.previous'),
        keys: 'K',
        icon: ChevronUp,
        group: 'lead',
        do: () => onStep(-1),
      },
      {
        id: 'lead.archive',
        label: say(archived ? 'leads.restore' : 'leads.archive'),
        icon: archived ? ArchiveRestore : Archive,
        keys: 'E',
        group: 'lead',
        do: () => void archiveLeads(qc, [lead.id], !archived),
      },
      {
        id: 'lead.status',
        label: say('keys.status'),
        keys: 'S',
        group: 'lead',
        do: () => document.getElementById('lead-status')?.click(),
      },
      {
        id: 'lead.note',
        label: say('keys.note'),
        icon: NotebookPen,
        keys: 'N',
        group: 'lead',
        do: () => body.current?.querySelector<HTMLElement>('[data-note-field] textarea')?.focus(),
      },
    ],
    [say, archived, lead.id, qc, onStep],
  );
  useActions(actions);

  const fieldsOf = (section: string): Field[] =>
    (me?.fields ?? []).filter(
      (f) =>
        f.section === section &&
        !f.view &&
        !f.unset &&
        f.kind !== 'notes' &&
        f.key !== 'status' &&
        f.key !== 'owner' &&
        f.kind !== 'instant',
    );
  const visible = (f: Field) =>
    everything ||
    (lead.values[f.key] ?? '') !== '' ||
    always.has(f.key) ||
    lead.asked.some((x) => x.field === f.key);
  const hidden = (me?.fields ?? []).some((f) => fieldsOf(f.section).includes(f) && !visible(f));
  const intent = lead.values.intent ?? '';

  return (
    <>
      <header className={s.lhead}>
        <div className={s.bar}>
          <IconButton
            label={say('lead.previous')}
            icon={ChevronUp}
            keys="K"
            onPress={() => onStep(-1)}
            isDisabled={!place || place.n <= 1}
          />
          <IconButton
            label={say('lead.next')}
            icon={ChevronDown}
            keys="J"
            onPress={() => onStep(1)}
            isDisabled={!place || place.n >= place.of}
          />
          {place && (
            <span className={s.place}>{say('lead.place', { n: num(place.n), of: num(place.of) })}</span>
          )}
          <span className="grow" />
          <IconButton
            label={say(archived ? 'leads.restore' : 'leads.archive')}
            icon={archived ? ArchiveRestore : Archive}
            keys="E"
            onPress={() => void archiveLeads(qc, [lead.id], !archived)}
          />
          <span className={s.vr} />
          <IconButton label={say('common.close')} icon={X} keys="Escape" onPress={onClose} />
        </div>
        <div className={s.who}>
          <Avatar name={lead.name} size="lg" />
          <div className="col">
            <h1 className="sel">{lead.name || say('leads.no_name')}</h1>
            <div className={s.facts}>
              <Menu
                label={say('field.status')}
                groups={[
                  {
                    id: 's',
                    entries: (me?.statuses ?? []).map((id) => ({
                      id,
                      label: say(`status.${id}` as 'status.new'),
                      mark: <StageRing status={id} />,
                      on: id === status,
                      do: () => set('status', id),
                    })),
                  },
                ]}
              >
                <Button
                  size="sm"
                  id="lead-status"
                  aria-label={say('lead.status_menu', {
                    status: status ? say(`status.${status}` as 'status.new') : '',
                  })}
                >
                  <span className="row">
                    <StageRing status={status} />
                    {status ? say(`status.${status}` as 'status.new') : ''}
                    <Icon of={ChevronDown} size={12} />
                  </span>
                </Button>
              </Menu>
              <Menu
                label={say('field.owner')}
                groups={[
                  {
                    id: 'p',
                    entries: atWork(me?.people ?? [], lead.values.owner ?? '').map((x) => ({
                      id: x.id,
                      label: x.name,
                      mark: <Avatar name={x.name} />,
                      on: x.id === lead.values.owner,
                      do: () => set('owner', x.id),
                    })),
                  },
                  {
                    id: 'n',
                    entries: [
                      {
                        id: '',
                        label: say('common.nobody'),
                        on: !lead.values.owner,
                        do: () => set('owner', ''),
                      },
                    ].map((x) => ({ ...x, id: 'nobody' })),
                  },
                ]}
              >
                <Button
                  size="sm"
                  aria-label={say('lead.owner_menu', { name: lead.ownerName || say('common.nobody') })}
                >
                  <span className="row">
                    <Avatar name={lead.ownerName} />
                    {lead.ownerName || say('common.nobody')}
                    <Icon of={ChevronDown} size={12} />
                  </span>
                </Button>
              </Menu>
              {intent && <Tag>{shownValue({ key: 'intent', kind: 'intent' }, intent, [])}</Tag>}
              {lead.values.source && <Tag>{optionWord('source', lead.values.source)}</Tag>}
            </div>
          </div>
        </div>
      </header>
      <div className={s.lbody} ref={body}>
        <div className={s.lcol}>
          {archived && !lead.joinedInto && (
            <Callout
              icon={Archive}
              title={say('lead.archived_on')}
              action={
                <Button size="sm" onPress={() => void archiveLeads(qc, [lead.id], false)}>
                  {say('leads.restore')}
                </Button>
              }
              className={s.note}
            >
              {say('lead.archived_hint')}
            </Callout>
          )}
          {lead.joinedInto && (
            <Callout
              icon={Merge}
              title={say('lead.joined_into')}
              action={
                <Button size="sm" onPress={() => show(lead.joinedInto)}>
                  {say('add.open')}
                </Button>
              }
              className={s.note}
            />
          )}
          {!archived && (
            <Alike
              found={like.data ?? []}
              onOpen={show}
              onApart={(id) => apart.mutate(id, { onError: (e) => toastTrouble(e.message) })}
            />
          )}
          {lead.pending && <Callout tone="brass" title={say('lead.pending')} className={s.note} />}
          {sections.map((sec) => {
            const list = fieldsOf(sec).filter(visible);
            if (list.length === 0 && sec !== 'contact' && sec !== 'origin') return null;
            return (
              <section key={sec} aria-label={say(`section.${sec}`)}>
                <h2 className={s.sec}>{say(`section.${sec}`)}</h2>
                {sec === 'contact' && (
                  <>
                    <Contacts lead={lead} of="phones" history={history} />
                    <Contacts lead={lead} of="emails" history={history} />
                  </>
                )}
                <dl className={s.kv}>
                  {list.map((f) => (
                    <div key={f.key} className={s.contact}>
                      <LeadField lead={lead} field={f} history={history} />
                    </div>
                  ))}
                  {sec === 'origin' && (
                    <>
                      <div className={s.contact}>
                        <dt>{say('lead.added')}</dt>
                        <dd className={s.plain}>
                          <span title={moment(lead.created)}>
                            {lead.from.file ? day(lead.created) : `${day(lead.created)}, ${lead.addedBy}`}
                          </span>
                        </dd>
                      </div>
                      {lead.from.file && (
                        <div className={s.contact}>
                          <dt className="vh">{say('lead.open_import')}</dt>
                          <dd className={s.wide}>
                            <Provenance
                              file={lead.from.file}
                              row={lead.from.row}
                              href={lead.from.import ? rowHref(lead.from.import, lead.from.row) : undefined}
                            />
                          </dd>
                        </div>
                      )}
                      {everything && (
                        <div className={s.contact}>
                          <dt>{say('lead.id')}</dt>
                          <dd>
                            <IdCopy id={lead.id} label={say('lead.id')} />
                          </dd>
                        </div>
                      )}
                    </>
                  )}
                </dl>
              </section>
            );
          })}
          {(hidden || everything) && (
            <Button look="link" size="sm" className={s.more} onPress={() => setEverything(!everything)}>
              {say(everything ? 'lead.fewer_fields' : 'lead.more_fields')}
            </Button>
          )}
        </div>
        <div className={s.rcol}>
          {lead.related.length > 0 && (
            <div className={s.related}>
              <h2 className={s.sec}>{say('lead.related')}</h2>
              <ul>
                {lead.related.map((r) => (
                  <li key={r.id}>
                    <a className="link" href={`#/leads/${encodeURIComponent(r.id)}`}>
                      {r.name || say('leads.no_name')}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Merged lead={lead} />
          <Timeline lead={lead} history={history} notes={notes} canWrite />
        </div>
      </div>
    </>
  );
}
