import { ArrowRight, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { SkeletonRows } from '../../../ui/Blocks';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Choices';
import { Dialog } from '../../../ui/Dialog';
import { Icon } from '../../../ui/Icon';
import { Select } from '../../../ui/Select';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { fieldName } from '../shown';
import type { Mend, MendAct, RowColumn } from '../types';
import s from './Mend.module.css';
import { useClusters } from './queries';
import { useKeeping } from './useKeeping';

/** Groups of spellings of one value, as they are and as they would be, each made one by a press. */
export function SpellingsDialog(p: {
  id: string;
  column: RowColumn;
  busy: boolean;
  onDo: (act: Partial<Mend> & Pick<Mend, 'what'>, then?: () => void) => void;
  /** What undo would take back. */
  undo: MendAct | undefined;
  onUndo: () => void;
  onClose: () => void;
}) {
  const say = useSay();
  const list = useClusters(p.id, p.column.column);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [did, setDid] = useState(false);
  const keeping = useKeeping(p.id);
  const [later, setLater] = useState(false);
  return (
    <Dialog
      open
      title={say('mend.spellings_title', { field: fieldName(p.column.field) })}
      lede={say('mend.spellings_lede')}
      onClose={p.onClose}
      footer={
        <>
          {did && p.undo?.what === 'same' && (
            <Button icon={Undo2} isDisabled={p.busy} onPress={p.onUndo}>
              {say('common.undo')}
            </Button>
          )}
          {keeping.source !== '' && (
            <Checkbox
              label={say('mend.remember', { source: keeping.source })}
              checked={later}
              onChange={setLater}
            />
          )}
          <span className="grow" />
          <Button look="primary" onPress={p.onClose}>
            {say('common.close')}
          </Button>
        </>
      }
    >
      {!list.data ? (
        <SkeletonRows rows={4} columns={3} />
      ) : list.data.length === 0 ? (
        <p className="soft">{say('mend.spellings_none')}</p>
      ) : (
        <ul className={s.clusters}>
          {list.data.map((c) => {
            const use = chosen[c.spelling] ?? c.spelling;
            const others = c.values.filter((v) => v.value !== use);
            const rows = others.reduce((n, v) => n + v.count, 0);
            return (
              <li key={c.spelling} className={s.cluster}>
                <p className={s.before}>
                  {others.map((v) => (
                    <span key={v.value}>
                      <span className={s.old}>{v.value}</span>{' '}
                      <span className="muted t12 num">{num(v.count)}</span>
                    </span>
                  ))}
                </p>
                <Icon of={ArrowRight} size={14} className="muted" />
                <Select
                  bare
                  small
                  label={say('mend.spelling_use', { value: c.spelling })}
                  value={use}
                  onChange={(v) => setChosen({ ...chosen, [c.spelling]: v })}
                  choices={c.values.map((v) => ({ id: v.value, label: v.value, note: num(v.count) }))}
                  className={s.pick}
                />
                <Button
                  size="sm"
                  isDisabled={p.busy}
                  onPress={() =>
                    p.onDo(
                      {
                        what: 'same',
                        column: p.column.column,
                        find: others[0]?.value ?? '',
                        finds: others.slice(1).map((v) => v.value),
                        value: use,
                      },
                      () => {
                        setDid(true);
                        if (later)
                          keeping.keep(
                            p.column.column,
                            others.map((v) => v.value),
                            use,
                          );
                      },
                    )
                  }
                >
                  {say('mend.fix_do', { count: rows })}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}
