import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  NumberField as RacNumberField,
  TextField as RacTextField,
  Text,
  TextArea,
} from 'react-aria-components';
import { cx } from '../lib/cx';
import { useSay } from '../words/say';
import s from './Field.module.css';
import { Icon, type LucideIcon } from './Icon';

interface Common {
  label: string;
  /** Hides the label from sight, not from screen readers. */
  bare?: boolean;
  required?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; shown below in brick. */
  error?: string | undefined;
  readOnly?: boolean;
  off?: boolean;
  small?: boolean;
  className?: string;
}

/** The label of a field, with its asterisk. */
export function FieldLabel({ text, required, bare }: { text: string; required?: boolean; bare?: boolean }) {
  const say = useSay();
  return (
    <Label className={bare ? 'vh' : s.label}>
      {text}
      {required && (
        <>
          <span className={s.req} aria-hidden="true">
            *
          </span>
          <span className="vh">{say('common.required')}</span>
        </>
      )}
    </Label>
  );
}

/** What stands below a field: the error, else the hint. */
export function FieldNote({ hint, error }: { hint?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {hint && !error && (
        <Text slot="description" className={s.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={s.err ?? ''}>
        {error && (
          <>
            <Icon of={CircleAlert} size={14} />
            <span>{error}</span>
          </>
        )}
      </FieldError>
    </>
  );
}

export interface TextFieldProps extends Common {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Hears the field's keys; what it does not prevent goes on to what is around. */
  onKeyDown?: (e: React.KeyboardEvent) => void;
  type?: 'text' | 'email' | 'tel' | 'url' | 'search';
  placeholder?: string;
  icon?: LucideIcon;
  /** A field that searches what is below it: it stands back until it is used. */
  quiet?: boolean;
  /** Rings the field in brass: its value is to be looked at. */
  doubtful?: boolean;
  autoFocus?: boolean;
  name?: string;
  /** More than one line: how many show. */
  lines?: number;
}

/** A field for text of one line or several. */
export function TextField(p: TextFieldProps) {
  return (
    <RacTextField
      className={cx(s.field, p.className)}
      value={p.value}
      onChange={p.onChange}
      onBlur={p.onBlur}
      type={p.type ?? 'text'}
      name={p.name}
      isRequired={p.required}
      isInvalid={!!p.error}
      isReadOnly={p.readOnly}
      isDisabled={p.off}
      autoFocus={p.autoFocus}
      validationBehavior="aria"
    >
      <FieldLabel text={p.label} required={p.required} bare={p.bare} />
      {p.lines ? (
        <TextArea
          className={cx(s.input, s.area)}
          rows={p.lines}
          placeholder={p.placeholder}
          onKeyDown={p.onKeyDown}
        />
      ) : p.icon ? (
        <div className={cx(s.input, p.quiet && s.quiet, p.small && s.small)}>
          <Icon of={p.icon} size={14} className="muted" />
          <Input
            className={s.inner ?? ''}
            placeholder={p.placeholder}
            onKeyDown={p.onKeyDown}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      ) : (
        <Input
          className={cx(s.input, p.small && s.small, p.doubtful && s.doubtful)}
          placeholder={p.placeholder}
          onKeyDown={p.onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <FieldNote hint={p.hint} error={p.error} />
    </RacTextField>
  );
}

export interface NumberFieldProps extends Common {
  value: number | null;
  onChange: (value: number | null) => void;
  onBlur?: () => void;
  min?: number;
  max?: number;
  format?: Intl.NumberFormatOptions;
}

/** A field for a number, shown and read in the language's way. */
export function NumberField(p: NumberFieldProps) {
  return (
    <RacNumberField
      className={cx(s.field, p.className)}
      value={p.value ?? Number.NaN}
      onChange={(n) => p.onChange(Number.isNaN(n) ? null : n)}
      onBlur={p.onBlur}
      minValue={p.min}
      maxValue={p.max}
      formatOptions={p.format}
      isRequired={p.required}
      isInvalid={!!p.error}
      isReadOnly={p.readOnly}
      isDisabled={p.off}
      validationBehavior="aria"
    >
      <FieldLabel text={p.label} required={p.required} bare={p.bare} />
      <Input className={cx(s.input, 'num', p.small && s.small)} />
      <FieldNote hint={p.hint} error={p.error} />
    </RacNumberField>
  );
}
