// The real window under Xvfb, with a window manager and a session bus of its own,
// driven by real pointer and keys.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, environment, folder, pause, program, shotPath, start, until } from './house.mjs';
import { attach } from './inspector.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Starts a screen with a window manager; answers what runs programs on it. */
export async function screen(t, { width = 1440, height = 960 } = {}) {
  const x = start(t, 'Xvfb', [
    '-displayfd',
    '1',
    '-screen',
    '0',
    `${width}x${height}x24`,
    '-nolisten',
    'tcp',
    '-noreset',
  ]);
  // Where another screen has the first number it says so before.
  const number = await until('Xvfb', () => /^(\d+)\n/m.exec(x.said)?.[1]);
  const env = environment({ DISPLAY: `:${number}`, XAUTHORITY: '/dev/null', NO_AT_BRIDGE: '1' });
  delete env.WAYLAND_DISPLAY;
  // xdotool types what the locale can say; this one is on every system.
  const tools = { ...env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  start(t, 'openbox', [], { env });
  const run = (command, ...args) =>
    execFileSync(command, args.map(String), { env: tools, encoding: 'utf8', stdio: 'pipe' });
  await until('openbox', () => {
    try {
      return run('xdotool', 'get_num_desktops');
    } catch {
      return '';
    }
  });
  return { env, run, shot: (name) => run('import', '-window', 'root', shotPath(name)) };
}

/**
 * Opens Foyer's window on a screen and attaches to its page. Violations of the content security policy and
 * uncaught errors are answered by faults().
 */
export async function openWindow(t, s, { data = folder(t), files = [], args = [], notices = false } = {}) {
  const port = await freePort();
  const env = {
    ...s.env,
    XDG_CONFIG_HOME: join(data, 'xdg'),
    XDG_CACHE_HOME: join(data, 'xdg'),
    FOYER_TEST_INSPECTOR: '1',
    WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
  };
  // With notices, something on its bus shows them; it goes with the bus.
  const bus = notices ? ['sh', '-c', `/usr/bin/python3 "$0" & exec "$@"`, join(here, 'notices.py')] : [];
  const child = start(t, 'dbus-run-session', ['--', ...bus, program, '--data', data, ...args, ...files], {
    env,
  });
  const page = await attach(port).catch((e) => {
    throw new Error(`${e.message}; the window said: ${child.said}`);
  });
  const { evaluate } = page;
  after(t, () => page.close());
  await until('the page', () => evaluate('document.readyState === "complete" && !!window.go'));
  await evaluate(`(() => {
    if (window.__faults) return;
    window.__faults = [];
    document.addEventListener('securitypolicyviolation', e => window.__faults.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
    window.addEventListener('error', e => window.__faults.push('uncaught: ' + e.message));
    window.addEventListener('unhandledrejection', e => window.__faults.push('rejected: ' + (e.reason && e.reason.message)));
  })()`);

  /** Where an element's middle is; waits until there is one that can be used and keeps still. */
  const find = async (selector) => {
    let before;
    return until(`${selector} on the page`, async () => {
      const r = await evaluate(`(() => {
        const e = ${lookup(selector)};
        if (!e || e.closest('[disabled], [aria-disabled=true]')) return null;
        e.scrollIntoView({ block: 'nearest' });
        const r = e.getBoundingClientRect();
        return r.width && r.height ? { x: r.x + r.width / 2, y: r.y + r.height / 2, left: r.x, top: r.y, width: r.width, height: r.height } : null;
      })()`);
      const same = r && before && Math.abs(r.x - before.x) < 1 && Math.abs(r.y - before.y) < 1;
      before = r;
      return same ? r : null;
    });
  };
  const seen = (name) => {
    try {
      return s.run('xdotool', 'search', '--onlyvisible', '--name', name).trim().split('\n').at(-1);
    } catch {
      return '';
    }
  };
  await until('the window', () => seen('^Foyer$'));
  // Where the page begins on the screen: only the page itself can tell, since the
  // frame of the window manager is counted differently by everyone else.
  const origin = async () => {
    const g = s.run('xdotool', 'getwindowgeometry', '--shell', seen('^Foyer$'));
    const [x, y] = [Number(/X=(-?\d+)/.exec(g)[1]), Number(/Y=(-?\d+)/.exec(g)[1])];
    await evaluate(`(() => {
      window.__origin = null;
      window.addEventListener('mousemove', e => { window.__origin = [e.screenX - e.clientX, e.screenY - e.clientY]; }, { once: true, capture: true });
    })()`);
    return until('the pointer over the page', () => {
      s.run('xdotool', 'mousemove', x + 200, y + 200, 'mousemove', x + 203, y + 203);
      return evaluate('window.__origin');
    });
  };
  const onScreen = async (selector) => {
    const r = await find(selector);
    const [x, y] = await origin();
    return { x: Math.round(x + r.x), y: Math.round(y + r.y) };
  };
  return {
    child,
    data,
    evaluate,
    find,
    onScreen,
    faults: () => evaluate('window.__faults'),
    call: async (method, ...list) => {
      const [struct, name] = method.split('.');
      const pkg = struct === 'Shell' ? 'app' : 'service';
      const answer = await evaluate(
        `window.go.${pkg}.${struct}.${name}(...${JSON.stringify(list)}).then(value => ({ value }), e => ({ trouble: e.message }))`,
      );
      if (answer.trouble) throw new Error(answer.trouble);
      return answer.value;
    },
    see: (what, selector) => until(what, () => evaluate(`!!${lookup(selector)}`)),
    click: async (selector) => {
      const p = await onScreen(selector);
      s.run('xdotool', 'mousemove', p.x, p.y, 'sleep', '0.1', 'click', '1');
    },
    type: (text) => s.run('xdotool', 'type', '--delay', '25', text),
    key: (...keys) => s.run('xdotool', 'key', '--delay', '40', ...keys),
    /** Drags files from another program's window and drops them on an element. */
    drop: async (selector, ...paths) => {
      const p = await onScreen(selector);
      await dropAt(t, s, p, paths);
    },
    /** Answers the native dialog that is open: types a path and confirms. */
    answerDialog: async (title, path) => {
      await until(`the dialog ${title}`, () => seen(title));
      await pause(1200);
      s.run('xdotool', 'key', '--delay', '40', 'ctrl+a');
      await pause(300);
      s.run('xdotool', 'type', '--delay', '15', path);
      await pause(400);
      s.run('xdotool', 'key', 'Return');
    },
    /** Closes the window as a person does, and waits for the program to end. */
    close: async () => {
      s.run('xdotool', 'windowactivate', '--sync', seen('^Foyer$'), 'key', '--clearmodifiers', 'alt+F4');
      await until('the program to end', () => child.exitCode !== null);
    },
  };
}

// lookup makes JavaScript of a selector: CSS, or "text=…" for the innermost visible
// control or text that reads so.
function lookup(selector) {
  if (!selector.startsWith('text=')) return `document.querySelector(${JSON.stringify(selector)})`;
  const text = JSON.stringify(selector.slice(5));
  return `[...document.querySelectorAll('button,a,[role],input,label,td,th,h1,h2,h3,p,span,div')].filter(e => (e.getAttribute('aria-label') || e.innerText || '').trim() === ${text} && e.getClientRects().length).at(-1)`;
}

async function dropAt(t, s, target, paths) {
  const source = start(t, '/usr/bin/python3', [join(here, 'drag-source.py'), '10', '10', ...paths], {
    env: s.env,
  });
  await until('the drag source', () => source.said.includes('ready'));
  await pause(500);
  const move = (...steps) => s.run('xdotool', ...steps);
  move(
    'mousemove',
    40,
    40,
    'sleep',
    '0.1',
    'mousedown',
    1,
    'sleep',
    '0.1',
    'mousemove',
    60,
    60,
    'sleep',
    '0.05',
  );
  move('mousemove', 100, 100, 'sleep', '0.1', 'mousemove', target.x - 30, target.y - 10, 'sleep', '0.1');
  move(
    'mousemove',
    target.x - 10,
    target.y - 5,
    'sleep',
    '0.1',
    'mousemove',
    target.x,
    target.y,
    'sleep',
    '0.4',
    'mouseup',
    1,
  );
  await source.gone;
  if (!source.said.includes('drag-end') || source.said.includes('drag-failed'))
    throw new Error(`the drop failed: ${source.said}`);
}

function freePort() {
  return new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => done(port));
    });
  });
}
