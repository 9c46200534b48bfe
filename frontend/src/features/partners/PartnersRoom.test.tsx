import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Partner } from '../../bridge/types';
import { fakeBridge, me, trouble } from '../../testing/fake';
import { mount } from '../../testing/mount';
import { idsOf, matches, PartnersRoom } from './PartnersRoom';

const agent = (code: string, name: string, more: Partial<Partner['agents'][number]> = {}) => ({
  id: code,
  code,
  name,
  email: '',
  standing: 'active' as const,
  contact: false,
  leads: 0,
  ...more,
});

const partner = (code: string, name: string, more: Partial<Partner> = {}): Partner => ({
  code,
  name,
  standing: 'approved',
  contact: name,
  email: '',
  phone: '',
  since: '2024-05-03T10:00:00.000Z',
  leads: 0,
  waiting: 0,
  agents: [agent(`A-${code}`, name, { contact: true })],
  ...more,
});

const north = partner('P-1042', 'Northlight Homes', {
  contact: 'Pia Sorel',
  leads: 212,
  waiting: 9,
  agents: [
    agent('A-3107', 'Pia Sorel', { contact: true, leads: 88 }),
    agent('A-3108', 'Anton Beck', { leads: 61 }),
  ],
});
const ellen = partner('P-1077', 'Ellen Strand', { standing: 'suspended' });

// I1
it('shows the ID of a partner, and no agents for one of a single person', async () => {
  const fake = fakeBridge();
  fake.on('Partners.List', () => [north, ellen]);
  const { unmount } = mount(<PartnersRoom code="P-1042" onOpen={vi.fn()} />);
  expect((await screen.findAllByText('P-1042')).length).toBe(2);
  expect(screen.getByText('Partner since May 2024')).toBeTruthy();
  expect(screen.getByText('Wait for approval')).toBeTruthy();
  expect(screen.getByRole('table', { name: 'Agents' }).textContent).toContain('A-3108');
  expect(screen.getByRole('link', { name: '212 leads' }).getAttribute('href')).toContain('A-3107');
  unmount();
  mount(<PartnersRoom code="P-1077" onOpen={vi.fn()} />);
  await screen.findByText('Suspended', { selector: 'span' });
  expect(screen.queryByRole('table')).toBeNull();
});

// I7: who may not change partners sees no way to.
it('offers changes only to those who may', async () => {
  const fake = fakeBridge();
  fake.on('Home.Start', () => me({ rights: { ...me().rights, partners: false } }));
  fake.on('Partners.List', () => [north]);
  mount(<PartnersRoom onOpen={vi.fn()} />);
  await screen.findByRole('table', { name: 'Agents' });
  expect(screen.queryByRole('button', { name: 'Add partner' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^More for/ })).toBeNull();
});

it('does not tell those who may add none that there are none', async () => {
  const fake = fakeBridge();
  fake.on('Home.Start', () => me({ rights: { ...me().rights, partners: false } }));
  fake.on('Partners.List', () => []);
  mount(<PartnersRoom onOpen={vi.fn()} />);
  await screen.findByText('No partners here');
  expect(screen.queryByText('No partners yet')).toBeNull();
});

it('says at the field what is wrong, and opens the partner that was added', async () => {
  const fake = fakeBridge();
  const onOpen = vi.fn();
  fake.on('Partners.List', () => []);
  fake.on('Partners.Add', () => {
    throw trouble('invalid', 'lead.check_fields', { email: 'finding.email.unreadable' });
  });
  mount(<PartnersRoom onOpen={onOpen} />);
  await userEvent.click((await screen.findAllByRole('button', { name: 'Add partner' }))[0]!);
  await userEvent.type(screen.getByRole('textbox', { name: /^Name/ }), 'Northlight');
  await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'pia@{Enter}');
  await screen.findByText(/is not an email/);
  fake.on('Partners.Add', () => north);
  await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'example.com{Enter}');
  await vi.waitFor(() => expect(onOpen).toHaveBeenCalledWith('P-1042'));
  expect(fake.last('Partners.Add')).toEqual([
    { name: 'Northlight', contact: '', email: 'pia@example.com', phone: '' },
  ]);
});

it('finds partners by anything of them or their people, and copies every ID', () => {
  expect(matches(north, 'BECK a-3108')).toBe(true);
  expect(matches(north, 'ellen')).toBe(false);
  expect(idsOf([north, ellen])).toBe(
    'P-1042\t\tNorthlight Homes\nP-1042\tA-3107\tPia Sorel\nP-1042\tA-3108\tAnton Beck\nP-1077\t\tEllen Strand',
  );
});
