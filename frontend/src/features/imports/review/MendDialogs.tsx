import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Choices';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/Field';
import { Select } from '../../../ui/Select';
import { useSay } from '../../../words/say';
import { fieldName } from '../shown';
import type { Field, Me, Mend, RowColumn } from '../types';
import { choicesOf } from './choices';
import s from './Mend.module.css';

type Act = Partial<Mend> & Pick<Mend, 'what'>;

/** Puts one text in the place of another, in a column or in all. */
export function ReplaceDialog(p: {
  columns: readonly RowColumn[];
  column: RowColumn | undefined;
  /** How many rows are listed, when they are not all of the file. */
  listed: number | null;
  busy: boolean;
  onDo: (act: Act, listedOnly: boolean) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const real = p.columns.filter((c) => c.column >= 0);
  const [find, setFind] = useState('');
  const [value, setValue] = useState('');
  const [where, setWhere] = useState(p.column && p.column.column >= 0 ? String(p.column.column) : 'all');
  const [whole, setWhole] = useState(false);
  const [exact, setExact] = useState(false);
  const [only, setOnly] = useState(p.listed !== null);
  const go = () => {
    if (find === '') return;
    p.onDo(
      {
        what: 'replace',
        find,
        value,
        whole,
        case: exact,
        allColumns: where === 'all',
        column: where === 'all' ? -1 : Number(where),
      },
      only,
    );
  };
  return (
    <Dialog
      small
      open
      title={say('mend.replace')}
      onClose={p.onClose}
      onEnter={go}
      footer={
        <>
          <span className="grow" />
          <Button onPress={p.onClose}>{say('common.cancel')}</Button>
          <Button look="primary" isDisabled={find === ''} busy={p.busy} onPress={go}>
            {say('mend.replace_do')}
          </Button>
        </>
      }
    >
      <div className={s.form}>
        <TextField label={say('mend.find')} value={find} onChange={setFind} autoFocus />
        <TextField label={say('mend.with')} value={value} onChange={setValue} />
        <Select
          label={say('mend.where')}
          value={where}
          onChange={setWhere}
          choices={[
            { id: 'all', label: say('mend.every_column') },
            ...real.map((c) => ({ id: String(c.column), label: fieldName(c.field), note: c.header })),
          ]}
        />
        <Checkbox label={say('mend.whole')} checked={whole} onChange={setWhole} />
        <Checkbox label={say('mend.case')} checked={exact} onChange={setExact} />
        {p.listed !== null && (
          <Checkbox label={say('mend.listed_only', { count: p.listed })} checked={only} onChange={setOnly} />
        )}
      </div>
    </Dialog>
  );
}

/** Gives the cells of a column one value, in the rows chosen. */
export function SetDialog(p: {
  column: RowColumn;
  field: Field | undefined;
  me: Me | undefined;
  rows: number;
  busy: boolean;
  onDo: (value: string) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const [value, setValue] = useState('');
  const choices = choicesOf(p.field, p.me, '');
  const go = () => p.onDo(value);
  return (
    <Dialog
      small
      open
      title={say('mend.set_title', { field: fieldName(p.column.field), count: p.rows })}
      onClose={p.onClose}
      onEnter={go}
      footer={
        <>
          <span className="grow" />
          <Button onPress={p.onClose}>{say('common.cancel')}</Button>
          <Button look="primary" busy={p.busy} onPress={go}>
            {value === '' ? say('mend.empty_do', { count: p.rows }) : say('mend.set_do', { count: p.rows })}
          </Button>
        </>
      }
    >
      <div className={s.form}>
        {choices ? (
          <Select
            label={fieldName(p.column.field)}
            choices={choices}
            value={value || null}
            onChange={setValue}
            placeholder={say('mend.choose')}
            autoFocus
          />
        ) : (
          <TextField label={fieldName(p.column.field)} value={value} onChange={setValue} autoFocus />
        )}
      </div>
    </Dialog>
  );
}
