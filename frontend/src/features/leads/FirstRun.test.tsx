import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { fakeBridge } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { FirstRun } from './FirstRun';

beforeEach(() => {
  fakeBridge();
});

const nothing = () => {};
const first = (mayImport: boolean) => (
  <FirstRun
    onChoose={nothing}
    onAdd={nothing}
    onSample={nothing}
    onTemplate={nothing}
    mayImport={mayImport}
  />
);

it('A26: tells of files only those who may import them', async () => {
  const { unmount } = mount(first(true));
  await screen.findByText(/Drop a CSV or Excel file/);
  unmount();
  mount(first(false));
  await screen.findByText(/You can add one by hand/);
  expect(screen.queryByText(/Drop a CSV/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Choose a file' })).toBeNull();
});
