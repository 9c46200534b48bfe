import { Download, Ellipsis, FileDown, FileUp, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { callError } from '../../bridge/error';
import { pickPresets } from '../../bridge/files';
import type { Preset } from '../../bridge/types';
import { EmptyState, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { toast, toastTrouble } from '../../ui/Toast';
import { TwoLines } from '../../ui/TwoLines';
import { day } from '../../words/formats';
import { useSay } from '../../words/say';
import { PresetDialog } from './PresetDialog';
import s from './Presets.module.css';
import { saveToFile, usePresets, usePresetWork } from './presets';
import { bringPresets, sayPresetIn, usePresetsIn } from './presetsIn';

const trouble = (e: unknown) => toastTrouble(callError(e).message);

/** Settings, Import presets: what is remembered of the sources of files. */
export function PresetsPage() {
  const say = useSay();
  const list = usePresets();
  const { drop, add } = usePresetWork();
  const news = usePresetsIn();
  const [bringing, setBringing] = useState(false);
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
    setBringing(true);
    try {
      await bringPresets(await pickPresets());
    } catch (e) {
      trouble(e);
    } finally {
      setBringing(false);
    }
  };
  const write = async (ids: string[]) => {
    try {
      const saved = await saveToFile(ids);
      if (saved) toast(say('first.template_done', { name: saved.name }));
    } catch (e) {
      trouble(e);
    }
  };
  const presets = list.data ?? [];
  return (
    <>
      <div className={s.head}>
        <h1>{say('presets.title')}</h1>
        <span className="grow" />
        {presets.length > 1 && (
          <Button icon={Download} onPress={() => void write([])}>
            {say('presets.write_all')}
          </Button>
        )}
        <Button icon={FileUp} busy={bringing} onPress={() => void bring()}>
          {say('presets.read')}
        </Button>
      </div>
      <p className="muted">{say('presets.lede')}</p>
      {news
        .filter((n) => sayPresetIn(n).length > 0 && presets.some((p) => p.id === n.preset.id))
        .map((n) => (
          <Callout
            key={n.preset.id}
            className={s.news}
            tone={n.lost.length > 0 ? 'brass' : 'info'}
            title={say('presets.came', { name: n.preset.name })}
          >
            {sayPresetIn(n).join(' ')}
          </Callout>
        ))}
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
              <TwoLines
                cut="name"
                name={p.name}
                note={[
                  say('presets.columns', { count: p.headers.length }),
                  ...(p.uses > 0
                    ? [say('presets.uses', { count: p.uses }), say('presets.last', { day: day(p.used) })]
                    : [say('presets.unused')]),
                  p.by && say('presets.by', { name: p.by }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              />
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
                        do: () => void write([p.id]),
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
