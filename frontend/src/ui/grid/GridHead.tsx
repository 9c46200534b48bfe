import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../../lib/cx';
import { useSay } from '../../words/say';
import { Icon } from '../Icon';
import s from './Grid.module.css';
import type { GridProps } from './gridProps';
import { howMany, nothing, type Selection } from './selection';
import { Tick } from './Tick';

/** The heads of a grid's columns: each sorts by what stands under it, the first selects all. */
export function GridHead<T>({
  p,
  lefts,
  selection,
}: {
  p: GridProps<T>;
  lefts: readonly (number | undefined)[];
  selection: Selection;
}) {
  const say = useSay();
  const { columns } = p;
  const selectable = p.onSelect !== undefined;
  const picked = howMany(selection, p.source.count);
  const heads = columns.map((c, i) => {
    const sorted = p.sort && c.sort === p.sort.by ? (p.sort.desc ? 'descending' : 'ascending') : undefined;
    return (
      <div
        key={c.id}
        role="columnheader"
        aria-colindex={i + 1 + (selectable ? 1 : 0)}
        aria-sort={c.sort ? (sorted ?? 'none') : undefined}
        className={cx(s.headcell, c.end && s.end, c.fixed && s.fixed, i === 0 && !selectable && s.first)}
        style={c.fixed ? { left: `${lefts[i] ?? 0}rem` } : undefined}
      >
        {c.sort && p.onSort ? (
          <button
            type="button"
            className={cx(s.sort, sorted && s.sorted)}
            onClick={() => p.onSort?.(c.sort ?? '', sorted ? !p.sort?.desc : false)}
          >
            <span className="trunc">{c.head}</span>
            {sorted && <Icon of={sorted === 'descending' ? ArrowDown : ArrowUp} size={12} />}
          </button>
        ) : (
          <span className="trunc">{c.head}</span>
        )}
      </div>
    );
  });
  return (
    <div role="row" aria-rowindex={1} className={s.headrow}>
      {selectable && (
        <div
          role="columnheader"
          aria-colindex={1}
          className={cx(s.headcell, s.tickcell, s.fixed)}
          style={{ left: 0 }}
        >
          <button
            type="button"
            role="checkbox"
            aria-checked={picked === 0 ? false : picked === p.source.count ? true : 'mixed'}
            aria-label={say('grid.select_all')}
            className={s.tickbutton}
            onClick={() => p.onSelect?.(picked > 0 ? nothing : { all: true, ids: new Set() })}
          >
            <Tick on={picked > 0 && picked === p.source.count} some={picked > 0 && picked < p.source.count} />
          </button>
        </div>
      )}
      {heads}
    </div>
  );
}
