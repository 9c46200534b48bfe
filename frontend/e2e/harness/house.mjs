// What the end-to-end tests share: a house in a throw-away folder, and where
// pictures go.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const program = join(root, 'build/bin/foyer');
const shots = join(root, 'build/bin/shots');

/** Answers the path of a picture in build/bin/shots. */
export function shotPath(name) {
  mkdirSync(shots, { recursive: true });
  return join(shots, `${name}.png`);
}

const endings = new WeakMap();

/**
 * Runs fn when the test t ends, the last asked for first: a program is ended before the
 * folder it writes to is removed. (t.after alone goes from the first to the last.)
 */
export function after(t, fn) {
  let list = endings.get(t);
  if (!list) {
    list = [];
    endings.set(t, list);
    t.after(async () => {
      let failed;
      for (const end of list.toReversed()) {
        try {
          await end();
        } catch (e) {
          failed ??= e;
        }
      }
      if (failed) throw failed;
    });
  }
  list.push(fn);
}

/** Makes a folder that is removed when the test t ends. */
export function folder(t) {
  const dir = mkdtempSync(join(tmpdir(), 'foyer-e2e-'));
  after(t, () => rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return dir;
}

/** The environment of a test program: this person, this language, nothing else of ours. */
export function environment(more = {}) {
  return { ...process.env, FOYER_USER: 'Robin Keller', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', ...more };
}

/** Starts a program that is ended with the test t; answers the process with its output so far. */
export function start(t, command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, ...options });
  child.said = '';
  child.stdout.on('data', (d) => {
    child.said += d;
  });
  child.stderr.on('data', (d) => {
    child.said += d;
  });
  child.gone = new Promise((done) => {
    child.on('exit', (code) => done(code));
    child.on('error', () => done(-1));
  });
  after(t, () => stop(child));
  return child;
}

/** Ends a program and what it started, as a person would, and by force when something stays. */
export async function stop(child) {
  signal(child, 'SIGTERM');
  const force = setTimeout(() => signal(child, 'SIGKILL'), 8000);
  await child.gone;
  clearTimeout(force);
  signal(child, 'SIGKILL');
}

// signal reaches the whole group of processes that a child leads.
function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // none of them is left
  }
}

/** Waits until look() answers something true, and answers that. */
export async function until(what, look, ms = 15000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await pause(50);
  }
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs a command of Foyer to its end. */
export async function foyer(t, ...args) {
  // Never the house of whoever runs the tests, also where none is named.
  const child = start(t, program, args, { env: environment({ FOYER_DATA: folder(t) }) });
  child.stdin.end();
  const code = await child.gone;
  return { code, said: child.said };
}

const words = JSON.parse(readFileSync(join(root, 'frontend/src/words/en.json'), 'utf8'));

/** Answers the sentence of a key, as the screens say it in English. */
export function say(key, gaps = {}) {
  const form = 'count' in gaps ? `${key}_${gaps.count === 1 ? 'one' : 'other'}` : key;
  const text = words[form] ?? words[key];
  if (text === undefined) throw new Error(`no words for ${form}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => gaps[name]);
}
