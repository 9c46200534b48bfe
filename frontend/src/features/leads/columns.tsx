import { Hourglass, Mail, Phone, X } from 'lucide-react';
import type { GridColumn } from '../../ui/grid/gridProps';
import { Icon } from '../../ui/Icon';
import { Marked } from '../../ui/Marked';
import { Avatar, StatusPill, Tag } from '../../ui/Marks';
import { Stage } from '../../ui/StageRing';
import { ago, day, moment } from '../../words/formats';
import { say } from '../../words/say';
import type { Found } from './useRows';

function Contact({ row }: { row: Found }) {
  const search = row.by;
  const shown = row.phone || row.email;
  if (!shown) return null;
  // An email that matches is shown in place of a phone that does not.
  const byMail =
    row.email !== '' &&
    (row.phone === '' ||
      (search !== '' && !/\d{4}/.test(search) && row.email.toLowerCase().includes(search.toLowerCase())));
  return (
    <>
      <Icon of={byMail ? Mail : Phone} size={14} className="muted" />
      <span className="trunc">
        <Marked text={byMail ? row.email : row.phone} search={search} />
      </span>
      {row.more > 0 && (
        <span className="muted t11 num">
          <span aria-hidden="true">+{row.more}</span>
          <span className="vh">{say('leads.more_contacts', { count: row.more })}</span>
        </span>
      )}
    </>
  );
}

/** The columns of the list. A narrow window leaves Source out. */
export function leadColumns(narrow: boolean): GridColumn<Found>[] {
  const columns: GridColumn<Found>[] = [
    {
      id: 'name',
      head: say('column.name'),
      width: narrow ? 9.25 : 10.5,
      grow: 2,
      fixed: true,
      sort: 'name',
      cell: (r) => (
        <>
          <span className="trunc medium">
            {r.name ? (
              <Marked text={r.name} search={r.by} />
            ) : (
              <span className="muted">{say('leads.no_name')}</span>
            )}
          </span>
          {r.pending && (
            <StatusPill tone="brass" icon={Hourglass}>
              {say('leads.pending')}
            </StatusPill>
          )}
          {r.declined && (
            <StatusPill tone="slate" icon={X}>
              {say('leads.declined')}
            </StatusPill>
          )}
          {r.archived && <Tag>{say('leads.archived_tag')}</Tag>}
        </>
      ),
    },
    {
      id: 'contact',
      head: say('column.contact'),
      width: narrow ? 8.75 : 10.25,
      grow: 2,
      sort: 'contact',
      cell: (r) => <Contact row={r} />,
    },
    {
      id: 'source',
      head: say('column.source'),
      width: 6.5,
      grow: 1,
      sort: 'source',
      cell: (r) => (
        <span className="trunc soft">
          <Marked text={r.source} search={r.by} />
        </span>
      ),
    },
    {
      id: 'owner',
      head: say('column.owner'),
      width: narrow ? 7.625 : 8.75,
      grow: 1,
      sort: 'owner',
      cell: (r) =>
        r.ownerName ? (
          <>
            <Avatar name={r.ownerName} />
            <span className="trunc">{r.ownerName}</span>
          </>
        ) : (
          <>
            <Avatar name="" />
            <span className="trunc muted">{say('common.nobody')}</span>
          </>
        ),
    },
    {
      id: 'status',
      head: say('column.status'),
      width: 6.75,
      grow: 0.6,
      sort: 'status',
      cell: (r) => <Stage status={r.status} />,
    },
    {
      id: 'active',
      head: say('column.active'),
      width: 8.5,
      sort: 'active',
      cell: (r) => (
        <time className="muted num" dateTime={r.active} title={moment(r.active)}>
          {ago(r.active)}
        </time>
      ),
    },
    {
      id: 'created',
      head: say('column.created'),
      width: 6.25,
      sort: 'created',
      cell: (r) => (
        <time className="muted num" dateTime={r.created} title={moment(r.created)}>
          {day(r.created)}
        </time>
      ),
    },
  ];
  return narrow ? columns.filter((c) => c.id !== 'source') : columns;
}
