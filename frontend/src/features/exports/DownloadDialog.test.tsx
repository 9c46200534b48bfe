import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { allLeads } from '../../bridge/leads';
import type { ExportSpec } from '../../bridge/types';
import { type Fake, fakeBridge, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { DownloadDialog, type DownloadView } from './DownloadDialog';

let fake: Fake;
const close = vi.fn();
beforeEach(() => {
  fake = fakeBridge();
  close.mockReset();
});
const view: DownloadView = {
  filter: { ...allLeads, search: 'mar' },
  selected: [],
  columns: ['name', 'contact', 'active'],
  sort: { by: 'name', desc: false },
};
const show = (v: Partial<DownloadView> = {}) =>
  mount(<DownloadDialog view={{ ...view, ...v }} onClose={close} />);

it('tells beforehand what the file will be', async () => {
  show();
  await screen.findByText('leads.csv, 3 rows, about 1 KB');
});

it('writes what the list shows, in its order, and saves it', async () => {
  show();
  await screen.findByText(/leads\.csv/);
  await userEvent.click(screen.getByRole('radio', { name: /Excel/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Download' }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  const spec = fake.last('Exports.Write')[0] as ExportSpec;
  expect(spec).toMatchObject({
    items: 'view',
    sort: 'name',
    desc: false,
    fields: [],
    notes: true,
    format: 'xlsx',
    exact: false,
  });
  expect(spec.filter.search).toBe('mar');
  expect(fake.last('Shell.Save')).toEqual(['r1']);
});

it('takes the selection when there is one', async () => {
  show({ selected: ['a', 'b'] });
  await screen.findByText(/leads\.csv/);
  await userEvent.click(screen.getByRole('button', { name: 'Download' }));
  await waitFor(() =>
    expect(fake.last('Exports.Write')[0]).toMatchObject({ items: 'selected', selected: ['a', 'b'] }),
  );
});

it('stays open and says why when it fails', async () => {
  fake.on('Exports.Write', () => {
    throw trouble('internal', 'call.internal');
  });
  show();
  await screen.findByText(/leads\.csv/);
  await userEvent.click(screen.getByRole('button', { name: 'Download' }));
  await screen.findByText(/Something went wrong in Foyer/);
  expect(close).not.toHaveBeenCalled();
});

it('offers nothing to write when no lead fits', async () => {
  fake.on('Exports.Plan', () => ({ name: 'leads.csv', rows: 0, size: 0 }));
  show();
  await screen.findByText('No lead fits. Widen the dates.');
  expect((screen.getByRole('button', { name: 'Download' }) as HTMLButtonElement).disabled).toBe(true);
});
