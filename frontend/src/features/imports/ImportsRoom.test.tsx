import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { anImport, counts, draw, house } from '../../testing/imports';
import { clearToasts } from '../../ui/Toast';
import { ImportsRoom } from './ImportsRoom';

afterEach(clearToasts);

describe('the list of imports', () => {
  it('E2: stands in the order of its heads, of all people or of oneself', async () => {
    const h = house({ List: () => ({ rows: [anImport()], total: 60, states: [] }) });
    draw(<ImportsRoom />);
    const asked = () => h.Imports.List?.mock.lastCall?.[0] as unknown;
    await userEvent.click(await screen.findByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(asked()).toMatchObject({ offset: 50 }));
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() => expect(asked()).toMatchObject({ sort: 'name', desc: false, offset: 0 }));
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() => expect(asked()).toMatchObject({ sort: 'name', desc: true }));
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(screen.getByRole('button', { name: 'Entered' }));
    await userEvent.click(screen.getByRole('radio', { name: 'My imports' }));
    await waitFor(() => expect(asked()).toMatchObject({ sort: 'created', desc: true, mine: true }));
  });

  it('E5, E16: approves only after asking, and deletes saying how many leads go', async () => {
    const imp = anImport({
      state: 'waiting',
      finished: '2026-03-03T11:00:00.000Z',
      counts: counts({ rows: 64, created: 61, failed: 3 }),
    });
    const h = house({
      List: () => ({ rows: [imp], total: 1, states: [{ value: 'waiting', label: '', count: 1 }] }),
      Approve: () => ({ ...imp, state: 'approved' }),
      Delete: () => undefined,
      Deleting: () => ({ leads: 60, kept: 1 }),
    });
    draw(<ImportsRoom />);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Approve Zillow, March' }));
    expect(h.Imports.Approve).not.toHaveBeenCalled();
    const sure = screen.getByRole('alertdialog');
    expect(within(sure).getByText(/61 new leads join your leads/)).toBeTruthy();
    await userEvent.click(within(sure).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(h.Imports.Approve).toHaveBeenCalled());
    await userEvent.click(screen.getByRole('button', { name: 'More for Zillow, March' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(
      await screen.findByText(
        'The 60 leads it made go too. This cannot be undone. 1 approved by itself stays.',
      ),
    ).toBeTruthy();
  });
});
