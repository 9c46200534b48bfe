import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp, CircleAlert, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../../bridge/me';
import { cx } from '../../../lib/cx';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { IconButton } from '../../../ui/IconButton';
import { toast, toastTrouble } from '../../../ui/Toast';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { fieldName, sayFinding } from '../shown';
import { type Finding, type ImportDraft, notImported, type PreviewRow, toNotes } from '../types';
import { sayValue } from './options';
import s from './Preview.module.css';
import { findTrouble, type Place, usePreview } from './queries';
import { isEmpty } from './survey';

const first: Place = { offset: 0, row: 0 };
// The columns have the room until it is asked for; what was chosen last holds.
let wanted = false;

/** One row of the file as it stands and as it would come in, at the bottom of the step. */
export function PreviewPane({ draft }: { draft: ImportDraft }) {
  const say = useSay();
  const id = draft.import.id;
  const [open, setOpen] = useState(wanted);
  const [at, setAt] = useState<Place>(first);
  const [passed, setPassed] = useState<Place[]>([]);
  const [looking, setLooking] = useState(false);
  const empty = isEmpty(draft.mapping);
  const preview = usePreview(id, draft.import.modified, at, !empty);
  const row = preview.data?.rows[0];
  if (empty || (!row && !preview.isError && passed.length === 0)) return null;
  const go = (to: Place) => {
    setPassed([...passed, at]);
    setAt(to);
  };
  const back = () => {
    setAt(passed.at(-1) ?? first);
    setPassed(passed.slice(0, -1));
  };
  const after = preview.data && { offset: preview.data.offset, row: preview.data.row };
  const show = (on: boolean) => {
    wanted = on;
    setOpen(on);
  };
  const look = () => {
    if (!after) return;
    show(true); // what the problem is stands in the row
    setLooking(true);
    findTrouble(id, after)
      .then((found) => (found ? go(found) : toast(say('preview.no_trouble'))))
      .catch((e) => toastTrouble(sayTrouble(e)))
      .finally(() => setLooking(false));
  };
  const bad = row?.findings.filter((f) => f.level !== 'note').length ?? 0;
  return (
    <section className={s.pane} aria-label={say('preview.title')}>
      <div className={s.head}>
        <IconButton
          icon={open ? ChevronDown : ChevronUp}
          label={say(open ? 'preview.hide' : 'preview.show')}
          aria-expanded={open}
          onPress={() => show(!open)}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button before it does the same */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button before it does the same */}
        <span className={s.handle} onClick={() => show(!open)}>
          <b className="medium">{say('preview.title')}</b>
          <span className={cx('muted trunc', s.which)} role="status">
            {row &&
              (row.name
                ? say('preview.named', { n: num(row.row), name: row.name })
                : say('preview.row', { n: num(row.row) }))}
          </span>
        </span>
        {bad > 0 && (
          <span className={s.bad}>
            <Icon of={CircleAlert} size={14} />
            {num(bad)}
          </span>
        )}
        <span className="grow" />
        <IconButton
          icon={ChevronLeft}
          label={say('preview.previous')}
          isDisabled={passed.length === 0}
          onPress={back}
        />
        <IconButton
          icon={ChevronRight}
          label={say('preview.next')}
          isDisabled={!after || preview.data?.end !== false}
          onPress={() => after && go(after)}
        />
        <Button size="sm" icon={SkipForward} busy={looking} isDisabled={!after} onPress={look}>
          {say('preview.trouble')}
        </Button>
      </div>
      {open && preview.isError && <p className={s.trouble}>{sayTrouble(preview.error)}</p>}
      {open && row && <Row row={row} draft={draft} />}
    </section>
  );
}

function Row({ row, draft }: { row: PreviewRow; draft: ImportDraft }) {
  const say = useSay();
  const me = useMe().data;
  const field = (key: string) => me?.fields.find((f) => f.key === key);
  const of = (column: number) => row.findings.filter((f) => f.column === column);
  const shown = new Set(draft.mapping.columns.map((c) => c.index));
  // A note that a column was sent to is shown with the column.
  const told = new Set(
    row.cells.flatMap((c, i) => (draft.mapping.columns[i]?.key === toNotes ? c.values : [])),
  );
  const notes = row.notes.filter((n) => !told.has(n));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <div className={s.scroll} tabIndex={0} role="group" aria-label={say('preview.row', { n: num(row.row) })}>
      <table className={s.table}>
        <colgroup>
          <col className={s.label} />
          <col />
          <col className={s.label} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {say('preview.in_file')}
            </th>
            <th scope="col" colSpan={2}>
              {say('preview.becomes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {row.findings
            .filter((f) => !shown.has(f.column))
            .map((f) => (
              <tr key={f.key}>
                <td colSpan={4}>
                  <Said finding={f} />
                </td>
              </tr>
            ))}
          {draft.mapping.columns.map((c) => {
            const cell = row.cells[c.index];
            const skip = c.key === notImported;
            return (
              <tr key={c.index} className={cx(skip && s.skip)}>
                <th scope="row" className="trunc">
                  {c.header}
                </th>
                <td className={s.raw}>
                  {headOf(cell?.raw ?? '') || <span className="muted">{say('preview.nothing')}</span>}
                </td>
                <td className={cx(s.name, 'trunc')}>
                  {skip ? say('preview.out') : c.key === toNotes ? say('preview.note') : fieldName(c.key)}
                </td>
                <td>
                  {(cell?.values.length ?? 0) > 1 ? (
                    <span className={s.chips}>
                      {cell?.values.map((v) => (
                        <span key={v} className={s.chip}>
                          {sayValue(field(c.key), me, headOf(v))}
                        </span>
                      ))}
                    </span>
                  ) : (
                    sayValue(field(c.key), me, headOf(cell?.values[0] ?? ''))
                  )}
                  {of(c.index).map((f) => (
                    <Said key={f.key + f.raw} finding={f} />
                  ))}
                </td>
              </tr>
            );
          })}
          {row.more.map((m) => (
            <tr key={m.field}>
              <td colSpan={2} className="muted">
                {say('preview.adds')}
              </td>
              <td className={cx(s.name, 'trunc')}>{fieldName(m.field)}</td>
              <td>{sayValue(field(m.field), me, m.value)}</td>
            </tr>
          ))}
          {notes.map((n) => (
            <tr key={n}>
              <td colSpan={2} className="muted">
                {say('preview.adds')}
              </td>
              <td className={s.name}>{say('preview.note')}</td>
              <td>{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// A cell may hold a megabyte; its beginning is enough to know it by.
function headOf(text: string): string {
  return text.length > 600 ? `${[...text.slice(0, 600)].slice(0, -1).join('')}…` : text;
}

function Said({ finding }: { finding: Finding }) {
  return (
    <span className={cx(s.said, finding.level === 'error' ? 'brick-t' : 'brass-t')}>
      {finding.level !== 'note' && <Icon of={CircleAlert} size={12} />}
      {sayFinding(finding)}
    </span>
  );
}
