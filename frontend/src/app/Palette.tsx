import { useQuery } from '@tanstack/react-query';
import { Search, UserRound } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import {
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Dialog as RacDialog,
  SearchField,
} from 'react-aria-components';
import { go } from '../bridge';
import { allLeads } from '../bridge/leads';
import { useAllActions } from '../lib/actions';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { Marked } from '../ui/Marked';
import { Avatar } from '../ui/Marks';
import { useSay } from '../words/say';
import s from './Palette.module.css';

const fold = (t: string) => t.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** One field for people, rooms and actions. */
export function Palette({
  onClose,
  onLead,
  onList,
}: {
  onClose: () => void;
  onLead: (id: string) => void;
  onList: (text: string) => void;
}) {
  const say = useSay();
  const actions = useAllActions();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const leads = useQuery({
    queryKey: ['leads', 'jump', asked],
    enabled: asked.length > 1,
    placeholderData: (old: unknown) => old as never,
    queryFn: () =>
      go.leads.List({
        filter: { ...allLeads, search: asked },
        sort: 'active',
        desc: true,
        offset: 0,
        limit: 7,
        after: '',
      }),
  });
  const wanted = fold(text.trim());
  const found = actions.filter(
    (a) => !a.hidden && a.id !== 'app.palette' && (wanted === '' || fold(a.label).includes(wanted)),
  );
  const sections = [
    ['jump.rooms', found.filter((a) => a.id.startsWith('go.'))],
    ['jump.actions', found.filter((a) => !a.id.startsWith('go.'))],
  ] as const;
  const people = asked.length > 1 ? (leads.data?.rows ?? []) : [];
  const pick = (fn: () => void) => {
    onClose();
    // After the palette has given the focus back, so that the action can take it.
    setTimeout(fn, 0);
  };
  return (
    <ModalOverlay className={s.scrim ?? ''} isOpen onOpenChange={(o) => !o && onClose()} isDismissable>
      <Modal className={s.box ?? ''}>
        <RacDialog aria-label={say('jump.title')} className={s.dialog ?? ''}>
          {/* One Escape closes, whatever is typed: the field's own would only empty it. */}
          <div
            role="presentation"
            className={s.dialog}
            onKeyDownCapture={(e) => {
              if (e.key === 'Escape') {
                e.preventDefault();
                e.stopPropagation();
                onClose();
              }
            }}
          >
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField aria-label={say('jump.title')} autoFocus className={s.field ?? ''}>
                <Icon of={Search} className="muted" />
                <Input placeholder={say('jump.placeholder')} className={s.input ?? ''} />
              </SearchField>
              <Menu
                aria-label={say('jump.title')}
                className={s.menu ?? ''}
                renderEmptyState={() => <p className={s.nothing}>{say('jump.nothing', { text })}</p>}
              >
                {people.length > 0 && (
                  <MenuSection>
                    <Header className={s.head ?? ''}>{say('jump.leads')}</Header>
                    {people.map((r) => (
                      <MenuItem
                        key={r.id}
                        id={`lead-${r.id}`}
                        textValue={`${r.name} ${text}`}
                        className={s.item ?? ''}
                        onAction={() => pick(() => onLead(r.id))}
                      >
                        <Avatar name={r.name} />
                        <span className="trunc">
                          <Marked text={r.name || say('leads.no_name')} search={asked} />
                        </span>
                        <span className={s.note}>{r.phone || r.email}</span>
                      </MenuItem>
                    ))}
                    <MenuItem
                      id="leads-all"
                      textValue={text}
                      className={s.item ?? ''}
                      onAction={() => pick(() => onList(text.trim()))}
                    >
                      <Icon of={UserRound} className="soft" />
                      <span className="trunc">{say('jump.all', { text: text.trim() })}</span>
                    </MenuItem>
                  </MenuSection>
                )}
                {sections
                  .filter(([, list]) => list.length > 0)
                  .map(([head, list]) => (
                    <MenuSection key={head}>
                      <Header className={s.head ?? ''}>{say(head)}</Header>
                      {list.map((a) => (
                        <MenuItem
                          key={a.id}
                          id={a.id}
                          textValue={a.label}
                          className={s.item ?? ''}
                          onAction={() => pick(a.do)}
                        >
                          {a.icon ? <Icon of={a.icon} className="soft" /> : <span className={s.noicon} />}
                          <span className="trunc">{a.label}</span>
                          {a.keys && (
                            <span className={s.note}>
                              <Kbd keys={a.keys} />
                            </span>
                          )}
                        </MenuItem>
                      ))}
                    </MenuSection>
                  ))}
              </Menu>
            </Autocomplete>
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
}
