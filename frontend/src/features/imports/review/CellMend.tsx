import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Choices';
import { TextField } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import { type Choice, Select } from '../../../ui/Select';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import type { Field, Finding, Me, Mend, RowColumn, RowView } from '../types';
import { AddOwner } from './AddOwner';
import { choicesOf, whoChoices } from './choices';
import s from './Mend.module.css';
import { useAlike, useChoices } from './queries';
import { useKeeping } from './useKeeping';

type Act = Partial<Mend> & Pick<Mend, 'what'>;

// Fields that name people or partners.
const whose = ['owner', 'partner_id', 'agent_id'];

// Fields in which one value means another in every file of a source; a phone or a name is one person's.
const lasting = ['list', 'tags', 'status', 'intent', 'person', 'yes_no', 'yes_not'];

/**
 * Says whether there is something to choose or to do for several rows about a cell. Where there is not, it is
 * typed into, or its row is left out.
 */
export function offers(f: Finding, field: Field | undefined, me: Me | undefined, same: number): boolean {
  if (f.suggest) return true;
  if (f.level === 'note' || f.column < 0) return false;
  return same > 1 || whose.includes(f.field) || choicesOf(field, me, f.raw) !== undefined;
}

/** What one can do about a cell without typing into it: take what Foyer suggests, choose a value, for all that say the same. */
export function CellMend(p: {
  id: string;
  row: RowView;
  col: RowColumn;
  f: Finding;
  field: Field | undefined;
  me: Me | undefined;
  busy: boolean;
  onMend: (act: Act, then?: () => void) => void;
}) {
  const say = useSay();
  const { f } = p;
  const alike = useAlike(p.id, p.row.row, f.column, f.field, f.key).data;
  const [all, setAll] = useState(true);
  const named = whose.includes(f.field);
  const offered = useChoices(p.id, p.row.row, f.field, named && !f.suggest).data;
  const who = whoChoices(offered ?? [], f.field, p.me);
  const choices: Choice[] | undefined = named ? offered && who.choices : choicesOf(p.field, p.me, f.raw);
  const [typed, setValue] = useState<string | null>(null);
  const value = typed ?? who.likely ?? '';
  const keeping = useKeeping(p.id);
  const lasts =
    keeping.source !== '' &&
    f.column >= 0 &&
    f.raw.trim() !== '' &&
    (named || lasting.includes(p.field?.kind ?? '') || f.field === 'city');
  const [later, setLater] = useState(true);
  const cell = { column: f.column, field: f.field, finding: f.key };
  if (f.suggest) {
    const many = alike?.suggests ?? 1;
    const n = all ? many : 1;
    return (
      <>
        <p className={s.change}>
          <span className={s.old}>{f.raw}</span>
          <Icon of={ArrowRight} size={14} className="muted" />
          <span className={s.fresh}>{f.suggest}</span>
        </p>
        {many > 1 && (
          <Checkbox label={say('mend.all_like', { count: many })} checked={all} onChange={setAll} />
        )}
        <div className={s.foot}>
          <Button
            size="sm"
            look="primary"
            busy={p.busy}
            onPress={() => p.onMend({ ...cell, what: 'suggest', rows: n > 1 ? [] : [p.row.row] })}
          >
            {say('mend.fix_do', { count: n })}
          </Button>
        </div>
      </>
    );
  }
  const same = alike?.same ?? 1;
  if (!offers(f, p.field, p.me, same)) return null;
  const n = all ? same : 1;
  const at = n > 1 ? { ...cell, find: f.raw } : cell;
  return (
    <>
      {choices ? (
        <Select
          bare
          noted
          label={say('mend.choose_for', { value: f.raw })}
          choices={choices}
          value={value || null}
          onChange={setValue}
          placeholder={say('mend.choose')}
        />
      ) : (
        <TextField
          bare
          label={say('mend.choose_for', { value: f.raw })}
          placeholder={say('mend.new_value')}
          value={value}
          onChange={setValue}
        />
      )}
      {same > 1 && (
        <Checkbox
          label={
            f.raw
              ? say('mend.all_that_say', { count: same, value: f.raw })
              : say('mend.all_blank', { count: same })
          }
          checked={all}
          onChange={setAll}
        />
      )}
      {lasts && (
        <Checkbox
          label={say('mend.remember', { source: keeping.source })}
          checked={later}
          onChange={setLater}
        />
      )}
      <div className={s.foot}>
        {f.key === 'owner.unknown' && (
          <span className={s.other}>
            <AddOwner finding={f} />
          </span>
        )}
        <Button
          size="sm"
          isDisabled={p.busy}
          onPress={() => p.onMend({ ...at, what: 'tick', on: false, rows: n > 1 ? [] : [p.row.row] })}
        >
          {say('mend.skip_do', { n: num(n), count: n })}
        </Button>
        <Button
          size="sm"
          look="primary"
          isDisabled={value === ''}
          busy={p.busy}
          onPress={() =>
            p.onMend(
              n > 1
                ? { ...at, what: 'same', value }
                : {
                    what: 'cells',
                    fixes: [{ row: p.row.row, column: f.column, field: p.col.field, value, undo: false }],
                  },
              () => lasts && later && keeping.keep(f.column, [f.raw], value),
            )
          }
        >
          {say('mend.fix_do', { count: n })}
        </Button>
      </div>
    </>
  );
}
