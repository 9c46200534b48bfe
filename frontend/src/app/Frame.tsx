import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { CallError } from '../bridge/error';
import { subscribe } from '../bridge/events';
import { arrived } from '../bridge/files';
import { useMe } from '../bridge/me';
import type { FileRef } from '../bridge/types';
import { DownloadDialog, type DownloadView } from '../features/exports/DownloadDialog';
import { newImport, openFiles } from '../features/imports/actions';
import { FilesDialog } from '../features/imports/FilesDialog';
import { bringPresets, isPresetFile } from '../features/settings/presetsIn';
import { useShortcuts } from '../lib/shortcuts';
import { leaveTroubles, Toasts, toastTrouble } from '../ui/Toast';
import { DropHall } from './DropHall';
import s from './Frame.module.css';
import { useFrameActions } from './frameActions';
import { KeysDialog } from './KeysDialog';
import { Palette } from './Palette';
import { Side } from './Side';
import { type Shell, ShellContext } from './shell';
import { useNews } from './useNews';
import { usePaste } from './usePaste';

/** The window around every room: where one can go, who one is, and what lies over it all. */
export function Frame() {
  const qc = useQueryClient();
  const navigate = useNavigate();
  const me = useMe().data;
  const [palette, setPalette] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const [view, setView] = useState<DownloadView | null>(null);

  const pathname = useLocation({ select: (l) => l.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each place
  useEffect(leaveTroubles, [pathname]);

  const takeFiles = useCallback(
    (files: readonly FileRef[]) => {
      const presets = files.filter(isPresetFile);
      const lists = files.filter((f) => !isPresetFile(f));
      // Lists that came with them go on to a room of their own.
      if (presets.length > 0)
        void bringPresets(presets).then((came) => {
          if (came && lists.length === 0) void navigate({ to: '/settings/presets' });
        });
      if (lists.length > 0) void openFiles(lists);
    },
    [navigate],
  );
  useEffect(() => {
    const off = [
      subscribe('files', (e) => takeFiles(e.files ?? [])),
      // Here and not in the room, which is not there while an import runs.
      subscribe('leads', () => void qc.invalidateQueries({ queryKey: ['leads'] })),
    ];
    // What came with the start is fetched, once we listen for what comes later.
    arrived().then(
      (e) => takeFiles(e?.files ?? []),
      (e: unknown) => e instanceof CallError && e.kind !== 'offline' && toastTrouble(e.message),
    );
    return () => {
      for (const f of off) f();
    };
  }, [qc, takeFiles]);

  const shell = useMemo(
    (): Shell => ({
      importFile: () => void newImport(),
      download: setView,
      showPalette: () => setPalette(true),
      showKeys: () => setKeysOpen(true),
    }),
    [],
  );
  useFrameActions(shell);
  usePaste(!!me?.rights.import, takeFiles);
  useNews(me?.person.id);
  useShortcuts(me?.settings.singleKeys ?? true);

  return (
    <ShellContext.Provider value={shell}>
      <div className={s.app}>
        <Side />
        <main className={s.main} id="main">
          <Outlet />
        </main>
      </div>
      <Toasts />
      {palette && (
        <Palette
          onClose={() => setPalette(false)}
          onLead={(id) => void navigate({ to: '/leads/$id', params: { id }, search: {} })}
          onList={(q) => void navigate({ to: '/leads', search: { q } })}
        />
      )}
      {keysOpen && (
        <KeysDialog singleKeys={me?.settings.singleKeys ?? true} onClose={() => setKeysOpen(false)} />
      )}
      {view && <DownloadDialog view={view} onClose={() => setView(null)} />}
      <FilesDialog />
      <DropHall onFiles={takeFiles} />
    </ShellContext.Provider>
  );
}
