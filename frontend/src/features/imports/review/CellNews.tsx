import { CircleAlert, CopyCheck, Info, Pencil, TriangleAlert, Undo2, X } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { IconButton } from '../../../ui/IconButton';
import { num } from '../../../words/formats';
import { type Key, say, sayKey, useSay } from '../../../words/say';
import { leadHref } from '../places';
import { fieldName, sayFinding } from '../shown';
import type { Field, Finding, Me, Mend, RowColumn, RowView } from '../types';
import { AddOwner } from './AddOwner';
import { CellMend, offers } from './CellMend';
import { findingsOf, findingsOfRow, spotOf } from './layout';
import { matchable } from './MatchValues';
import { useAlike } from './queries';
import s from './RowGrid.module.css';

/** Says whether a cell has anything to tell beyond its value. */
export function hasNews(
  row: RowView,
  col: RowColumn | undefined,
  cols: readonly RowColumn[],
  status: boolean,
): boolean {
  if (status) return !!row.match || row.findings.length > 0 || row.fixed || row.decided === 'apart';
  if (!col) return false;
  const i = cols.indexOf(col);
  return findingsOf(row, col).length > 0 || !!row.cells[i]?.edited;
}

/** "Same name and phone as Hannah Okafor", or as a row of the file. */
export function matchText(row: RowView): string {
  const m = row.match;
  if (!m) return '';
  const kinds = m.by.map((k) => sayKey(`matchkind.${k}`) ?? k);
  const last = kinds.pop() ?? '';
  const by = kinds.length > 0 ? `${kinds.join(', ')} ${say('common.and')} ${last}` : last;
  if (by === '') return say('review.taken_for', { name: m.name || say('leads.no_name') });
  const key: Key = m.lead ? 'review.same_lead' : 'review.same_row';
  return say(key, { by, name: m.name || say('leads.no_name'), n: num(m.row) });
}

interface Props {
  name: string;
  /** The id of the cell it stands beside. */
  cell: string;
  /** Changes when rows move, so that it moves along. */
  moved: number;
  row: RowView;
  col: RowColumn | undefined;
  columns: readonly RowColumn[];
  onEdit?: (() => void) | undefined;
  /** It stands beside a tick that cannot be turned: says why, and opens the row to be decided. */
  onDecide?: (() => void) | undefined;
  /** Goes to the cell that is marked, from what is said of the row. */
  onGo?: (() => void) | undefined;
  onTick?: (on: boolean) => void;
  onUndo?: () => void;
  onClose: () => void;
  id: string;
  field: Field | undefined;
  me: Me | undefined;
  busy: boolean;
  onMend?: (act: Partial<Mend> & Pick<Mend, 'what'>, then?: () => void) => void;
  onValues?: (() => void) | undefined;
}

/** The panel beside a cell: why it is marked, and what to do about it. It takes no focus by itself. */
export function CellNews(p: Props) {
  const say = useSay();
  const ref = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<{ left: number; top: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: laid out anew when the rows moved
  useLayoutEffect(() => {
    const place = () => {
      const pop = ref.current;
      const cell = document.getElementById(p.cell);
      const wrap = pop?.parentElement;
      if (!pop || !cell || !wrap) return;
      const c = cell.getBoundingClientRect();
      const w = wrap.getBoundingClientRect();
      setSpot(spotOf(c, w, pop.offsetWidth, pop.offsetHeight));
    };
    place();
    const t = requestAnimationFrame(place);
    // What it can offer comes late, and makes it higher.
    const seen = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(place);
    if (ref.current) seen?.observe(ref.current);
    window.addEventListener('resize', place);
    return () => {
      cancelAnimationFrame(t);
      seen?.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [p.cell, p.moved, p.row, p.col]);

  const i = p.col ? p.columns.indexOf(p.col) : -1;
  const own = p.onDecide ? [] : p.col ? findingsOf(p.row, p.col) : p.row.findings;
  const edited = i >= 0 && p.row.cells[i]?.edited;
  const bad = own.some((f) => f.level === 'error');
  const status = !p.col && !p.onDecide;
  const mendable = own.find((f) => f.suggest) ?? own.find((f) => f.level !== 'note');
  const { column, field, key } = mendable ?? { column: -1, field: '', key: '' };
  const alike = useAlike(p.id, p.row.row, column, field, key).data;
  const mends = !!p.onMend && !!p.col && !!mendable && offers(mendable, p.field, p.me, alike?.same ?? 1);
  return (
    <div
      ref={ref}
      id={`${p.name}-news`}
      data-news={p.name}
      className={s.news}
      style={spot ? { left: spot.left, top: spot.top } : { visibility: 'hidden' }}
      onMouseDown={(e) => !(e.target as Element).closest('a,button,input,label') && e.preventDefault()}
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.stopPropagation();
          p.onClose();
        }
      }}
      role="group"
      aria-label={say('review.about_row', { n: num(p.row.row) })}
    >
      <IconButton
        icon={X}
        label={say('common.close')}
        size="xs"
        bare
        className={s.newsclose}
        onPress={p.onClose}
      />
      {p.onDecide && (
        <>
          <Line icon={Info} tone="brass-t">
            {say('review.barred')}
          </Line>
          <div className={s.newsfoot}>
            <Button size="sm" onPress={p.onDecide}>
              {say('review.decide')}
            </Button>
          </div>
        </>
      )}
      {status && p.row.match && (
        <Line icon={CopyCheck} tone="brass-t">
          <b>{matchText(p.row)}</b> {planText(p.row)}
          {p.row.match.lead && (
            <>
              {' '}
              <a className="link" href={leadHref(p.row.match.lead)}>
                {say('review.open_lead')}
              </a>
            </>
          )}
        </Line>
      )}
      {status && p.row.decided === 'apart' && (
        <Line icon={Info} tone="muted">
          {say('review.apart')}{' '}
          {p.onMend && (
            <Button
              look="link"
              size="sm"
              isDisabled={p.busy}
              onPress={() =>
                p.onMend?.({
                  what: 'decide',
                  rows: [p.row.row],
                  decision: { kind: '', lead: '', row: 0, fields: [] },
                })
              }
            >
              {say('compare.rule')}
            </Button>
          )}
        </Line>
      )}
      {status && p.row.fixed && (
        <Line icon={Pencil} tone="moss-t">
          {say('review.fixed')}
        </Line>
      )}
      {own.map((f) => (
        <FindingLine
          key={`${f.key}${f.field}${f.column}`}
          f={f}
          named={status && !findingsOfRow(p.row, p.columns).includes(f)}
        />
      ))}
      {p.onMend && p.col && mendable && mends && (
        <CellMend
          key={`${mendable.key}${mendable.raw}`}
          id={p.id}
          row={p.row}
          col={p.col}
          f={mendable}
          field={p.field}
          me={p.me}
          busy={p.busy}
          onMend={p.onMend}
        />
      )}
      {edited && !bad && (
        <Line icon={Pencil} tone="moss-t">
          {say('review.you_fixed')}
        </Line>
      )}
      {!p.onDecide && (p.onEdit || p.onUndo || p.onTick || p.onValues || p.onGo) && (
        <div className={s.newsfoot}>
          {status &&
            own.map(
              (f) =>
                f.key === 'owner.unknown' && (
                  <span key={`add ${f.raw}`} className={s.newsvalues}>
                    <AddOwner finding={f} />
                  </span>
                ),
            )}
          {p.onValues && own.length > 0 && matchable(p.col, p.field) && (
            <Button look="link" size="sm" className={s.newsvalues ?? ''} onPress={p.onValues}>
              {say('mend.values')}
            </Button>
          )}
          {p.onTick && p.row.verdict === 'error' && p.row.ticked && !mends && (
            <Button size="sm" onPress={() => p.onTick?.(false)}>
              {say('review.leave_row')}
            </Button>
          )}
          {p.onUndo && (
            <Button size="sm" icon={Undo2} onPress={p.onUndo}>
              {say('review.undo_fix')}
            </Button>
          )}
          {p.onGo && (
            <Button size="sm" look={bad ? 'primary' : 'standard'} onPress={p.onGo}>
              {say('review.go_to_cell')}
            </Button>
          )}
          {p.onEdit && (bad || own.length > 0) && (
            <Button size="sm" look={bad && !mends ? 'primary' : 'standard'} icon={Pencil} onPress={p.onEdit}>
              {say('review.edit_cell')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function planText(row: RowView): string {
  return sayKey(`plan.${row.plan}`) ?? '';
}

function FindingLine({ f, named }: { f: Finding; named: boolean }) {
  const tone = f.level === 'error' ? 'brick-t' : f.level === 'warning' ? 'brass-t' : 'muted';
  return (
    <Line icon={f.level === 'error' ? CircleAlert : f.level === 'warning' ? TriangleAlert : Info} tone={tone}>
      {named && f.field && <b>{fieldName(f.field)}: </b>}
      {sayFinding(f)}
    </Line>
  );
}

function Line({ icon, tone, children }: { icon: typeof Info; tone: string; children: ReactNode }) {
  return (
    <p className={s.newsline}>
      <span className={tone}>
        <Icon of={icon} />
      </span>
      <span>{children}</span>
    </p>
  );
}
