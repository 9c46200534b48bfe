import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Dialog } from './Dialog';
import { isUnclaimed, keepFocus } from './keepFocus';
import { Toasts, toast } from './Toast';

let stop = () => {};
beforeEach(() => {
  stop = keepFocus();
});
afterEach(() => stop());

const named = (name: string) => screen.getByRole('button', { name });
const now = () => document.activeElement?.textContent;
/** Comes to a button by its name and presses it by the keyboard. */
async function press(name: string) {
  act(() => named(name).focus());
  await userEvent.keyboard('{Enter}');
}
const settled = () => act(() => new Promise((r) => setTimeout(r, 120)));

/** A room whose rows are taken away by their second buttons. */
function Rows({ heir }: { heir?: string }) {
  const [rows, setRows] = useState(['Ann', 'Bo', 'Cy']);
  return (
    <main>
      <h1>Room</h1>
      <button type="button">{rows.length === 3 ? 'All' : 'Some'}</button>
      <ul>
        {rows.map((r) => (
          <li key={r}>
            <input aria-label={`Name of ${r}`} />
            <button type="button">Edit {r}</button>
            <button type="button" data-heir={heir} onClick={() => setRows(rows.filter((x) => x !== r))}>
              Remove {r}
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}

it('goes on to the same control of the next row, of the last one to that before, then to what is left', async () => {
  render(<Rows />);
  await press('Remove Bo');
  await waitFor(() => expect(now()).toBe('Remove Cy'));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(now()).toBe('Remove Ann'));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(now()).toBe('Some'));
});

it('goes to whom the control names as its heir, where that is there', async () => {
  render(<Rows heir="nav a; main > button" />);
  await press('Remove Bo');
  await waitFor(() => expect(now()).toBe('Some'));
});

/** Shows one thing until its button is pressed, then another in its place. */
function Turn({
  from,
  to,
  room = true,
}: {
  from: (on: () => void) => ReactNode;
  to: ReactNode;
  room?: boolean;
}) {
  const [on, setOn] = useState(false);
  return (
    <main>
      {room && <h1>Room</h1>}
      {on ? to : from(() => setOn(true))}
    </main>
  );
}

const oldRoom = (on: () => void) => (
  <div>
    <h1>Old</h1>
    <button type="button" onClick={on}>
      Go
    </button>
  </div>
);

it('never goes to a field to type into, nor to what takes something away', async () => {
  render(
    <Turn
      from={(on) => (
        <p>
          <button type="button" onClick={on}>
            Go
          </button>
        </p>
      )}
      to={
        <div>
          <textarea aria-label="Note" />
          <button type="button" data-danger>
            Delete
          </button>
          <button type="button">Next</button>
        </div>
      }
    />,
  );
  await press('Go');
  await waitFor(() => expect(now()).toBe('Next'));
});

it('goes to the heading of the room that takes the place of another', async () => {
  render(
    <Turn
      room={false}
      from={oldRoom}
      to={
        <section>
          <button type="button">Back</button>
          <h1>New room</h1>
        </section>
      }
    />,
  );
  await press('Go');
  await waitFor(() => expect(now()).toBe('New room'));
});

it('waits for a room that is still on its way', async () => {
  function Late() {
    const [at, setAt] = useState(0);
    if (at === 1) setTimeout(() => setAt(2), 200);
    return (
      <main>
        {at === 0 && (
          <div>
            <h1>Old</h1>
            <button type="button" onClick={() => setAt(1)}>
              Go
            </button>
          </div>
        )}
        {at === 2 && <h1>Come at last</h1>}
      </main>
    );
  }
  render(<Late />);
  await press('Go');
  await waitFor(() => expect(now()).toBe('Come at last'));
});

it('gives a control back its focus that was off for a moment', async () => {
  function Saving() {
    const [busy, setBusy] = useState(false);
    const save = () => {
      setBusy(true);
      setTimeout(() => setBusy(false), 100);
    };
    return (
      <main>
        <h1>Room</h1>
        <button type="button" disabled={busy} onClick={save}>
          Save
        </button>
        <button type="button">Other</button>
      </main>
    );
  }
  render(<Saving />);
  await press('Save');
  // An engine lets go of what is off; the one of the tests does not by itself.
  act(() => named('Save').blur());
  await waitFor(() => expect(now()).toBe('Save'));
});

it('goes on from where a dialog was opened, when that went with its answer', async () => {
  function Asked() {
    const [rows, setRows] = useState(['Ann', 'Bo']);
    const [asking, setAsking] = useState('');
    return (
      <main>
        <h1>Room</h1>
        <ul>
          {rows.map((r) => (
            <li key={r}>
              <button type="button" onClick={() => setAsking(r)}>
                Fix {r}
              </button>
            </li>
          ))}
        </ul>
        {asking && (
          <Dialog
            open
            title="Fix"
            onClose={() => setAsking('')}
            footer={
              <button
                type="button"
                onClick={() => {
                  setAsking('');
                  setTimeout(() => setRows(rows.filter((x) => x !== asking)), 60);
                }}
              >
                Add
              </button>
            }
          />
        )}
      </main>
    );
  }
  render(<Asked />);
  await press('Fix Ann');
  await press('Add');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Fix Ann' })).toBeNull());
  await waitFor(() => expect(now()).toBe('Fix Bo'));
});

it('knows whom a part names whose last row went before it, while a dialog was still open', async () => {
  function Last() {
    const [at, setAt] = useState(0);
    const add = () => {
      setAt(2);
      setTimeout(() => setAt(3), 20);
      setTimeout(() => setAt(4), 60);
    };
    return (
      <main>
        <h1>Room</h1>
        {at < 3 && (
          <section data-heir="h1">
            <ul>
              {at < 2 && (
                <li>
                  <button type="button" data-heir="[data-fix]" onClick={() => setAt(1)}>
                    Fix
                  </button>
                </li>
              )}
            </ul>
          </section>
        )}
        <button type="button">Beside</button>
        {at > 0 && at < 4 && (
          <Dialog
            open
            title="Fix"
            onClose={() => setAt(4)}
            footer={
              <button type="button" onClick={add}>
                Add
              </button>
            }
          />
        )}
      </main>
    );
  }
  render(<Last />);
  await press('Fix');
  await press('Add');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(now()).toBe('Room'));
});

it('goes on to an heir that comes a little later, unless somebody did something meanwhile', async () => {
  function Slow({ after }: { after: number }) {
    const [at, setAt] = useState(0);
    const [other, setOther] = useState('');
    const go = () => {
      setAt(1);
      // Something else changes before the heir comes.
      setTimeout(() => setOther('changed'), after / 2);
      setTimeout(() => setAt(2), after);
    };
    return (
      <>
        <nav>
          <button type="button" data-next>
            Of another part
          </button>
        </nav>
        <main>
          <h1>Room</h1>
          <button type="button">Meanwhile</button>
          {at === 0 && (
            <button type="button" data-heir="[data-next]" onClick={go}>
              Go
            </button>
          )}
          {at === 2 && (
            <button type="button" data-next>
              Heir
            </button>
          )}
          <output>{other}</output>
        </main>
      </>
    );
  }
  const { unmount } = render(<Slow after={500} />);
  await press('Go');
  await waitFor(() => expect(now()).toBe('Meanwhile'));
  await screen.findByText('changed');
  await settled();
  expect(now()).toBe('Meanwhile');
  await waitFor(() => expect(now()).toBe('Heir'));
  unmount();
  render(<Slow after={500} />);
  await press('Go');
  await waitFor(() => expect(now()).toBe('Meanwhile'));
  await userEvent.keyboard('{Shift}');
  await screen.findByText('Heir');
  await settled();
  expect(now()).toBe('Meanwhile');
});

it('leaves the focus alone that was given up by a press beside everything, or that is elsewhere', async () => {
  function Going() {
    const [there, setThere] = useState(true);
    return (
      <main>
        <h1>Room</h1>
        <p>Nothing to press</p>
        {there && <button type="button">Goes</button>}
        <button type="button" onClick={() => setThere(false)}>
          Stays
        </button>
        <output ref={(o) => void o?.addEventListener('go', () => setThere(false))} />
      </main>
    );
  }
  render(<Going />);
  act(() => named('Goes').focus());
  await userEvent.click(screen.getByText('Nothing to press'));
  act(() => void screen.getByRole('status').dispatchEvent(new Event('go')));
  await settled();
  expect(document.activeElement).toBe(document.body);
});

it('comes back from a notice to where one was, or to what is next there', async () => {
  render(
    <>
      <Rows />
      <Toasts />
    </>,
  );
  act(() => named('Edit Bo').focus());
  const done: string[] = [];
  act(() => void toast('First', { label: 'Undo first', do: () => done.push('first') }));
  act(() => void toast('Second', { label: 'Undo second', do: () => done.push('second') }));
  await press('Undo first');
  await waitFor(() => expect(now()).toBe('Edit Bo'));
  act(() => named('Undo second').focus());
  act(() => named('Remove Bo').click());
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(now()).toBe('Edit Cy'));
  expect(done).toEqual(['first', 'second']);
});

it('leaves the heading of a new room to what the room is worked with', async () => {
  render(
    <Turn
      room={false}
      from={oldRoom}
      to={
        <section>
          <h1>New room</h1>
          <button type="button">Next</button>
        </section>
      }
    />,
  );
  expect(isUnclaimed()).toBe(true);
  await press('Go');
  await waitFor(() => expect(now()).toBe('New room'));
  expect(isUnclaimed()).toBe(true);
  act(() => named('Next').focus());
  expect(isUnclaimed()).toBe(false);
});
