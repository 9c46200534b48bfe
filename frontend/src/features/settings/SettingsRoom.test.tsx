import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { type Fake, fakeBridge, settings, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { SettingsRoom } from './SettingsRoom';

let fake: Fake;
beforeEach(() => {
  fake = fakeBridge();
});

it('keeps a choice at once', async () => {
  mount(<SettingsRoom />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(fake.last('Home.Set')).toEqual([{ ...settings, theme: 'dark' }]));
  await userEvent.click(screen.getByRole('switch', { name: 'Single-letter shortcuts' }));
  await waitFor(() => expect(fake.last('Home.Set')[0]).toMatchObject({ singleKeys: false, theme: 'dark' }));
});

it('goes back when a choice could not be kept', async () => {
  fake.on('Home.Set', () => {
    throw trouble('busy', 'nope');
  });
  mount(<SettingsRoom />);
  const roomy = await screen.findByRole('radio', { name: 'Roomy' });
  await userEvent.click(roomy);
  await screen.findByText('It is in use. Try again in a moment.');
  expect(roomy.getAttribute('aria-checked')).toBe('false');
});
