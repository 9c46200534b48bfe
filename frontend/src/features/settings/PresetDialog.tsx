import { X } from 'lucide-react';
import { useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { Preset } from '../../bridge/types';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';
import { fieldName } from '../../words/fields';
import { useSay } from '../../words/say';
import s from './Presets.module.css';
import { usePresetWork } from './presets';

type Column = Preset['columns'][number];

const outs = { '-': 'columns.skip', '+notes': 'columns.to_notes' } as const;
const several = ['-', '+notes', 'notes', 'tags'];

/** A preset by hand: its name, where its columns go, how their dates are read. */
export function PresetDialog({ preset, onClose }: { preset: Preset; onClose: () => void }) {
  const say = useSay();
  const me = useMe().data;
  const { edit } = usePresetWork();
  const [name, setName] = useState(preset.name);
  const [columns, setColumns] = useState(preset.columns);
  const fields = (me?.fields ?? []).filter((f) => !f.unset);
  const kinds = new Map(fields.map((f) => [f.key, f.kind]));

  const set = (header: string, next: Partial<Column>) =>
    setColumns((all) =>
      all.map((c) => {
        if (c.header === header)
          return { ...c, ...(next.key !== undefined && { join: '' as const, values: [] }), ...next };
        // A field takes one column: the other one lets go of it.
        return next.key !== undefined && c.key === next.key && c.join === '' && !several.includes(c.key)
          ? { ...c, key: '-' }
          : c;
      }),
    );
  const keep = () =>
    edit.mutate({ ...preset, name, columns }, { onSuccess: onClose, onError: () => undefined });
  const choices = [
    ...Object.entries(outs).map(([id, key]) => ({ id, label: say(key) })),
    ...fields.map((f) => ({ id: f.key, label: fieldName(f.key) ?? f.key })),
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      onEnter={keep}
      title={preset.name}
      footer={
        <>
          <span className="grow" />
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button look="primary" busy={edit.isPending} isDisabled={!name.trim()} onPress={keep}>
            {say('presets.save')}
          </Button>
        </>
      }
    >
      {edit.isError && <Callout tone="brick" title={callError(edit.error).message} />}
      <TextField
        label={say('presets.name')}
        required
        value={name}
        onChange={setName}
        error={name.trim() ? undefined : say('preset.name_missing')}
      />
      <ul className={s.columns} aria-label={say('columns.list')}>
        {columns.map((c) => {
          const kind = kinds.get(c.key);
          return (
            <li key={c.header} className={s.column}>
              <span className={s.what}>
                <span className="trunc">{c.header}</span>
                {!preset.headers.includes(c.header) && (
                  <small className="muted">{say('presets.earlier')}</small>
                )}
                {c.values.length > 0 && (
                  <small className={s.matched}>
                    {say('presets.matched', { count: c.values.length })}
                    <IconButton
                      icon={X}
                      size="xs"
                      label={say('presets.unmatch', { column: c.header })}
                      onPress={() => set(c.header, { values: [] })}
                    />
                  </small>
                )}
                {c.values.length > 0 && (
                  <ul className={s.pairs} aria-label={say('presets.values_of', { column: c.header })}>
                    {c.values.map((v) => (
                      <li key={v.from} className={s.pair}>
                        <span className="trunc">
                          {v.from} → {v.to || say('values.blank')}
                        </span>
                        <IconButton
                          icon={X}
                          size="xs"
                          label={say('presets.forget_value', { value: v.from })}
                          onPress={() => set(c.header, { values: c.values.filter((o) => o !== v) })}
                        />
                      </li>
                    ))}
                  </ul>
                )}
              </span>
              {(kind === 'date' || kind === 'instant') && (
                <Select
                  bare
                  small
                  className={s.order}
                  label={say('presets.dates_of', { column: c.header })}
                  value={c.order || 'open'}
                  onChange={(id) => set(c.header, { order: (id === 'open' ? '' : id) as Column['order'] })}
                  choices={(['open', 'dmy', 'mdy', 'ymd'] as const).map((id) => ({
                    id,
                    label: say(`order.${id}`),
                  }))}
                />
              )}
              <Select
                bare
                small
                className={s.field}
                label={say('presets.column_field', { column: c.header })}
                value={c.key}
                onChange={(key) => set(c.header, { key })}
                choices={choices}
              />
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
