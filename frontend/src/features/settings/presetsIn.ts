// Files of presets on their way in, by the page of presets or dropped anywhere: what
// came in, until the person leaves the page or takes it back.
import { useSyncExternalStore } from 'react';
import { go } from '../../bridge';
import { callError } from '../../bridge/error';
import type { FileRef, PresetIn } from '../../bridge/types';
import { toast, toastTrouble } from '../../ui/Toast';
import { type Key, say } from '../../words/say';

let now: readonly PresetIn[] = [];
const watchers = new Set<() => void>();

function show(list: readonly PresetIn[]): void {
  now = list;
  for (const w of watchers) w();
}

/** Says whether a file is called as Foyer calls its files of presets; a browser may have numbered it. */
export const isPresetFile = (file: FileRef) => /\.foyer-preset\b[^.]*\.json$/i.test(file.name);

/**
 * Brings files of presets in, and says what became of them; what is more to say is shown on
 * their page. Answers whether any was one.
 */
export async function bringPresets(files: readonly FileRef[]): Promise<boolean> {
  const added: PresetIn[] = [];
  let here = 0;
  for (const f of files) {
    try {
      if (f.trouble) throw callError(f.trouble);
      const res = await go.presets.Read(f.ref);
      added.push(...res.added);
      here += res.here.length;
    } catch (e) {
      toastTrouble(callError(e).message);
    }
  }
  if (added.length + here === 0) return false;
  show(added);
  const said = [];
  if (added.length > 0) said.push(say('presets.added', { count: added.length }));
  if (here > 0) said.push(say('presets.here', { count: here }));
  toast(
    said.join(' '),
    added.length > 0
      ? { label: say('common.undo'), do: () => void takeOut(added.map((a) => a.preset.id)) }
      : undefined,
  );
  return true;
}

async function takeOut(ids: string[]): Promise<void> {
  try {
    await go.presets.Delete(ids);
    show([]);
  } catch (e) {
    toastTrouble(callError(e).message);
  }
}

function watch(fn: () => void): () => void {
  watchers.add(fn);
  return () => {
    watchers.delete(fn);
    if (watchers.size === 0) now = [];
  };
}

/** What came in last and may have something to be told; it goes when the page does. */
export function usePresetsIn(): readonly PresetIn[] {
  return useSyncExternalStore(watch, () => now);
}

/** The sentences on what became of a preset beyond that it is there. */
export function sayPresetIn(p: PresetIn): string[] {
  return [
    ...(p.was ? [say('presets.renamed', { was: p.was })] : []),
    ...(p.twin ? [say('presets.twin', { name: p.twin })] : []),
    ...p.lost.map((l) => say(l.key as Key, l.args)),
  ];
}
