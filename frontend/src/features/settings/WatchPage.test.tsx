import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { WatchView } from '../../bridge/types';
import { fakeBridge } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { WatchPage } from './WatchPage';

const none = null as unknown as WatchView['trouble'];
const view = (more: Partial<WatchView> = {}): WatchView => ({
  folder: '/home/claire/Exports',
  on: true,
  done: false,
  trouble: none,
  files: [],
  ...more,
});

// L3: the folder, what became of its files, and failures that can be tried again.
it('shows what became of each file, and tries a failed one again', async () => {
  const fake = fakeBridge();
  const at = '2026-11-20T10:00:00.000Z';
  fake.on('Watch.Get', () =>
    view({
      files: [
        { id: 'a', name: 'leads.csv', size: 10, result: 'staged', import: 'i1', trouble: none, at },
        {
          id: 'b',
          name: 'report.csv',
          size: 10,
          result: 'failed',
          import: '',
          trouble: { kind: 'unsupported', key: 'file.is_pdf', message: '' },
          at,
        },
      ] as WatchView['files'],
    }),
  );
  fake.on('Watch.Retry', () => view());
  fake.on('Watch.Set', () => view({ on: false }));
  mount(<WatchPage />);
  await screen.findByText('/home/claire/Exports');
  expect((await screen.findByRole('link', { name: 'Waits in Imports' })).getAttribute('href')).toBe(
    '#/imports/i1',
  );
  await screen.findByText(/This file is a PDF/);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(fake.last('Watch.Retry')).toEqual(['b']));
  await screen.findByText('Nothing has come from it yet.');
  await userEvent.click(screen.getByRole('switch', { name: 'Watch this folder' }));
  await waitFor(() => expect(fake.last('Watch.Set')).toEqual([{ on: false, done: false }]));
});

it('lets no folder be named by the page: it is chosen by the program', async () => {
  const fake = fakeBridge();
  fake.on('Watch.Get', () => view({ folder: '', on: false }));
  fake.on('Shell.PickWatchFolder', () => view());
  mount(<WatchPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Choose a folder' }));
  await waitFor(() => expect(fake.last('Shell.PickWatchFolder')).toEqual([]));
  await screen.findByText('/home/claire/Exports');
});
