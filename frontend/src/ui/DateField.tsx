import { type CalendarDate, parseDate } from '@internationalized/date';
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Popover,
} from 'react-aria-components';
import { cx } from '../lib/cx';
import s from './DateField.module.css';
import { FieldLabel, FieldNote } from './Field';
import f from './Field.module.css';
import { Icon } from './Icon';

function read(text: string): CalendarDate | null {
  try {
    return text ? parseDate(text) : null;
  } catch {
    return null;
  }
}

export interface DateFieldProps {
  label: string;
  bare?: boolean;
  /** "2026-03-14", or "" for none. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  required?: boolean;
  error?: string | undefined;
  off?: boolean;
  autoFocus?: boolean;
  className?: string;
}

/** A day, typed part by part or picked from a month. */
export function DateField(p: DateFieldProps) {
  return (
    <DatePicker
      className={cx(f.field, p.className)}
      value={read(p.value)}
      onChange={(d) => p.onChange(d ? d.toString() : '')}
      onBlur={p.onBlur}
      isRequired={p.required}
      isInvalid={!!p.error}
      isDisabled={p.off}
      autoFocus={p.autoFocus}
      validationBehavior="aria"
    >
      <FieldLabel text={p.label} required={p.required} bare={p.bare} />
      <Group className={cx(f.input, s.group)}>
        <Button className={s.open ?? ''}>
          <Icon of={CalendarIcon} size={14} />
        </Button>
        <DateInput className={cx(s.parts, 'num')}>
          {(part) => <DateSegment segment={part} className={s.part ?? ''} />}
        </DateInput>
      </Group>
      <FieldNote error={p.error} />
      <Popover className={s.pop ?? ''} placement="bottom start">
        <Dialog className={s.dialog ?? ''}>
          <Calendar>
            <header className={s.head}>
              <Button slot="previous" className={s.step ?? ''}>
                <Icon of={ChevronLeft} />
              </Button>
              <CalendarHeading className={s.title ?? ''} />
              <Button slot="next" className={s.step ?? ''}>
                <Icon of={ChevronRight} />
              </Button>
            </header>
            <CalendarGrid className={s.grid ?? ''}>
              {(date) => <CalendarCell date={date} className={s.cell ?? ''} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
