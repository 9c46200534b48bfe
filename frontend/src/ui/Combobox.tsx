import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  ComboBox as RacComboBox,
  useFilter,
} from 'react-aria-components';
import { cx } from '../lib/cx';
import { useSay } from '../words/say';
import { FieldLabel, FieldNote } from './Field';
import f from './Field.module.css';
import { Icon } from './Icon';
import k from './Items.module.css';
import type { Choice } from './Select';
import s from './Select.module.css';

export interface ComboboxProps {
  label: string;
  bare?: boolean;
  choices: readonly Choice[];
  /** The text in the field; of a choice, its label. */
  value: string;
  /** Says the new text while typing or when a choice is taken. */
  onChange: (text: string) => void;
  onBlur?: () => void;
  required?: boolean;
  error?: string | undefined;
  placeholder?: string;
  autoFocus?: boolean;
  className?: string;
}

/** A text field that offers what is known and takes what is not (an open list). */
export function Combobox(p: ComboboxProps) {
  const say = useSay();
  const { contains } = useFilter({ sensitivity: 'base' });
  // The list narrows only once something was typed: opening it shows all it holds.
  const [typed, setTyped] = useState(false);
  const items = typed && p.value ? p.choices.filter((c) => contains(c.label, p.value)) : p.choices;
  return (
    <RacComboBox
      className={cx(f.field, p.className)}
      items={items}
      inputValue={p.value}
      onInputChange={(text) => {
        setTyped(true);
        p.onChange(text);
      }}
      onChange={(k) => {
        const c = p.choices.find((c) => c.id === k);
        if (c) p.onChange(c.label);
        setTyped(false);
      }}
      onBlur={p.onBlur}
      allowsCustomValue
      allowsEmptyCollection={false}
      isRequired={p.required}
      isInvalid={!!p.error}
      menuTrigger="input"
      autoFocus={p.autoFocus}
      validationBehavior="aria"
    >
      <FieldLabel text={p.label} required={p.required} bare={p.bare} />
      <Group className={cx(f.input)}>
        <Input className={f.inner ?? ''} placeholder={p.placeholder} />
        <Button className={s.open ?? ''} aria-label={say('common.open_list')} onPress={() => setTyped(false)}>
          <Icon of={ChevronDown} size={14} className="muted" />
        </Button>
      </Group>
      <FieldNote error={p.error} />
      <Popover className={s.pop ?? ''} offset={4}>
        <ListBox className={s.list ?? ''}>
          {(c: Choice) => (
            <ListBoxItem id={c.id} textValue={c.label} className={k.item ?? ''}>
              {c.mark}
              <span className="trunc">{c.label}</span>
              {c.note !== undefined && <span className={k.note}>{c.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </RacComboBox>
  );
}
