// What the rooms start here: choosing a file, and the template. Both end in a
// sentence on the screen, whatever happens.
import { go, newJob } from '../../bridge';
import { callError } from '../../bridge/error';
import { pick, save } from '../../bridge/files';
import type { FileRef } from '../../bridge/types';
import { toast, toastTrouble } from '../../ui/Toast';
import { say } from '../../words/say';
import { type Arrival, showArrivals } from './arrivals';
import { importHref, visit } from './places';

/** The sentence of whatever a call threw. */
export function sayTrouble(e: unknown): string {
  return callError(e).message;
}

/**
 * Makes a Draft of each file and shows the first; of several, what became of each. One
 * that Foyer wrote to be corrected repairs its import.
 */
export async function openFiles(files: readonly FileRef[], show = true): Promise<void> {
  const list: Arrival[] = [];
  for (const f of files) {
    try {
      if (f.trouble) throw callError(f.trouble);
      const draft = await go.imports.Open(f.ref);
      if (draft.repairs) await repair(draft.import.id, f);
      list.push({ name: f.name, draft });
    } catch (e) {
      if (files.length === 1) toastTrouble(sayTrouble(e));
      list.push({ name: f.name, trouble: sayTrouble(e) });
    }
  }
  if (!show) return;
  if (list.length > 1) return showArrivals(list);
  const first = list[0]?.draft;
  if (first) visit(importHref(first.import.id));
}

/** Lays a corrected workbook over its import, and says what that did. */
async function repair(id: string, file: FileRef): Promise<void> {
  const res = await go.imports.Repair(id, file.ref, newJob());
  const said = [
    res.fixed > 0 ? say('repair.done', { count: res.fixed, name: res.import.name }) : say('repair.none'),
  ];
  if (res.added > 0) said.push(say('repair.added', { count: res.added }));
  if (res.still > 0) said.push(say('repair.still', { count: res.still }));
  if (res.strange > 0) said.push(say('repair.strange', { count: res.strange }));
  toast(said.join(' '));
}

/** Asks for files and opens them. */
export async function newImport(): Promise<void> {
  try {
    await openFiles(await pick());
  } catch (e) {
    toastTrouble(sayTrouble(e));
  }
}

/** Saves the file an import was made of, as it came in. */
export async function saveOriginal(id: string): Promise<void> {
  try {
    const saved = await save(await go.imports.Original(id));
    if (saved) toast(say('first.template_done', { name: saved.name }));
  } catch (e) {
    toastTrouble(sayTrouble(e));
  }
}

/** Asks for a file and makes a Draft of it with the settings of an earlier import. */
export async function againLike(id: string): Promise<void> {
  try {
    const [file, ...more] = await pick();
    if (!file) return;
    if (file.trouble) throw callError(file.trouble);
    const draft = await go.imports.Again(id, file.ref);
    if (draft.repairs) await repair(draft.import.id, file);
    visit(importHref(draft.import.id));
    await openFiles(more, false);
  } catch (e) {
    toastTrouble(sayTrouble(e));
  }
}

/** Puts the file of a Draft in the place of an open import's, and shows that one. */
export async function putCorrected(id: string, from: string): Promise<void> {
  await go.imports.Replace(id, from, newJob());
  visit(importHref(id));
}

/** Writes the template of the lead form and saves it where the person wants it. */
export async function saveTemplate(): Promise<void> {
  try {
    const saved = await save(await go.exports.Template('csv'));
    if (saved) toast(say('first.template_done', { name: saved.name }));
  } catch (e) {
    toastTrouble(sayTrouble(e));
  }
}
