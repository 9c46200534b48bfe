import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { fields, me, person } from '../../../testing/fake';
import { anImport, draw, house } from '../../../testing/imports';
import type { ImportForm, Mapping, Me } from '../types';
import { AboutRail } from './AboutRail';
import { formOf } from './ColumnsStep';

const mapping: Mapping = { columns: [], regions: [], seen: 2, whole: true };

function rail(who: Me, some: Partial<ImportForm> = {}, keeper = '') {
  house({});
  const said = vi.fn();
  function Rail() {
    const [form, setForm] = useState<ImportForm>({ ...formOf({ import: anImport() } as never), ...some });
    return (
      <AboutRail
        form={form}
        me={who}
        mapping={mapping}
        keeper={keeper}
        onChange={(next) => {
          said(next);
          setForm((f) => ({ ...f, ...next }));
        }}
      />
    );
  }
  draw(<Rail />);
  return said;
}

// A16: the site is asked only where there are several; partner and agent where there are partners.
it('asks for a site and a partner only where there are some', async () => {
  rail(me() as Me);
  expect(screen.queryByRole('button', { name: /Site/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /Partner/ })).toBeNull();
});

// A16: who belongs to one site brings leads in for it; the broker chooses.
it.each([
  ['agent', true],
  ['director', true],
  ['admin', false],
])('holds the site of who belongs to one: %s', async (role, held) => {
  const base = me({ lists: [{ name: 'site', values: ['Portland', 'Bangor'] }] });
  rail({ ...base, person: { ...base.person, role, site: 'Portland' } } as Me);
  const site = screen.getByRole('button', { name: /Site/ });
  expect(site.hasAttribute('disabled') || site.getAttribute('aria-disabled') === 'true').toBe(held);
  expect(screen.queryAllByText(/You belong to this site/).length > 0).toBe(held);
});

// C18: the leads of an agent's file are the agent's, whatever the form says.
it('says whose the leads of an agent become, and lets nobody else be chosen', async () => {
  rail(me() as Me, {}, 'Luc Tremblay');
  const owner = screen.getByRole('button', { name: /Owner.*Luc Tremblay|Luc Tremblay.*Owner/ });
  expect(owner.hasAttribute('disabled') || owner.getAttribute('aria-disabled') === 'true').toBe(true);
  expect(screen.getByText(/become those of Luc Tremblay/)).toBeTruthy();
});

// A16 A17 B19
it('offers approved partners, and the agents of the one chosen', async () => {
  const said = rail(
    me({
      lists: [
        { name: 'site', values: ['Portland', 'Bangor'] },
        { name: 'lead_type', values: ['Web', 'Walk-in'] },
      ],
      partners: [
        { code: 'P-1042', name: 'Northlight Homes', standing: 'approved' },
        { code: 'P-1051', name: 'Harper & Dunn', standing: 'suspended' },
      ],
      people: [
        person('a', 'Pia Sorel', { partner: 'P-1042', agent: 'A-3107', role: 'partner' }),
        person('b', 'Anton Beck', { partner: 'P-1042', agent: 'A-3108' }),
      ],
    }) as Me,
  );
  await userEvent.click(screen.getByRole('button', { name: /Site/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Bangor' }));
  expect(said).toHaveBeenLastCalledWith({ site: 'Bangor' });
  await userEvent.click(screen.getByRole('button', { name: /Lead type/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Walk-in' }));
  expect(said).toHaveBeenLastCalledWith({ leadType: 'Walk-in' });
  await userEvent.click(screen.getByRole('button', { name: /Partner/ }));
  expect(screen.queryByRole('option', { name: /Harper/ })).toBeNull();
  await userEvent.click(await screen.findByRole('option', { name: /Northlight/ }));
  expect(said).toHaveBeenLastCalledWith({ partner: 'P-1042', agent: '' });
  await userEvent.click(screen.getByRole('button', { name: /Agent/ }));
  await userEvent.click(await screen.findByRole('option', { name: /Anton/ }));
  expect(said).toHaveBeenLastCalledWith({ agent: 'A-3108' });
});

// A16: with several offices the site is required; values that files brought make no office.
it.each([
  [['Portland', ''], false],
  [['Portland', 'Bangor'], true],
])('marks the site of people of %j as required: %s', (sites, required) => {
  rail(
    me({
      lists: [{ name: 'site', values: ['Portland', 'Bangor', 'Saco'] }],
      people: sites.map((site, i) => ({ ...person(`p${i}`, `Person ${i}`, {}), site })),
    }) as Me,
  );
  const label = screen.getByText('Site', { exact: false, selector: 'label, label *, span' });
  expect((label.closest('label') ?? label.parentElement)?.textContent?.includes('*')).toBe(required);
});

// B9: a value for a field that rows leave empty is added, kept on leaving the field, and taken away.
it('takes values for empty fields', async () => {
  const said = rail(me({ fields }) as Me, { defaults: [{ field: 'intent', value: 'buy' }] });
  expect(screen.getByRole('button', { name: 'Remove Buy / Sell / Rent' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /Add a field/ }));
  expect(screen.queryByRole('option', { name: 'Lead source' })).toBeNull();
  expect(screen.queryByRole('option', { name: 'Email address' })).toBeNull();
  await userEvent.click(await screen.findByRole('option', { name: 'City' }));
  await userEvent.type(await screen.findByRole('textbox', { name: 'City' }), ' Portland {Tab}');
  expect(said).toHaveBeenLastCalledWith({
    defaults: [
      { field: 'intent', value: 'buy' },
      { field: 'city', value: 'Portland' },
    ],
  });
  await userEvent.click(screen.getByRole('button', { name: 'Remove City' }));
  expect(said).toHaveBeenLastCalledWith({ defaults: [{ field: 'intent', value: 'buy' }] });
});

// D13: the switch says what it costs.
it('warns that duplicates come in when nobody is looked for', async () => {
  const said = rail(me() as Me);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Do not search for existing leads' }));
  expect(said).toHaveBeenLastCalledWith({ noMatch: true, mode: '', key: '' });
  expect(screen.getByText(/Check for them before you import, to avoid duplicates/)).toBeTruthy();
});

// D14: only updating makes the rule Merge; a key says which column it lacks; without a search there is neither.
it('D14: offers modes and keys where the rule is chosen', async () => {
  const said = rail(me() as Me);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /Which rows come in/ }));
  await user.click(await screen.findByRole('option', { name: 'Only update people already here' }));
  expect(said).toHaveBeenLastCalledWith({ mode: 'update' });
  expect((screen.getByRole('radio', { name: /^Merge/ }) as HTMLInputElement).checked).toBe(true);
  expect((screen.getByRole('radio', { name: /^Create/ }) as HTMLInputElement).disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: /What people are recognised by/ }));
  await user.click(await screen.findByRole('option', { name: 'External ID' }));
  expect(said).toHaveBeenLastCalledWith({ key: 'external_id' });
  screen.getByText('No column goes to External ID yet.');
  await user.click(screen.getByRole('checkbox', { name: /Do not search/ }));
  expect(said).toHaveBeenLastCalledWith({ noMatch: true, mode: '', key: '' });
  expect(screen.queryByRole('button', { name: /Which rows come in/ })).toBeNull();
});
