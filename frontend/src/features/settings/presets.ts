// The presets of imports: everything this page asks of Go.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { go } from '../../bridge';
import { subscribe } from '../../bridge/events';
import { save } from '../../bridge/files';
import type { FileRef, Preset } from '../../bridge/types';

const key = ['presets'] as const;

/** All presets, the one used last first; asked again when one changes elsewhere. */
export function usePresets() {
  const qc = useQueryClient();
  useEffect(() => subscribe('settings', () => void qc.invalidateQueries({ queryKey: key })), [qc]);
  return useQuery({ queryKey: key, queryFn: () => go.presets.List(), staleTime: 0 });
}

/** Changes to presets; each has the list asked for again. */
export function usePresetWork() {
  const qc = useQueryClient();
  const onSettled = () => qc.invalidateQueries({ queryKey: key });
  return {
    edit: useMutation({ mutationFn: (p: Preset) => go.presets.Edit(p), onSettled }),
    drop: useMutation({ mutationFn: (id: string) => go.presets.Delete([id]), onSettled }),
    add: useMutation({ mutationFn: (p: Preset) => go.presets.Add(p), onSettled }),
  };
}

/** Writes presets to a file, and saves it where the person wants it. */
export async function saveToFile(ids: string[]): Promise<FileRef | undefined> {
  return save(await go.presets.Write(ids));
}
