import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { aDetail, anImport, counts, draw, house } from '../../testing/imports';
import { clearToasts, Toasts } from '../../ui/Toast';
import { ApprovalsRoom } from './approvals/ApprovalsRoom';
import { Details } from './details/Details';
import { ImportRoom } from './ImportRoom';
import { declineImport } from './life';

afterEach(() => {
  clearToasts();
  window.location.hash = '';
});

const sum = { removed: 2, restored: 1, kept: 1, blocked: 0 };
const approved = {
  state: 'approved',
  phase: 'done',
  counts: counts({ rows: 4, done: 4, created: 3, merged: 1 }),
} as const;

// E17: what can no longer be brought back is no longer offered to be.
it('takes the offer to bring back away once the import is being corrected', async () => {
  house({
    Get: () => aDetail({ state: 'undone', phase: 'done' }),
    Decline: () => undefined,
    Correct: () => anImport(),
  });
  draw(
    <>
      <ImportRoom id="i1" />
      <Toasts />
    </>,
  );
  await screen.findByRole('button', { name: 'Correct and run again' });
  await act(() => declineImport(anImport(), 'Old list'));
  const notice = await screen.findByRole('alertdialog');
  expect(within(notice).getByRole('button', { name: 'Bring back' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Correct and run again' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});

// E17, UD4: three lists before anything is taken back, and a way back after.
describe('undo', () => {
  const rows = {
    back: [
      { lead: 'l1', name: 'Ada Moreau', row: 2, made: true, reason: '', fields: [] },
      {
        lead: 'l2',
        name: 'Ben Roy',
        row: 3,
        made: false,
        reason: '',
        fields: [{ field: 'city', now: 'Bath', before: '', kept: false }],
      },
    ],
    kept: [
      {
        lead: 'l3',
        name: 'Cy Low',
        row: 4,
        made: true,
        reason: 'undo.edited',
        fields: [{ field: 'city', now: '', before: '', kept: true }],
      },
    ],
    blocked: [],
  };
  it('shows what goes, what stays and why, then offers to bring it back', async () => {
    const h = house({
      Get: () => aDetail(approved),
      UndoPreview: (_id: string, q: { list: keyof typeof rows }) => ({ sum, rows: rows[q.list], total: 3 }),
      Undo: () => anImport({ state: 'undone' }),
      BringBack: () => anImport({ state: 'undone' }),
    });
    draw(
      <>
        <ImportRoom id="i1" />
        <Toasts />
      </>,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Undo import' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/2 leads leave the book/)).toBeTruthy();
    expect(await within(dialog).findByText('Leaves the book')).toBeTruthy();
    expect(within(dialog).getByText(/As before the import: City/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('tab', { name: /Kept, edited since/ }));
    expect(await within(dialog).findByText(/Edited since: City/)).toBeTruthy();
    expect(h.Imports.Undo).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo import' }));
    const job = h.Imports.Undo?.mock.calls[0]?.[1] as unknown as string;
    act(() =>
      h.tell('job', {
        topic: 'job',
        ids: [],
        files: [],
        job: { job, what: 'undo', import: 'i1', ended: true },
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Bring back' }));
    expect(h.Imports.BringBack).toHaveBeenCalled();
  });

  it('lets an undone import be corrected or brought back, and lists what was kept', async () => {
    const h = house({
      Get: () => aDetail({ ...approved, state: 'undone' }),
      UndoPreview: (_id: string, q: { list: keyof typeof rows }) => ({
        sum: { removed: 0, restored: 0, kept: 1, blocked: 0 },
        rows: rows[q.list],
        total: 1,
      }),
      Correct: () => anImport(),
    });
    draw(<ImportRoom id="i1" />);
    expect(await screen.findByText('Cy Low')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Correct and run again' }));
    expect(h.Imports.Correct).toHaveBeenCalledWith('i1');
  });
});

// E9: imports and leads that wait, answered by the keys A and D.
describe('approvals', () => {
  const waiting = anImport({
    state: 'waiting',
    name: 'Partner list',
    byName: 'Owen Hart',
    finished: '2026-03-03T11:00:00.000Z',
    counts: counts({ rows: 3, created: 2, merged: 1 }),
  });
  const lead = {
    id: 'l9',
    name: 'Oskar Lindgren',
    import: '',
    from: 'Website',
    by: 'Pia',
    at: '2026-03-03T11:00:00.000Z',
  };
  function room() {
    let left = [lead];
    return house({
      List: () => ({ rows: [waiting], total: 1, states: [] }),
      Pending: () => ({ rows: left, total: left.length }),
      ApprovalView: () => ({
        leads: 2,
        merges: 1,
        owners: [{ value: '', label: '', count: 2 }],
        sources: [{ value: 'Zillow', label: 'Zillow', count: 2 }],
        clashes: [{ row: 3, name: 'Ben Roy', lead: 'l1', with: 'Benjamin Roy', key: 'clash.new' }],
        more: false,
      }),
      AnswerLeads: () => {
        left = [];
        return 1;
      },
      Decline: () => undefined,
      Approve: () => anImport({ state: 'approved' }),
    });
  }

  it('says what approving changes, and asks for a reason before declining', async () => {
    const h = room();
    draw(<ApprovalsRoom />);
    expect(await screen.findByText('2 leads from Owen Hart')).toBeTruthy();
    expect(await screen.findByText('Benjamin Roy came into the book since')).toBeTruthy();
    expect(screen.getByText(/^1 row adds details to a lead/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'View results' })).toBeTruthy();
    await userEvent.keyboard('d');
    const reason = screen.getByLabelText('Reason for declining');
    expect(document.activeElement).toBe(reason);
    expect(h.Imports.Decline).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(h.Imports.Decline).not.toHaveBeenCalled();
    await userEvent.keyboard('Old list{Enter}');
    await waitFor(() => expect(h.Imports.Decline).toHaveBeenCalledWith('i1', 'Old list'));
  });

  it('approves the lead that is open by its key', async () => {
    const h = room();
    draw(<ApprovalsRoom />);
    await userEvent.click(await screen.findByRole('button', { name: /Oskar Lindgren/ }));
    await userEvent.click(document.body);
    await userEvent.keyboard('a');
    await waitFor(() => expect(h.Imports.AnswerLeads).toHaveBeenCalledWith(['l9'], true, ''));
  });
});

// E9, E25: leads answered by themselves wait no more, and are counted no more.
describe('what is left to answer', () => {
  const half = {
    state: 'waiting' as const,
    phase: 'done' as const,
    byName: 'Nadia Rahal',
    counts: counts({ rows: 6, done: 6, created: 5, merged: 1 }),
    waits: 3,
    waitMerges: 1,
  };

  it('E9: says how many wait still, and that others were declined', async () => {
    house({
      ApprovalView: () => ({ leads: 3, merges: 1, owners: [], sources: [], clashes: [], more: false }),
    });
    draw(<Details detail={aDetail(half, { declined: 1 })} />);
    expect(await screen.findByText('3 new leads are waiting for your approval.')).toBeTruthy();
    expect(screen.getByText(/1 lead was declined/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    const ask = await screen.findByRole('alertdialog');
    expect(within(ask).getByText(/3 new leads join your leads/)).toBeTruthy();
    expect(within(ask).getByText(/1 row adds details/)).toBeTruthy();
  });

  it('E9: one whose leads were all declined does not say that they are in the book', async () => {
    house({});
    const none = { ...half, state: 'approved' as const, counts: counts({ rows: 5, done: 5, created: 5 }) };
    draw(<Details detail={aDetail(none, { declined: 5 })} />);
    expect(await screen.findByText('All its new leads were declined.')).toBeTruthy();
    expect(screen.queryByText(/in the book/)).toBeNull();
  });

  it('E9: arrows go through what waits, and take the focus along', async () => {
    const list = [
      anImport({ ...half, id: 'a', name: 'First' }),
      anImport({ ...half, id: 'b', name: 'Second' }),
    ];
    house({
      List: () => ({ rows: list, total: 2, states: [] }),
      Pending: () => ({ rows: [], total: 0 }),
      ApprovalView: () => ({ leads: 3, merges: 1, owners: [], sources: [], clashes: [], more: false }),
    });
    draw(<ApprovalsRoom />);
    const first = await screen.findByRole('button', { name: /First/ });
    first.focus();
    await userEvent.keyboard('{ArrowDown}');
    const second = screen.getByRole('button', { name: /Second/ });
    expect(second.getAttribute('aria-current')).toBe('true');
    expect(document.activeElement).toBe(second);
  });

  it('E9: whoever answers reads what was answered already, and which plan starts', async () => {
    const waiting = anImport({ ...half, id: 'a', name: 'First' });
    house({
      List: () => ({ rows: [waiting], total: 1, states: [] }),
      Pending: () => ({ rows: [], total: 0 }),
      Get: () => aDetail({ ...half, plan: 'p1' }),
      ApprovalView: () => ({ leads: 3, merges: 1, owners: [], sources: [], clashes: [], more: false }),
    });
    draw(<ApprovalsRoom />);
    const of = async (term: string) => (await screen.findByText(term)).nextElementSibling?.textContent;
    expect(await of('Answered already')).toBe('2');
    expect(await of('Action plan')).toBe('No longer there');
  });
});
