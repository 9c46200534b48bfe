import { useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, ChevronDown, ChevronUp, Merge, NotebookPen, X } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { CallError, callError } from '../../bridge/error';
import type { Lead } from '../../bridge/types';
import { type Action, useActions } from '../../lib/actions';
import { SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { IconButton } from '../../ui/IconButton';
import { Sheet } from '../../ui/Sheet';
import { toastTrouble } from '../../ui/Toast';
import { useSay } from '../../words/say';
import { Alike } from './Alike';
import { archiveLeads } from './archive';
import { LeadHead, type SheetProps } from './LeadHead';
import { LeadPlans } from './LeadPlans';
import { LeadSections } from './LeadSections';
import s from './LeadSheet.module.css';
import { Merged } from './Merged';
import { usePlanEvents } from './plans';
import { useApart, useHistory, useLead, useLikeLead, useNotes } from './queries';
import { Timeline } from './Timeline';

/** One lead over the list: what is known, where it came from, what happened. */
export function LeadSheet(p: SheetProps) {
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

function Whole({ lead, place, onStep, onClose }: { lead: Lead } & SheetProps) {
  const say = useSay();
  const qc = useQueryClient();
  const history = useHistory(lead.id).data ?? [];
  const notes = useNotes(lead.id).data ?? [];
  const plans = usePlanEvents(lead.id).data ?? [];
  const like = useLikeLead(lead.id);
  const apart = useApart(lead.id);
  const body = useRef<HTMLDivElement>(null);

  const show = (id: string) => {
    window.location.hash = `#/leads/${encodeURIComponent(id)}`;
  };
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

  return (
    <>
      <LeadHead lead={lead} place={place} onStep={onStep} onClose={onClose} />
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
              here
              className={s.note}
              // Who is linked as the same person is told so beside it, not asked about.
              found={(like.data ?? []).filter((f) => !lead.related.some((r) => r.id === f.lead.id))}
              onOpen={show}
              onApart={(id) => apart.mutate(id, { onError: (e) => toastTrouble(e.message) })}
            />
          )}
          {lead.pending && <Callout tone="brass" title={say('lead.pending')} className={s.note} />}
          {lead.declined && (
            <Callout icon={X} title={say('lead.declined')} className={s.note}>
              {lead.reason}
            </Callout>
          )}
          <LeadSections lead={lead} history={history} />
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
          <LeadPlans lead={lead} />
          <Timeline lead={lead} history={history} notes={notes} plans={plans} canWrite />
        </div>
      </div>
    </>
  );
}
