import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Autocomplete,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as RacSelect,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { cx } from '../lib/cx';
import { useSay } from '../words/say';
import { FieldLabel, FieldNote } from './Field';
import f from './Field.module.css';
import { FindInput } from './FindInput';
import { Icon } from './Icon';
import k from './Items.module.css';
import s from './Select.module.css';

export interface Choice {
  id: string;
  label: string;
  /** Drawn before the label. */
  mark?: ReactNode;
  /** Shown at the right: a count, a hint. */
  note?: ReactNode;
}

export interface SelectProps {
  label: string;
  bare?: boolean;
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  required?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  off?: boolean;
  /** Rings the button in brass: a doubtful guess. */
  doubtful?: boolean;
  look?: 'standard' | 'quiet';
  small?: boolean;
  autoFocus?: boolean;
  className?: string;
  /** Shows the note of what is chosen in the button too. */
  noted?: boolean;
  /** Leads the text of the button: "Preset:". */
  lead?: string;
}

/** Past this many choices the list has a search field. */
export const searchFrom = 9;

/** The choices of a select or combobox, with a search field when there are many. */
export function ChoiceList({ choices, empty }: { choices: readonly Choice[]; empty?: string }) {
  const say = useSay();
  const { contains } = useFilter({ sensitivity: 'base' });
  const list = (
    <ListBox
      className={s.list ?? ''}
      items={choices}
      renderEmptyState={() => <p className={s.empty}>{empty ?? say('common.nothing_found')}</p>}
    >
      {(c) => (
        <ListBoxItem id={c.id} textValue={c.label} className={k.item ?? ''}>
          {({ isSelected }) => (
            <>
              {c.mark}
              <span className="trunc">{c.label}</span>
              {c.note !== undefined && <span className={k.note}>{c.note}</span>}
              {isSelected && <Icon of={Check} size={14} className={k.tick} />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
  if (choices.length < searchFrom) return list;
  return (
    <Autocomplete filter={contains}>
      <FindInput label={say('common.search')} className={s.search ?? ''} inner={f.inner ?? ''} />
      {list}
    </Autocomplete>
  );
}

/** A button that opens a list to choose one from. */
export function Select(p: SelectProps) {
  const chosen = p.choices.find((c) => c.id === p.value);
  return (
    <RacSelect
      className={cx(f.field, p.className)}
      value={chosen ? chosen.id : null}
      onChange={(k) => k !== null && p.onChange(String(k))}
      onBlur={p.onBlur}
      isRequired={p.required}
      isInvalid={!!p.error}
      isDisabled={p.off}
      autoFocus={p.autoFocus}
      validationBehavior="aria"
    >
      <FieldLabel text={p.label} required={p.required} bare={p.bare} />
      <Button
        className={cx(s.select, p.look === 'quiet' && s.quiet, p.small && s.small, p.doubtful && s.doubtful)}
      >
        <SelectValue className={cx(s.value, 'trunc')}>
          {() =>
            chosen ? (
              <span className={s.shown}>
                {chosen.mark}
                <span className="trunc">
                  {p.lead && <span className="muted">{p.lead} </span>}
                  {chosen.label}
                </span>
                {p.noted && chosen.note !== undefined && <span className="muted trunc">{chosen.note}</span>}
              </span>
            ) : (
              <span className="muted">{p.placeholder ?? ''}</span>
            )
          }
        </SelectValue>
        <Icon of={ChevronDown} size={14} className="muted" />
      </Button>
      <FieldNote hint={p.hint} error={p.error} />
      <Popover className={s.pop ?? ''} offset={4}>
        <ChoiceList choices={p.choices} />
      </Popover>
    </RacSelect>
  );
}
