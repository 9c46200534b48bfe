import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as RacCheckbox,
  Switch as RacSwitch,
  Radio,
  RadioGroup,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { cx } from '../lib/cx';
import s from './Choices.module.css';
import { Icon, type LucideIcon } from './Icon';

/** The look of a radio, for those that stand in a table. */
export const dot = s.dot ?? '';

/** A tick, with its word beside it or, with `bare`, as its hidden name. */
export function Checkbox(p: {
  label: string;
  bare?: boolean;
  checked: boolean;
  some?: boolean;
  onChange: (on: boolean) => void;
  off?: boolean;
  className?: string;
  hint?: ReactNode;
}) {
  return (
    <RacCheckbox
      className={cx(s.check, p.className)}
      isSelected={p.checked}
      isIndeterminate={p.some}
      isDisabled={p.off}
      onChange={p.onChange}
      aria-label={p.bare ? p.label : undefined}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={s.box}>
            {isIndeterminate ? (
              <Icon of={Minus} size={12} />
            ) : isSelected ? (
              <Icon of={Check} size={12} />
            ) : null}
          </span>
          {!p.bare && (
            <span>
              {p.label}
              {p.hint && <small className={s.hint}>{p.hint}</small>}
            </span>
          )}
        </>
      )}
    </RacCheckbox>
  );
}

export interface Card {
  id: string;
  label: string;
  hint?: ReactNode;
  off?: boolean;
}

/** One of few, each with a line of explanation. */
export function RadioCards(p: {
  label: string;
  cards: readonly Card[];
  value: string;
  onChange: (id: string) => void;
  className?: string;
}) {
  return (
    <RadioGroup
      aria-label={p.label}
      value={p.value}
      onChange={p.onChange}
      className={cx(s.cards, p.className)}
      orientation="horizontal"
    >
      {p.cards.map((c) => (
        <Radio key={c.id} value={c.id} isDisabled={c.off} className={s.card ?? ''}>
          <span className={s.dot} />
          <span>
            <b className="medium">{c.label}</b>
            {c.hint && <small className={s.hint}>{c.hint}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

export interface Part {
  id: string;
  label: string;
  icon?: LucideIcon;
}

/** A few short choices side by side, exactly one of them on. */
export function Segment(p: {
  label: string;
  parts: readonly Part[];
  value: string;
  onChange: (id: string) => void;
  className?: string;
}) {
  return (
    <ToggleButtonGroup
      aria-label={p.label}
      className={cx(s.seg, p.className)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[p.value]}
      onSelectionChange={(keys) => {
        const [id] = [...keys];
        if (id !== undefined) p.onChange(String(id));
      }}
    >
      {p.parts.map((part) => (
        <ToggleButton key={part.id} id={part.id} className={s.part ?? ''}>
          {part.icon && <Icon of={part.icon} size={14} />}
          {part.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Several short choices side by side, any number of them on. */
export function SegmentMany(p: {
  label: string;
  parts: readonly Part[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  return (
    <ToggleButtonGroup
      aria-label={p.label}
      className={s.seg ?? ''}
      selectionMode="multiple"
      selectedKeys={p.value}
      onSelectionChange={(keys) => p.onChange(p.parts.map((x) => x.id).filter((id) => keys.has(id)))}
    >
      {p.parts.map((part) => (
        <ToggleButton key={part.id} id={part.id} className={s.part ?? ''}>
          {part.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** On or off at once, without a save. */
export function Switch(p: {
  label: string;
  bare?: boolean;
  on: boolean;
  onChange: (on: boolean) => void;
  off?: boolean;
}) {
  return (
    <RacSwitch
      className={s.switch ?? ''}
      isSelected={p.on}
      onChange={p.onChange}
      isDisabled={p.off}
      aria-label={p.bare ? p.label : undefined}
    >
      <span className={s.track} />
      {!p.bare && p.label}
    </RacSwitch>
  );
}
