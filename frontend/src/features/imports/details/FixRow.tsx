import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { go } from '../../../bridge';
import { useMe } from '../../../bridge/me';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import { Select } from '../../../ui/Select';
import { toast, toastTrouble } from '../../../ui/Toast';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { addRows } from '../life';
import { keys } from '../queries';
import { choicesOf, whoChoices } from '../review/choices';
import { findingsOf, findingsOfRow, gravest } from '../review/layout';
import { useChoices } from '../review/queries';
import { fieldName, sayFinding } from '../shown';
import type { RowColumn, RowView } from '../types';
import s from './Details.module.css';

const names = ['full_name', 'first_name', 'last_name', 'company'];
const people = ['owner', 'partner_id', 'agent_id'];

/** The cells of a row that did not come in which are to be mended; once it is well it joins its import. */
export function FixRow(p: { id: string; row: RowView; columns: readonly RowColumn[]; onClose: () => void }) {
  const say = useSay();
  const qc = useQueryClient();
  const [row, setRow] = useState(p.row);
  const [values, setValues] = useState<Record<number, string>>({});
  const [busy, setBusy] = useState(false);
  // What is wrong with the row as a whole is, most of all, that nobody is named.
  const whole = findingsOfRow(row, p.columns).filter((f) => f.level === 'error');
  const shown = p.columns
    .map((col, at) => ({ col, at, found: findingsOf(row, col).filter((f) => f.level !== 'note') }))
    .filter((x) => x.col.column >= 0)
    .filter((x) => x.found.length > 0 || (whole.length > 0 && names.includes(x.col.field)));
  // Enough of the rest to know who it is.
  const rest = p.columns
    .map((col, at) => ({ col, value: (row.cells[at]?.raw ?? '').trim(), at }))
    .filter((x) => x.value && !shown.some((y) => y.at === x.at))
    .map((x) => say('fixrow.cell', { column: x.col.header || fieldName(x.col.field), value: x.value }))
    .slice(0, 5)
    .join(' · ');
  const fixes = shown
    .filter((x) => values[x.at] !== undefined && values[x.at] !== row.cells[x.at]?.raw)
    .map((x) => ({
      row: row.row,
      column: x.col.column,
      field: x.col.field,
      value: values[x.at] ?? '',
      undo: false,
    }));
  const send = async () => {
    if (fixes.length === 0 || busy) return;
    setBusy(true);
    try {
      const res = await go.imports.Fix(p.id, fixes);
      const now = res.rows.find((r) => r.row === row.row);
      void qc.invalidateQueries({ queryKey: keys.all });
      if (now?.verdict === 'error') {
        setRow(now);
        setValues({});
      } else if (await addRows(p.id, [row.row])) {
        toast(say('fixrow.done', { n: num(row.row) }));
        p.onClose();
      }
    } catch (e) {
      toastTrouble(sayTrouble(e));
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      title={say('fixrow.title', { n: num(row.row) })}
      lede={say('fixrow.lede')}
      onClose={p.onClose}
      onEnter={() => void send()}
      footer={
        <>
          <span className="grow" />
          <Button onPress={p.onClose}>{say('common.cancel')}</Button>
          <Button look="primary" busy={busy} isDisabled={fixes.length === 0} onPress={() => void send()}>
            {say('fixrow.do')}
          </Button>
        </>
      }
    >
      <div className={s.fixrow}>
        {rest && <p className="soft">{rest}</p>}
        {whole.map((f) => (
          <p key={f.key} className="brick-t">
            {sayFinding(f)}
          </p>
        ))}
        {shown.map((x) => (
          <Cell
            key={`${x.at} ${row.cells[x.at]?.raw}`}
            id={p.id}
            row={row}
            col={x.col}
            value={values[x.at] ?? row.cells[x.at]?.raw ?? ''}
            said={x.found.map(sayFinding).join(' ')}
            bad={gravest(x.found) === 'error'}
            onChange={(v) => setValues({ ...values, [x.at]: v })}
          />
        ))}
      </div>
    </Dialog>
  );
}

// One cell: chosen where its field knows its values, else typed.
function Cell(p: {
  id: string;
  row: RowView;
  col: RowColumn;
  value: string;
  said: string;
  /** The cell keeps the row out; else what is said of it is to be looked at. */
  bad: boolean;
  onChange: (value: string) => void;
}) {
  const me = useMe().data;
  const { field } = p.col;
  const named = people.includes(field);
  const offered = useChoices(p.id, p.row.row, field, named).data;
  const choices = named
    ? offered && whoChoices(offered, field, me).choices
    : choicesOf(
        me?.fields.find((f) => f.key === field),
        me,
        p.value,
      );
  const told = !p.said
    ? {}
    : p.bad
      ? { error: p.said }
      : {
          doubtful: true,
          hint: (
            <span className={s.fixlook}>
              <Icon of={TriangleAlert} size={14} />
              <span>{p.said}</span>
            </span>
          ),
        };
  return choices ? (
    <Select
      label={fieldName(field)}
      choices={choices}
      value={choices.some((c) => c.id === p.value) ? p.value : null}
      placeholder={p.value}
      onChange={p.onChange}
      {...told}
    />
  ) : (
    <TextField label={fieldName(field)} value={p.value} onChange={p.onChange} {...told} />
  );
}
