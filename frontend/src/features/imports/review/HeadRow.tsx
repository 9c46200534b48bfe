import { ArrowDown, ArrowUp, StickyNote } from 'lucide-react';
import { cx } from '../../../lib/cx';
import { Icon } from '../../../ui/Icon';
import { useSay } from '../../../words/say';
import { fieldName, headName } from '../shown';
import { type RowColumn, toNotes } from '../types';
import { lead, nameAt } from './layout';
import s from './RowGrid.module.css';

// Rows in the order of what they are, those with an error first.
const byVerdict = 'verdict';

/** The heads of the grid: the tick of all, the fixed columns, one for each field. */
export function HeadRow(p: {
  columns: readonly RowColumn[];
  allTicked: boolean | 'some' | undefined;
  onTickAll: ((on: boolean) => void) | undefined;
  sort: string;
  desc: boolean;
  onSort: ((field: string) => void) | undefined;
}) {
  const say = useSay();
  const who = nameAt(p.columns);
  return (
    <div role="row" tabIndex={-1} aria-rowindex={1} className={cx(s.row, s.head)}>
      <div role="columnheader" tabIndex={-1} aria-colindex={1} className={cx(s.cell, s.fixed, s.f0)}>
        <button
          type="button"
          tabIndex={-1}
          role="checkbox"
          aria-checked={p.allTicked === 'some' ? 'mixed' : !!p.allTicked}
          aria-label={say('review.tick_all')}
          className={s.tick}
          onClick={() => p.onTickAll?.(p.allTicked !== true)}
        />
      </div>
      <div role="columnheader" tabIndex={-1} aria-colindex={2} className={cx(s.cell, s.fixed, s.f1)}>
        {say('review.col_row')}
        {p.sort === '' && p.desc && <Icon of={ArrowUp} size={12} />}
      </div>
      <div
        role="columnheader"
        tabIndex={-1}
        aria-colindex={3}
        className={cx(s.cell, s.fixed, s.f2)}
        aria-sort={p.sort === byVerdict ? (p.desc ? 'descending' : 'ascending') : undefined}
      >
        <HeadWord word={say('review.col_status')} onSort={p.onSort && (() => p.onSort?.(byVerdict))} />
        {p.sort === byVerdict && <Icon of={p.desc ? ArrowDown : ArrowUp} size={12} />}
      </div>
      {p.columns.map((c, i) => (
        <div
          key={`${c.field}${c.column}`}
          role="columnheader"
          tabIndex={-1}
          aria-colindex={lead + i + 1}
          className={cx(s.cell, i === who && s.who)}
          aria-sort={p.sort === c.field ? (p.desc ? 'descending' : 'ascending') : undefined}
          // What a narrow head leaves out: the whole name, and the column of the file.
          title={
            c.header
              ? say('review.head_tip', { field: fieldName(c.field), column: c.header })
              : fieldName(c.field)
          }
        >
          {c.field === toNotes ? (
            <span className={s.noteshead}>
              <Icon of={StickyNote} size={12} />
              <span className="trunc">{c.header}</span>
            </span>
          ) : (
            <HeadWord word={headName(c.field)} onSort={p.onSort && (() => p.onSort?.(c.field))} />
          )}
          {p.sort === c.field && <Icon of={p.desc ? ArrowDown : ArrowUp} size={12} />}
          {c.required && (
            <>
              <span className={s.req} aria-hidden="true">
                *
              </span>
              <span className="vh">{say('common.required')}</span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}

// A press puts the rows in the order of the column; keys do it by the menu of acts.
function HeadWord({ word, onSort }: { word: string; onSort: (() => void) | undefined }) {
  if (!onSort) return <span className="trunc">{word}</span>;
  return (
    <button type="button" tabIndex={-1} className={cx(s.sortable, 'trunc')} onClick={onSort}>
      {word}
    </button>
  );
}
