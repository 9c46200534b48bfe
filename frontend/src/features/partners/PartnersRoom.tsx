import { Check, ClipboardList, Handshake, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { Partner } from '../../bridge/types';
import { useCopied } from '../../lib/copied';
import { EmptyState, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { TextField } from '../../ui/Field';
import { Avatar } from '../../ui/Marks';
import { RoomHead } from '../../ui/RoomHead';
import { RoomList } from '../../ui/RoomList';
import { num } from '../../words/formats';
import { useSay } from '../../words/say';
import { PartnerDetails } from './PartnerDetails';
import { PartnerDialog } from './PartnerDialog';
import s from './Partners.module.css';
import { usePartners } from './queries';

/** The partners beside the one that is open. */
export function PartnersRoom({
  code,
  onOpen,
}: {
  code?: string | undefined;
  onOpen: (code: string) => void;
}) {
  const say = useSay();
  const me = useMe().data;
  const list = usePartners();
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const { copied, copy } = useCopied();
  const all = list.data ?? [];
  const shown = all.filter((p) => matches(p, text));
  const open = all.find((p) => p.code === code) ?? shown[0];
  const may = me?.rights.partners === true;
  return (
    <>
      <RoomHead wraps title={say('partners.title')} note={list.data && num(all.length)}>
        {all.length > 0 && (
          <>
            <TextField
              className={s.search}
              label={say('partners.search_label')}
              bare
              type="search"
              quiet
              icon={Search}
              placeholder={say('partners.search')}
              value={text}
              onChange={setText}
            />
            <Button icon={copied ? Check : ClipboardList} onPress={() => copy(idsOf(all))}>
              {copied ? say('common.copied') : say('partners.copy_all')}
            </Button>
          </>
        )}
        {may && (
          <Button look="primary" icon={Plus} onPress={() => setAdding(true)}>
            {say('partners.add')}
          </Button>
        )}
      </RoomHead>
      {list.error ? (
        <div className={s.trouble}>
          <Callout tone="brick" title={callError(list.error).message} />
        </div>
      ) : !list.data ? (
        <SkeletonRows rows={8} columns={2} />
      ) : all.length === 0 ? (
        <EmptyState
          icon={Handshake}
          title={say(may ? 'partners.none' : 'partners.none_yours')}
          action={may && <Button onPress={() => setAdding(true)}>{say('partners.add')}</Button>}
        >
          {say(may ? 'partners.none_hint' : 'partners.none_yours_hint')}
        </EmptyState>
      ) : (
        <div className={s.split}>
          <RoomList
            label={say('partners.title')}
            nothing={say('partners.nothing')}
            current={open?.code}
            items={shown.map((p) => ({
              id: p.code,
              href: `#/partners/${encodeURIComponent(p.code)}`,
              mark: <Avatar name={p.name} size="md" />,
              name: p.name,
              note: summary(p, say),
              end: <span className={s.code}>{p.code}</span>,
            }))}
          />
          <div className={s.pane}>{open && <PartnerDetails key={open.code} partner={open} may={may} />}</div>
        </div>
      )}
      {adding && <PartnerDialog onClose={() => setAdding(false)} onAdded={(p) => onOpen(p.code)} />}
    </>
  );
}

function summary(p: Partner, say: ReturnType<typeof useSay>): string {
  const agents = p.agents.filter((a) => a.standing !== 'gone').length;
  return [
    p.standing !== 'approved'
      ? say(`partner.${p.standing}`)
      : agents > 1
        ? say('partners.agents_n', { count: agents })
        : say('partners.no_agents'),
    say('partners.leads_n', { count: p.leads }),
  ].join(', ');
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a partner or one of its people has a text in name, email or ID. */
export function matches(p: Partner, text: string): boolean {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const said = plain(
    [p.name, p.code, p.contact, p.email, ...p.agents.flatMap((a) => [a.name, a.email, a.code])].join(' '),
  );
  return words.every((w) => said.includes(w));
}

/** Every ID with its name, as a spreadsheet takes it. */
export function idsOf(all: readonly Partner[]): string {
  return all
    .flatMap((p) => [
      [p.code, '', p.name],
      ...(p.agents.length > 1 ? p.agents.map((a) => [p.code, a.code, a.name]) : []),
    ])
    .map((row) => row.join('\t'))
    .join('\n');
}
