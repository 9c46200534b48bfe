import { Download, Ellipsis, FileDown, FileUp, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { callError } from '../../bridge/error';
import type { Preset } from '../../bridge/types';
import { EmptyState, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { toast, toastTrouble } from '../../ui/Toast';
import { day } from '../../words/formats';
import { useSay } from '../../words/say';
import { PresetDialog } from './PresetDialog';
import s from './Presets.module.css';
import { chooseText, saveToFile, usePresets, usePresetWork } from './presets';

const trouble = (e: unknown) => toastTrouble(callError(e).message);

/** Settings, Import presets: what is remembered of the sources of files. */
export function PresetsPage() {
  const say = useSay();
  const list = usePresets();
  const { drop, add, read } = usePresetWork();
  const [editing, setEditing] = useState<Preset | null>(null);

  const remove = (p: Preset) =>
    drop.mutate(p.id, {
      onSuccess: () =>
        toast(say('presets.deleted', { name: p.name }), {
          label: say('common.undo'),
          do: () => add.mutate(p, { onError: trouble }),
        }),
      onError: trouble,
    });
  const bring = async () => {
    const text = await chooseText();
    if (text === undefined) return;
    read.mutate(text, {
      onSuccess: (added) => toast(say('presets.added', { count: added.length })),
      onError: trouble,
    });
  };
  const presets = list.data ?? [];
  return (
    <>
      <div className={s.head}>
        <h1>{say('presets.title')}</h1>
        <span className="grow" />
        {presets.length > 1 && (
          <Button icon={Download} onPress={() => void saveToFile([]).catch(trouble)}>
            {say('presets.write_all')}
          </Button>
        )}
        <Button icon={FileUp} busy={read.isPending} onPress={() => void bring()}>
          {say('presets.read')}
        </Button>
      </div>
      <p className="muted">{say('presets.lede')}</p>
      {list.isError ? (
        <Callout tone="brick" title={callError(list.error).message} />
      ) : !list.data ? (
        <SkeletonRows rows={4} columns={2} />
      ) : presets.length === 0 ? (
        <EmptyState icon={History} title={say('presets.none')}>
          {say('presets.none_hint')}
        </EmptyState>
      ) : (
        <ul className={s.list} aria-label={say('presets.title')}>
          {presets.map((p) => (
            <li key={p.id} className={s.row}>
              <span className={s.what}>
                <b className="medium trunc">{p.name}</b>
                <small className="muted">
                  {[
                    say('presets.columns', { count: p.headers.length }),
                    p.uses > 0 && say('presets.uses', { count: p.uses }),
                    say('presets.last', { day: day(p.used) }),
                    p.by && say('presets.by', { name: p.by }),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </span>
              <Button
                size="sm"
                icon={Pencil}
                aria-label={`${say('presets.edit')}, ${p.name}`}
                onPress={() => setEditing(p)}
              >
                {say('presets.edit')}
              </Button>
              <Menu
                label={say('presets.more', { name: p.name })}
                placement="bottom end"
                groups={[
                  {
                    id: 'file',
                    entries: [
                      {
                        id: 'write',
                        label: say('presets.write'),
                        icon: FileDown,
                        do: () => void saveToFile([p.id]).catch(trouble),
                      },
                    ],
                  },
                  {
                    id: 'drop',
                    entries: [
                      {
                        id: 'drop',
                        label: say('presets.delete'),
                        icon: Trash2,
                        danger: true,
                        do: () => remove(p),
                      },
                    ],
                  },
                ]}
              >
                <IconButton icon={Ellipsis} label={say('presets.more', { name: p.name })} bare />
              </Menu>
            </li>
          ))}
        </ul>
      )}
      {editing && <PresetDialog preset={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
