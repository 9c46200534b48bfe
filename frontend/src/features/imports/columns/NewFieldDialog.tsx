import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { go } from '../../../bridge';
import { callError } from '../../../bridge/error';
import { meKey } from '../../../bridge/me';
import type { Me } from '../../../bridge/types';
import { Button } from '../../../ui/Button';
import { Callout } from '../../../ui/Callout';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/Field';
import { Select } from '../../../ui/Select';
import { nameFields } from '../../../words/fields';
import { sayKey, useSay } from '../../../words/say';
import type { MapColumn } from '../types';
import s from './Values.module.css';

const kinds = ['text', 'number', 'money', 'date', 'yes_no', 'list'] as const;

/** Makes a field of the house's own from a column; its kind is told by the values. */
export function NewFieldDialog(p: {
  id: string;
  column: MapColumn;
  onMade: (key: string) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const qc = useQueryClient();
  const guess = useQuery({
    queryKey: ['imports', 'one', p.id, 'new-field', p.column.index],
    queryFn: () => go.imports.GuessField(p.id, p.column.index),
  });
  const [name, setName] = useState(p.column.header);
  const [chosen, setKind] = useState<string | undefined>();
  const kind = chosen ?? guess.data?.kind ?? 'text';
  const choices = kind === 'list' ? (guess.data?.choices ?? []) : [];
  const add = useMutation({
    mutationFn: () => go.fields.Add(name, kind, choices),
    onSuccess: (field) => {
      qc.setQueryData<Me>(meKey, (me) => {
        if (!me) return me;
        const fields = [...me.fields.filter((f) => f.key !== field.key), field];
        nameFields(fields);
        return { ...me, fields };
      });
      void qc.invalidateQueries({ queryKey: meKey });
      p.onMade(field.key);
    },
  });
  const trouble = add.error ? callError(add.error) : undefined;
  const wrong = trouble?.fields.label;
  return (
    <Dialog
      small
      open
      onClose={p.onClose}
      onEnter={() => name.trim() && add.mutate()}
      title={say('newfield.title', { column: p.column.header })}
      lede={say('newfield.lede')}
      footer={
        <>
          <span className="grow" />
          <Button onPress={p.onClose}>{say('common.cancel')}</Button>
          <Button look="primary" busy={add.isPending} isDisabled={!name.trim()} onPress={() => add.mutate()}>
            {say('newfield.add')}
          </Button>
        </>
      }
    >
      {trouble && !wrong && <Callout tone="brick" title={trouble.message} />}
      <div className={s.form}>
        <TextField
          label={say('newfield.name')}
          required
          autoFocus
          value={name}
          onChange={setName}
          error={wrong ? (sayKey(wrong) ?? trouble?.message) : undefined}
        />
        <Select
          label={say('newfield.kind')}
          value={kind}
          onChange={setKind}
          choices={kinds.map((id) => ({ id, label: say(`newfield.${id}`) }))}
          hint={
            choices.length > 0
              ? say('newfield.choices', { count: choices.length })
              : chosen === undefined
                ? say('newfield.guessed')
                : undefined
          }
        />
      </div>
    </Dialog>
  );
}
