import { Undo2, Wrench } from 'lucide-react';
import { cx } from '../../../lib/cx';
import { Button } from '../../../ui/Button';
import { sayKey, useSay } from '../../../words/say';
import type { MapColumn } from '../types';
import s from './Columns.module.css';
import { unscramble } from './mojibake';

/** What happened to a column's cells before they came here, and the one press that undoes what can be undone. */
export function Damage({
  column: c,
  cells,
  onRepair,
}: {
  column: MapColumn;
  cells: readonly string[];
  onRepair: (repair: boolean) => void;
}) {
  const say = useSay();
  const mends = c.mojibake > 0 || c.damage.some((d) => d.args.mended);
  if (c.mojibake === 0 && c.damage.length === 0) return null;
  const broken = c.mojibake > 0 ? [...cells, ...c.samples].find((t) => unscramble(t) !== t) : undefined;
  const pairs = [
    ...(broken ? [{ before: broken, after: unscramble(broken) }] : []),
    ...c.damage
      .filter((d) => d.args.mended)
      .map((d) => ({ before: d.args.example ?? '', after: d.args.mended ?? '' })),
  ];
  return (
    <span className={s.ask}>
      <span className={cx(c.repair ? 'muted' : 'brass-t')}>
        {c.repair
          ? say('columns.repaired')
          : [
              c.mojibake > 0 && sayKey('column.mojibake', { count: c.mojibake }),
              ...c.damage.map((d) =>
                sayKey(`column.${d.key}`, { ...d.args, count: Number(d.args.count ?? 1) }),
              ),
            ]
              .filter(Boolean)
              .join(' ')}
      </span>
      {pairs.slice(0, 2).map((x) => (
        <span key={x.before} className={s.mend} title={say('columns.before_after', x)}>
          <s>{x.before}</s> <span aria-hidden="true">→</span> <b className="medium">{x.after}</b>
        </span>
      ))}
      {mends && (
        <Button
          size="sm"
          icon={c.repair ? Undo2 : Wrench}
          aria-label={say(c.repair ? 'columns.repair_undo' : 'columns.repair_of', { column: c.header })}
          onPress={() => onRepair(!c.repair)}
        >
          {say(c.repair ? 'common.undo' : 'columns.repair')}
        </Button>
      )}
    </span>
  );
}
