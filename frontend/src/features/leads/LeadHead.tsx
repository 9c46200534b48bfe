import { useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useMe } from '../../bridge/me';
import type { Lead } from '../../bridge/types';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { IconButton } from '../../ui/IconButton';
import { Avatar, Tag } from '../../ui/Marks';
import { Menu } from '../../ui/Menu';
import { StageRing } from '../../ui/StageRing';
import { toastTrouble } from '../../ui/Toast';
import { num } from '../../words/formats';
import { useSay } from '../../words/say';
import { archiveLeads } from './archive';
import { atWork, optionWord, shownValue } from './fields';
import { stampOf } from './LeadField';
import s from './LeadSheet.module.css';
import { PlanMark } from './PlanMark';
import { useEdit } from './queries';

/** A lead's sheet, and where in the list it was opened. */
export interface SheetProps {
  id: string;
  place?: { n: number; of: number } | undefined;
  onStep: (by: number) => void;
  onClose: () => void;
}

/** The head of a lead's sheet: its neighbours in the list, who it is, and what it is worked as. */
export function LeadHead({ lead, place, onStep, onClose }: { lead: Lead } & Omit<SheetProps, 'id'>) {
  const say = useSay();
  const qc = useQueryClient();
  const me = useMe().data;
  const edit = useEdit(lead.id);
  const status = lead.values.status ?? '';
  const intent = lead.values.intent ?? '';
  const archived = lead.archived !== '';
  const set = (field: string, now: string) =>
    edit.mutate([{ field, was: lead.values[field] ?? '', seen: stampOf(lead, field), now }], {
      onError: (e) => toastTrouble(e.message),
    });

  return (
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
            <PlanMark id={lead.id} />
          </div>
        </div>
      </div>
    </header>
  );
}
