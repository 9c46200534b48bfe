import { CircleCheck } from 'lucide-react';
import type { GridColumn } from '../../../ui/grid/gridProps';
import { Avatar, StatusWord } from '../../../ui/Marks';
import { num } from '../../../words/formats';
import { say } from '../../../words/say';
import { leadHref } from '../places';
import { findingsOf } from '../review/layout';
import { fieldName, headName, sayFinding, shownValue } from '../shown';
import { type Field, type ResultRow, type RowColumn, toNotes } from '../types';
import { OutcomePill, reasonOf } from './OutcomePill';

/** The columns of the results: what every record has, then what else the file brought. */
export function resultColumns(
  further: readonly RowColumn[],
  fields: readonly Field[],
  rowsInFile: number,
  told: number,
  onTold: (row: number) => void,
): GridColumn<ResultRow>[] {
  const byKey = new Map(fields.map((f) => [f.key, f]));
  const text = (t: string) => <span className="trunc">{t}</span>;
  return [
    {
      id: 'row',
      head: say('review.col_row'),
      // Row numbers grow with the file; none of their digits may be cut.
      width: Math.max(4.75, 2.25 + 0.53 * num(rowsInFile + 1).length),
      fixed: true,
      sort: 'row',
      cell: (r) => <span className="muted num">{num(r.view.row)}</span>,
    },
    {
      id: 'name',
      head: say('column.name'),
      width: 10,
      grow: 1.2,
      fixed: true,
      sort: 'name',
      cell: (r) =>
        r.view.lead ? (
          <a className="link trunc medium" href={leadHref(r.view.lead)} tabIndex={-1}>
            {r.view.name || say('leads.no_name')}
          </a>
        ) : (
          <span className="trunc medium">{r.view.name || say('leads.no_name')}</span>
        ),
    },
    {
      id: 'outcome',
      head: say('review.col_outcome'),
      width: 13,
      sort: 'outcome',
      cell: (r) => <OutcomePill of={r} told={told === r.view.row} onTold={onTold} />,
    },
    {
      id: 'remarks',
      head: say('results.remarks'),
      width: 10,
      grow: 1.4,
      cell: (r) => <Remarks of={r} />,
    },
    {
      id: 'company',
      head: fieldName('company'),
      width: 8,
      grow: 0.8,
      sort: 'company',
      cell: (r) => text(r.company),
    },
    {
      id: 'phones',
      head: say('results.phones'),
      width: 9,
      grow: 0.8,
      sort: 'phone',
      cell: (r) => (
        <span className="trunc num" title={r.phones.length > 1 ? r.phones.join(', ') : undefined}>
          {r.phones.join(', ')}
        </span>
      ),
    },
    {
      id: 'owner',
      head: say('column.owner'),
      width: 8.5,
      grow: 0.8,
      sort: 'owner',
      cell: (r) => (
        <>
          <Avatar name={r.owner} />
          <span className={r.owner ? 'trunc' : 'trunc muted'}>{r.owner || say('common.nobody')}</span>
        </>
      ),
    },
    ...further.map((c, i): GridColumn<ResultRow> => {
      const notes = c.field === toNotes;
      return {
        id: `${c.field}${c.column}`,
        head: notes ? c.header : headName(c.field),
        width: 9,
        sort: notes ? undefined : c.field,
        cell: (r) => {
          const v = r.view.cells[i];
          return text(v ? shownValue(v, byKey.get(c.field), findingsOf(r.view, c)) : '');
        },
      };
    }),
  ];
}

/** What more there is to say: how it was answered, whom it went into, why it is not in the book. */
function Remarks({ of: r }: { of: ResultRow }) {
  const said = reasonOf(r);
  if (said) {
    return (
      <span className="trunc soft" title={said}>
        {said}
      </span>
    );
  }
  return (
    <>
      {r.state === 'approved' && (
        <StatusWord tone="moss" icon={CircleCheck}>
          {say('results.state_approved')}
        </StatusWord>
      )}
      {r.into.id && (
        <a className="link trunc" href={leadHref(r.into.id)} tabIndex={-1}>
          {say('results.into', { name: r.into.name || say('leads.no_name') })}
        </a>
      )}
      {r.view.findings
        .filter((f) => f.key === 'row.lead_changed')
        .map((f) => (
          <span key={f.key} className="trunc soft" title={sayFinding(f)}>
            {sayFinding(f)}
          </span>
        ))}
    </>
  );
}
