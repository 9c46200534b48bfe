import {
  ArrowDownAZ,
  ArrowDownToLine,
  PencilLine,
  Redo2,
  Replace,
  Search,
  SpellCheck,
  Tags,
  Undo2,
  Wrench,
} from 'lucide-react';
import { useState } from 'react';
import { TextField } from '../../../ui/Field';
import { IconButton } from '../../../ui/IconButton';
import { Menu } from '../../../ui/Menu';
import { useSay } from '../../../words/say';
import { fieldName } from '../shown';
import type { MendSteps, RowColumn } from '../types';
import { sayAct } from './acts';
import s from './Mend.module.css';

/** Which dialog over the rows is open. */
export type Task = 'replace' | 'set' | 'spellings' | 'values';

/** What can be done to many rows: a search, the acts, and the way back and forth. */
export function MendTools(p: {
  search: string;
  onSearch: (text: string) => void;
  steps: MendSteps;
  busy: boolean;
  onUndo: () => void;
  onRedo: () => void;
  column: RowColumn | undefined;
  /** Whether the values of the column can be matched. */
  matchable: boolean;
  onTask: (task: Task) => void;
  onFill: () => void;
  onSort: () => void;
}) {
  const say = useSay();
  const [typed, setTyped] = useState(p.search);
  const field = p.column ? fieldName(p.column.field) : '';
  return (
    <div className={s.tools}>
      <TextField
        bare
        small
        quiet
        icon={Search}
        label={say('mend.search')}
        placeholder={say('mend.search')}
        value={typed}
        onChange={(v) => {
          setTyped(v);
          if (v === '') p.onSearch('');
        }}
        onBlur={() => p.onSearch(typed)}
        onKeyDown={(e) => {
          if (e.key === 'Enter') p.onSearch(typed);
          if (e.key === 'Escape' && typed !== '') {
            e.stopPropagation();
            setTyped('');
            p.onSearch('');
          }
        }}
        className={s.search}
      />
      <Menu
        label={say('mend.menu')}
        placement="bottom end"
        groups={[
          {
            id: 'all',
            entries: [
              {
                id: 'replace',
                label: say('mend.replace'),
                icon: Replace,
                keys: 'Mod H',
                do: () => p.onTask('replace'),
              },
            ],
          },
          {
            id: 'column',
            ...(field ? { title: field } : {}),
            entries: p.column
              ? [
                  {
                    id: 'set',
                    label: say('mend.set'),
                    icon: PencilLine,
                    keys: 'Mod E',
                    do: () => p.onTask('set'),
                  },
                  { id: 'fill', label: say('mend.fill'), icon: ArrowDownToLine, keys: 'Mod D', do: p.onFill },
                  ...(p.column.column >= 0
                    ? [
                        {
                          id: 'spell',
                          label: say('mend.spellings'),
                          icon: SpellCheck,
                          do: () => p.onTask('spellings'),
                        },
                      ]
                    : []),
                  ...(p.matchable
                    ? [{ id: 'values', label: say('mend.values'), icon: Tags, do: () => p.onTask('values') }]
                    : []),
                  { id: 'sort', label: say('mend.sort'), icon: ArrowDownAZ, do: p.onSort },
                ]
              : [],
          },
        ]}
      >
        <IconButton icon={Wrench} label={say('mend.menu')} />
      </Menu>
      <IconButton
        icon={Undo2}
        keys="Mod Z"
        label={p.steps.undo ? say('mend.undo', { act: sayAct(p.steps.undo) }) : say('mend.undo_none')}
        isDisabled={!p.steps.undo || p.busy}
        onPress={p.onUndo}
      />
      <IconButton
        icon={Redo2}
        keys="Mod Shift Z"
        label={p.steps.redo ? say('mend.redo', { act: sayAct(p.steps.redo) }) : say('mend.redo_none')}
        isDisabled={!p.steps.redo || p.busy}
        onPress={p.onRedo}
      />
    </div>
  );
}
