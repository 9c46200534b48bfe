import {
  Archive,
  ArchiveRestore,
  CircleCheck,
  FileInput,
  GitMerge,
  Hourglass,
  Info,
  NotebookPen,
  Pencil,
  PencilLine,
  UserPlus,
  X,
} from 'lucide-react';
import { useMemo, useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { HistoryEntry, Lead, Note, PlanEvent } from '../../bridge/types';
import { EmptyState, Provenance } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Event, Events } from '../../ui/Events';
import { TextField } from '../../ui/Field';
import { Icon, type LucideIcon } from '../../ui/Icon';
import { IconButton } from '../../ui/IconButton';
import { Kbd } from '../../ui/Kbd';
import { Tabs } from '../../ui/Tabs';
import { toastTrouble } from '../../ui/Toast';
import { ago, moment, num } from '../../words/formats';
import { useSay } from '../../words/say';
import { changedValue, fieldLabel } from './fields';
import { stampOf } from './LeadField';
import { rowHref } from './PastValues';
import { PlanItem } from './PlanItem';
import { useAddNote, useEdit, useEditNote } from './queries';
import s from './Timeline.module.css';

/** What happened to a lead: notes and changes together, notes alone, changes alone. */
export function Timeline({
  lead,
  history,
  notes,
  plans,
  canWrite,
}: {
  lead: Lead;
  history: readonly HistoryEntry[];
  notes: readonly Note[];
  plans: readonly PlanEvent[];
  canWrite: boolean;
}) {
  const say = useSay();
  const [tab, setTab] = useState('timeline');
  const changes = history.filter((h) => h.kind !== 'add' && h.kind !== 'act' && h.field !== 'archived');
  return (
    <Tabs
      label={say('lead.timeline')}
      value={tab}
      onChange={setTab}
      tabs={[
        {
          id: 'timeline',
          label: say('lead.timeline'),
          content: (
            <>
              {canWrite && <NoteField id={lead.id} />}
              <All lead={lead} history={history} notes={notes} plans={plans} />
            </>
          ),
        },
        {
          id: 'notes',
          label: say('lead.notes'),
          count: num(notes.length),
          content: (
            <>
              {canWrite && <NoteField id={lead.id} />}
              {notes.length === 0 ? (
                <EmptyState icon={NotebookPen} title={say('lead.no_notes')}>
                  {say('lead.no_notes_hint')}
                </EmptyState>
              ) : (
                <Events className={s.evs ?? ''}>
                  {notes.map((n) => (
                    <NoteItem key={n.id} lead={lead} note={n} />
                  ))}
                </Events>
              )}
            </>
          ),
        },
        {
          id: 'history',
          label: say('lead.history'),
          count: num(changes.length),
          content: (
            <Events className={s.evs ?? ''}>
              {history.map((h, i) => (
                <ChangeItem key={i} lead={lead} h={h} />
              ))}
            </Events>
          ),
        },
      ]}
    />
  );
}

function NoteField({ id }: { id: string }) {
  const say = useSay();
  const add = useAddNote(id);
  const [text, setText] = useState('');
  const send = () => {
    const t = text.trim();
    if (t && !add.isPending)
      add.mutate(t, { onSuccess: () => setText(''), onError: (e) => toastTrouble(callError(e).message) });
  };
  return (
    <div className={s.notefield} data-note-field="">
      <span className={s.noteicon}>
        <Icon of={PencilLine} size={16} />
      </span>
      <TextField
        label={say('lead.write_note')}
        bare
        className={s.notetyped}
        placeholder={say('lead.write_note')}
        value={text}
        onChange={setText}
        lines={text.includes('\n') || text.length > 60 ? 3 : 1}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && !e.shiftKey) {
            e.preventDefault();
            send();
          } else if (e.key === 'Escape' && text) {
            e.preventDefault();
            e.stopPropagation();
            setText('');
          }
        }}
      />
      {text.trim() ? (
        <Button size="sm" look="primary" busy={add.isPending} onPress={send}>
          {say('lead.add_note')}
        </Button>
      ) : (
        <span className={s.notekey}>
          <Kbd keys="N" />
        </span>
      )}
    </div>
  );
}

/** Notes and changes in one line of time; changes that belong together are one entry. */
function All({
  lead,
  history,
  notes,
  plans,
}: {
  lead: Lead;
  history: readonly HistoryEntry[];
  notes: readonly Note[];
  plans: readonly PlanEvent[];
}) {
  const entries = useMemo(() => {
    const out: { at: string; note?: Note; plan?: PlanEvent; changes?: HistoryEntry[] }[] = [
      ...notes.map((note) => ({ at: note.at, note })),
      ...plans.map((plan) => ({ at: plan.at, plan })),
    ];
    const groups = new Map<string, HistoryEntry[]>();
    for (const h of history) {
      const key =
        h.kind === 'edit' && !h.from.import
          ? `${h.at}${h.field}`
          : `${h.at}${h.kind}${h.kind === 'act' ? h.field : ''}${h.from.import}${h.from.row}`;
      const list = groups.get(key) ?? [];
      list.push(h);
      groups.set(key, list);
    }
    for (const changes of groups.values()) out.push({ at: changes[0]?.at ?? '', changes });
    return out.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  }, [history, notes, plans]);
  return (
    <Events className={s.evs ?? ''}>
      {entries.map((e, i) =>
        e.note ? (
          <NoteItem key={e.note.id} lead={lead} note={e.note} />
        ) : e.plan ? (
          <PlanItem key={i} e={e.plan} />
        ) : e.changes && e.changes.length > 1 && e.changes[0]?.kind !== 'edit' ? (
          <BeginItem key={i} h={e.changes[0] as HistoryEntry} />
        ) : (
          <Changes key={i} lead={lead} changes={e.changes ?? []} />
        ),
      )}
    </Events>
  );
}

function Item({ icon, at, children }: { icon: LucideIcon; at: string; children: React.ReactNode }) {
  return (
    <Event icon={icon} at={at} when={ago(at)} whole={moment(at)}>
      {children}
    </Event>
  );
}

function From({ h }: { h: { from: HistoryEntry['from'] } }) {
  return h.from.file ? (
    <Provenance
      file={h.from.file}
      row={h.from.row}
      href={h.from.import ? rowHref(h.from.import, h.from.row) : undefined}
    />
  ) : null;
}

function BeginItem({ h }: { h: HistoryEntry }) {
  const say = useSay();
  const imported = h.from.file !== '';
  return (
    <Item icon={imported ? FileInput : UserPlus} at={h.at}>
      {imported ? say('lead.added') : say('lead.added_by', { name: h.by })}
      {imported && (
        <div>
          <From h={h} />
        </div>
      )}
    </Item>
  );
}

/** What one moment changed: replaced values each, blanks that an import filled in one line. */
function Changes({ lead, changes }: { lead: Lead; changes: readonly HistoryEntry[] }) {
  const say = useSay();
  const filled = changes.filter((h) => h.kind === 'edit' && h.from.import !== '' && h.was === '');
  const together = filled.length > 1 ? filled : [];
  const [first] = together;
  return (
    <>
      {changes
        .filter((h) => !together.includes(h))
        .map((h, i) => (
          <ChangeItem key={`${h.field}${i.toString()}`} lead={lead} h={h} />
        ))}
      {first && (
        <Item icon={FileInput} at={first.at}>
          {say('lead.merged', { count: together.length })}
          <div>
            <From h={first} />
          </div>
        </Item>
      )}
    </>
  );
}

const answerIcons: Record<string, LucideIcon> = { approved: CircleCheck, declined: X };

function ChangeItem({ lead, h }: { lead: Lead; h: HistoryEntry }) {
  const say = useSay();
  const me = useMe().data;
  const edit = useEdit(lead.id);
  if (h.field === 'archived')
    return (
      <Item icon={h.now ? Archive : ArchiveRestore} at={h.at}>
        {say(h.now ? 'lead.archived_by' : 'lead.restored_by', { name: h.by })}
      </Item>
    );
  if (h.field === 'approval')
    return (
      <Item icon={answerIcons[h.now] ?? Hourglass} at={h.at}>
        {h.now === 'approved'
          ? say('lead.approved_by', { name: h.by })
          : h.now !== 'declined'
            ? say('lead.waits_again_by', { name: h.by })
            : h.reason
              ? say('lead.declined_by_why', { name: h.by, reason: h.reason })
              : say('lead.declined_by', { name: h.by })}
      </Item>
    );
  if (h.field === '') return <BeginItem h={h} />;
  const was = changedValue(h.field, h.was, me?.fields ?? [], me?.people ?? []);
  const now = changedValue(h.field, h.now, me?.fields ?? [], me?.people ?? []);
  const value =
    h.field === 'phones' || h.field === 'emails'
      ? JSON.stringify(lead[h.field])
      : (lead.values[h.field] ?? '');
  const mayBack = h.kind === 'edit' && h.was !== '' && h.was !== value;
  return (
    <Item icon={h.from.import ? (h.kind === 'add' ? FileInput : GitMerge) : Pencil} at={h.at}>
      <span className="medium">{fieldLabel(h.field)}</span>{' '}
      {h.kind !== 'add' && was && <s className="muted">{was}</s>} {h.kind !== 'add' && was && '→ '}
      <span className="sel">{now || say('lead.emptied')}</span>
      <div className={s.evmeta}>
        {h.from.file ? (
          <From h={h} />
        ) : (
          h.by && <span className="muted t12">{say('lead.typed_by', { name: h.by })}</span>
        )}
        {h.raw && h.raw !== now && <span className="muted t12">{say('lead.raw', { text: h.raw })}</span>}
        {mayBack && (
          <button
            type="button"
            className={s.linkbutton}
            onClick={() =>
              edit.mutate([{ field: h.field, was: value, seen: stampOf(lead, h.field), now: h.was }], {
                onError: (e) => toastTrouble(callError(e).message),
              })
            }
          >
            {say('lead.put_back')}
          </button>
        )}
      </div>
    </Item>
  );
}

// What the text of a note of an import begins with; the head of its item says it already.
const IMPORT_MARK = /^\[import\] /;

function NoteItem({ lead, note }: { lead: Lead; note: Note }) {
  const say = useSay();
  const [text, setText] = useState<string | null>(null);
  const edit = useEditNote(lead.id);
  const imported = note.kind === 'import';
  return (
    <Item icon={imported ? FileInput : NotebookPen} at={note.at}>
      {text === null ? (
        <div className={s.notetext}>
          <span className="sel">
            {imported ? <b>{say('lead.note_import')} </b> : note.by && <b>{note.by} </b>}
            {imported ? note.text.replace(IMPORT_MARK, '') : note.text}
          </span>
          {!imported && !note.from.import && (
            <span className={s.noteedit}>
              <IconButton
                label={say('lead.edit_note')}
                icon={Pencil}
                size="xs"
                onPress={() => setText(note.text)}
              />
            </span>
          )}
        </div>
      ) : (
        <div className={s.noteform}>
          <TextField label={say('lead.edit_note')} bare lines={3} value={text} onChange={setText} autoFocus />
          <div className="row">
            <Button size="sm" onPress={() => setText(null)}>
              {say('common.cancel')}
            </Button>
            <Button
              size="sm"
              look="primary"
              busy={edit.isPending}
              onPress={() =>
                edit.mutate(
                  { id: note.id, stamp: note.stamp, text: text.trim() },
                  { onSuccess: () => setText(null), onError: (e) => toastTrouble(callError(e).message) },
                )
              }
            >
              {say('common.save')}
            </Button>
          </div>
        </div>
      )}
      {(note.from.file || imported) && (
        <div className={s.evmeta}>
          <From h={note} />
          {imported && (
            <span className={s.kept}>
              <Icon of={Info} size={12} />
              {say('lead.note_kept')}
            </span>
          )}
        </div>
      )}
    </Item>
  );
}
