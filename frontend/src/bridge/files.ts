// Files in and out, by the program's dialogs and native drops, or by the browser's.
import { inBrowser, troubleOf } from './browser';
import { callError } from './error';
import { callGo } from './index';
import type { Event, FileRef, WatchView } from './types';

const accepts = '.csv,.tsv,.txt,.tab,.xlsx';

/** Keeps a dropped file from taking the place of the page. Installed before all else. */
export function guardDrops(): void {
  // dragenter too: a drop right after entering another element comes without a dragover.
  for (const name of ['dragenter', 'dragover', 'drop'] as const)
    window.addEventListener(name, (e) => {
      if (carriesFiles(e)) e.preventDefault();
    });
}

/** Says whether a drag brings files; WebKitGTK names them as a list of addresses. */
export function carriesFiles(e: DragEvent): boolean {
  const types = [...(e.dataTransfer?.types ?? [])];
  return types.includes('Files') || types.includes('text/uri-list');
}

/** Takes files of a browser into the house. One that is refused says why; the others come in all the same. */
export async function upload(files: readonly File[]): Promise<FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    let res: Response;
    try {
      res = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'X-Foyer': '1' },
        body: file,
      });
    } catch {
      throw callError({ kind: 'offline', key: 'call.offline' });
    }
    const text = await res.text();
    if (res.ok) {
      refs.push(JSON.parse(text) as FileRef);
      continue;
    }
    const trouble = JSON.parse(troubleOf(res.status, text)) as NonNullable<FileRef['trouble']>;
    if (trouble.kind === 'signed_out') throw callError(trouble);
    refs.push({ ref: '', name: file.name, size: file.size, rows: 0, trouble });
  }
  return refs;
}

/** Takes a text into the house as a file of this name. */
export async function putText(name: string, text: string): Promise<FileRef> {
  if (!inBrowser()) return (await callGo('service', 'Imports', 'Paste', [name, text])) as FileRef;
  const [ref] = await upload([new File([text], name)]);
  if (!ref || ref.trouble) throw callError(ref?.trouble ?? { kind: 'internal', key: 'call.unknown' });
  return ref;
}

/** Lets the person choose lead files; none when they think better of it. */
export async function pick(): Promise<FileRef[]> {
  if (!inBrowser()) return (await callGo('app', 'Shell', 'Pick', [])) as FileRef[];
  return upload(await choose(accepts, true));
}

/** Lets the person choose a file of import presets; none when they think better of it. */
export async function pickPresets(): Promise<FileRef[]> {
  if (inBrowser()) return upload(await choose('.json,application/json', false));
  const ref = (await callGo('app', 'Shell', 'PickPresets', [])) as FileRef;
  return ref.ref ? [ref] : [];
}

/** Asks for files in a browser's own dialog. */
function choose(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.className = 'vh';
    input.tabIndex = -1;
    input.setAttribute('aria-hidden', 'true');
    // Kept in the page while open, so that tests and slow engines can reach it.
    document.body.append(input);
    const done = (list: File[]) => {
      input.remove();
      resolve(list);
    };
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
}

/** Saves a file of the house where the person wants it; undefined when they cancel. */
export async function save(ref: FileRef): Promise<FileRef | undefined> {
  if (!inBrowser()) {
    const saved = (await callGo('app', 'Shell', 'Save', [ref.ref])) as FileRef;
    return saved.ref || saved.name ? saved : undefined;
  }
  const a = document.createElement('a');
  a.href = `/files/${encodeURIComponent(ref.ref)}`;
  a.download = ref.name;
  document.body.append(a);
  a.click();
  a.remove();
  return ref;
}

/** Says whether a folder can be chosen here: only in the program, by the system's dialog. */
export const canPickFolder = () => !inBrowser();

/** Lets the person choose the folder whose files come in by themselves. */
export async function pickWatchFolder(): Promise<WatchView> {
  return (await callGo('app', 'Shell', 'PickWatchFolder', [])) as WatchView;
}

/** Shows a saved file in its folder; only the program can. */
export const canReveal = () => !inBrowser();

export async function reveal(ref: string): Promise<void> {
  await callGo('app', 'Shell', 'Reveal', [ref]);
}

/** Files that came with the start of the program, or with a second one. */
export async function arrived(): Promise<Event | undefined> {
  return inBrowser() ? undefined : ((await callGo('app', 'Shell', 'Arrived', [])) as Event);
}

/** Dresses what is around the page: the title bar and the native dialogs. */
export async function dress(theme: string, language: string): Promise<void> {
  if (!inBrowser()) await callGo('app', 'Shell', 'Dress', [theme, language]);
}
