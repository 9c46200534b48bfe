import { Mail, Phone, Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as RacButton } from 'react-aria-components';
import type { Contact, ContactKind, HistoryEntry, Lead } from '../../bridge/types';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { useSay } from '../../words/say';
import { fieldLabel, shortLabel } from './fields';
import { Stale, stampOf, useFieldEdit } from './LeadField';
import s from './LeadSheet.module.css';
import { PastValues } from './PastValues';

const phoneKinds: ContactKind[] = ['main', 'mobile', 'work', 'home', 'fax', 'other'];
const emailKinds: ContactKind[] = ['main', 'work', 'home', 'other'];

/** The phones or the emails of a lead, edited where they stand; saved as one list. */
export function Contacts({
  lead,
  of,
  history,
}: {
  lead: Lead;
  of: 'phones' | 'emails';
  history: readonly HistoryEntry[];
}) {
  const say = useSay();
  const list = lead[of];
  const text = list.length > 0 ? JSON.stringify(list) : '';
  const { save, stale, drop, error } = useFieldEdit(lead, of, text);
  const [open, setOpen] = useState<number | null>(null);
  const [draft, setDraft] = useState('');
  const kinds = of === 'phones' ? phoneKinds : emailKinds;
  const icon = of === 'phones' ? Phone : Mail;

  const put = (next: readonly Contact[]) => save(next.length > 0 ? JSON.stringify(next) : '[]');
  const close = (keep: boolean) => {
    const i = open;
    setOpen(null);
    if (i === null || !keep) return;
    const raw = draft.trim();
    const was = list[i];
    if (raw === (was?.raw ?? '')) return;
    if (was)
      put(raw === '' ? list.filter((_, j) => j !== i) : list.map((c, j) => (j === i ? { ...c, raw } : c)));
    else if (raw !== '')
      put([
        ...list,
        {
          kind: list.length === 0 ? 'main' : of === 'phones' ? 'mobile' : 'other',
          raw,
          norm: '',
          nat: '',
          ext: '',
        },
      ]);
  };
  const edit = (i: number) => {
    setDraft(list[i]?.raw ?? '');
    setOpen(i);
  };
  const rawOf = (json: string): string => {
    try {
      return (JSON.parse(json) as Contact[]).map((c) => c.raw).join(', ');
    } catch {
      return json;
    }
  };
  // A key that ends the editing leaves the focus on the value.
  const place = useRef<HTMLDListElement>(null);
  const back = useRef<number | null>(null);
  useEffect(() => {
    if (open !== null || back.current === null) return;
    const rows = place.current?.querySelectorAll(':scope > div');
    rows?.[Math.min(back.current, rows.length - 1)]?.querySelector<HTMLElement>('dd button')?.focus();
    back.current = null;
  }, [open]);
  const editor = (
    <div className={s.editor}>
      <TextField
        label={shortLabel(of === 'phones' ? 'phone' : 'email')}
        bare
        small
        autoFocus
        type={of === 'phones' ? 'tel' : 'email'}
        value={draft}
        onChange={setDraft}
        onBlur={() => close(true)}
        onKeyDown={(e) => {
          if (e.key === 'Escape') {
            e.preventDefault();
            e.stopPropagation();
            back.current = open;
            close(false);
          } else if (e.key === 'Enter') {
            e.preventDefault();
            back.current = open;
            close(true);
          }
        }}
      />
    </div>
  );

  return (
    <dl ref={place} className={s.kv}>
      {list.map((c, i) => (
        <div key={i} className={s.contact}>
          <dt>
            <Menu
              label={say(of === 'phones' ? 'lead.phone_kind' : 'lead.email_kind')}
              groups={[
                {
                  id: 'kinds',
                  entries: kinds.map((k) => ({
                    id: k,
                    label: say(`contact.${k}`),
                    on: c.kind === k,
                    do: () => put(list.map((x, j) => (j === i ? { ...x, kind: k } : x))),
                  })),
                },
              ]}
            >
              <RacButton
                className={s.kind ?? ''}
                aria-label={`${c.kind === 'main' ? shortLabel(of === 'phones' ? 'phone' : 'email') : say(`contact.${c.kind}`)}, ${say(of === 'phones' ? 'lead.phone_kind' : 'lead.email_kind')}`}
              >
                {c.kind === 'main'
                  ? shortLabel(of === 'phones' ? 'phone' : 'email')
                  : say(`contact.${c.kind}`)}
              </RacButton>
            </Menu>
          </dt>
          <dd>
            {open === i ? (
              editor
            ) : (
              <>
                <RacButton
                  className={s.value ?? ''}
                  onPress={() => edit(i)}
                  aria-label={`${shortLabel(of === 'phones' ? 'phone' : 'email')}: ${c.raw}`}
                >
                  <span className="trunc num">
                    {c.raw}
                    {c.ext && !c.raw.includes(c.ext) ? ` x${c.ext}` : ''}
                  </span>
                </RacButton>
                <span className={s.remove}>
                  <IconButton
                    label={say(of === 'phones' ? 'lead.remove_phone' : 'lead.remove_email', { value: c.raw })}
                    icon={X}
                    size="xs"
                    onPress={() => put(list.filter((_, j) => j !== i))}
                  />
                </span>
                {i === 0 && (
                  <PastValues
                    lead={lead}
                    field={of}
                    label={fieldLabel(of)}
                    history={history}
                    use={(v) => save(v || '[]')}
                  />
                )}
              </>
            )}
          </dd>
        </div>
      ))}
      <div className={s.contact}>
        <dt>{list.length === 0 && <span>{shortLabel(of === 'phones' ? 'phone' : 'email')}</span>}</dt>
        <dd>
          {open === list.length ? (
            editor
          ) : (
            <Button
              look="ghost"
              size="sm"
              icon={list.length === 0 ? icon : Plus}
              onPress={() => edit(list.length)}
              className={s.addcontact}
            >
              {say(of === 'phones' ? 'lead.add_phone' : 'lead.add_email')}
            </Button>
          )}
          {error && (
            <p className={s.error} role="alert">
              {error}
            </p>
          )}
          {stale !== null && (
            <Stale
              theirs={rawOf(text)}
              yours={rawOf(stale)}
              keep={drop}
              use={() => save(stale, stampOf(lead, of), text)}
            />
          )}
        </dd>
      </div>
    </dl>
  );
}
