import { ArrowRight, ChevronDown } from 'lucide-react';
import { Button as RacButton } from 'react-aria-components';
import { cx } from '../../../lib/cx';
import { Segment } from '../../../ui/Choices';
import { Icon } from '../../../ui/Icon';
import { MatchBars } from '../../../ui/Marks';
import { Popover } from '../../../ui/Popover';
import { num, percent } from '../../../words/formats';
import { say, useSay } from '../../../words/say';
import { fieldIcon } from '../fieldIcons';
import { fieldName } from '../shown';
import {
  type ColumnList,
  type Field,
  type MapColumn,
  type Mapping,
  type Merging,
  manyValues,
  notImported,
  toNotes,
} from '../types';
import { ColumnMerging, MergingMark, mayMerge } from './ColumnMerging';
import s from './Columns.module.css';
import { Damage } from './Damage';
import { readings } from './dates';
import { FieldMenu } from './FieldMenu';
import menu from './FieldMenu.module.css';
import { Reading } from './Reading';
import { isEmpty } from './survey';

/** A column of the file: what stands in it, where it goes, how sure that is. */
export function ColumnRow({
  column: c,
  mapping,
  fields,
  list,
  cells,
  merging,
  onMatch,
  onNew,
  onChange,
  onMerging,
}: {
  column: MapColumn;
  mapping: Mapping;
  fields: readonly Field[];
  /** What is known of its values, where it goes to a list. */
  list: ColumnList | undefined;
  /** Its cells in the first rows. */
  cells: readonly string[];
  /** How rows go into leads that are here; nothing where none do. */
  merging: Merging | undefined;
  onMerging: (next: Merging) => void;
  onMatch: () => void;
  onNew: (() => void) | undefined;
  onChange: (next: Partial<MapColumn>) => void;
}) {
  const say = useSay();
  const skip = c.key === notImported;
  const check = c.confidence === 'check';
  const required = isRequired(c, mapping);
  const example = c.ask ? readings(c.samples) : undefined;
  const label = labelOf(c, mapping);
  const field = fields.find((f) => f.key === c.key);
  const unread = mapping.seen === 0 && !isEmpty(mapping);
  return (
    <li className={cx(s.mrow, check && s.chk, skip && s.skip)}>
      <span className={s.mcol}>
        <span className={s.mname}>
          <b className="medium trunc">{c.header}</b>
          {!unread && (
            <small
              className={cx('muted num', s.fill)}
              title={say('columns.fill_hint', {
                filled: num(c.filled),
                seen: num(mapping.seen),
                count: c.distinct,
              })}
            >
              {say('columns.filled', { percent: percent(shareOf(c, mapping), 1) })}
              {c.filled > 0 &&
                ` · ${c.distinct >= manyValues ? say('columns.distinct_many', { n: num(manyValues) }) : say('columns.distinct', { count: c.distinct })}`}
            </small>
          )}
        </span>
        <span className={cx(s.vals, 'trunc')}>
          {c.filled === 0
            ? !unread && say('columns.empty')
            : c.samples.map((v, i) => (
                <span key={`${i.toString()}${v}`}>
                  {i > 0 && <i aria-hidden="true" />}
                  {v}
                </span>
              ))}
        </span>
        <Damage column={c} cells={cells} onRepair={(repair) => onChange({ repair })} />
        {example && (
          <span className={s.ask}>
            <span className="brass-t">{say('columns.ask_date', { text: example.text })}</span>
            <Segment
              label={say('columns.ask_date', { text: example.text })}
              parts={[
                { id: 'dmy', label: example.dmy },
                { id: 'mdy', label: example.mdy },
              ]}
              value={c.order}
              onChange={(order) => onChange({ order: order as MapColumn['order'], ask: false, chosen: true })}
            />
          </span>
        )}
      </span>
      <span className={s.marrow}>
        <Icon of={ArrowRight} size={14} />
      </span>
      <span>
        <Popover
          label={say('columns.menu', { column: c.header })}
          tight
          className={menu.menupop}
          content={(close) => (
            <>
              <FieldMenu
                column={c}
                mapping={mapping}
                fields={fields}
                short={merging !== undefined && mayMerge(field)}
                onNew={
                  onNew &&
                  (() => {
                    close();
                    onNew();
                  })
                }
                onChoose={(key, join) => {
                  close();
                  if (key !== c.key) onChange({ key, join, confidence: key === notImported ? '' : 'sure' });
                  // Choosing what a doubtful guess says confirms it.
                  else if (check) onChange({ chosen: true, confidence: 'sure' });
                }}
              />
              {merging && mayMerge(field) && (
                <ColumnMerging field={field} merging={merging} onChange={onMerging} />
              )}
            </>
          )}
        >
          <RacButton
            className={s.msel ?? ''}
            aria-label={say('columns.goes', { column: c.header, field: label })}
          >
            <Icon of={fieldIcon(c.key)} size={14} className="muted" />
            <span className="trunc">{label}</span>
            {required && (
              <span className={s.req} aria-hidden="true">
                *
              </span>
            )}
            <span className="grow" />
            <Icon of={ChevronDown} size={14} className="muted" />
          </RacButton>
        </Popover>
      </span>
      <span className={s.mconf}>
        {c.confidence ? (
          <MatchBars of={c.confidence} />
        ) : (
          <span className="muted">{say('columns.skipped')}</span>
        )}
        {list && list.values > 0 && (
          <RacButton className={cx(s.matchlink, list.unknown > 0 && s.unknown)} onPress={onMatch}>
            {say('values.match', { count: list.unknown > 0 ? list.unknown : list.values })}
          </RacButton>
        )}
        {merging && mayMerge(field) && <MergingMark field={field} merging={merging} />}
        <Reading
          column={c}
          field={field}
          split={mapping.columns.some((x) => x.key === 'first_name' || x.key === 'last_name')}
          onChange={onChange}
        />
      </span>
    </li>
  );
}

// A column with any value at all is never shown as empty.
function shareOf(c: MapColumn, m: Mapping): number {
  return c.filled === 0 ? 0 : Math.max(0.01, c.filled / Math.max(1, m.seen));
}

const names = ['full_name', 'first_name', 'last_name', 'company'];

function labelOf(c: MapColumn, m: Mapping): string {
  if (c.key === notImported) return say('columns.skip');
  if (c.key === toNotes) return say('columns.to_notes');
  const together = m.columns.some((x) => x.key === c.key && x.join && x.key !== 'notes');
  return together ? say('columns.combined', { field: fieldName(c.key) }) : fieldName(c.key);
}

// A name is required, in any of its forms: the first column that gives one carries the asterisk.
function isRequired(c: MapColumn, m: Mapping): boolean {
  return names.includes(c.key) && m.columns.find((x) => names.includes(x.key))?.index === c.index;
}
