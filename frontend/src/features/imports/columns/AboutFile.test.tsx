import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { drawDraft } from '../../../testing/draft';
import { aDetail, aDraft, column, draw, house } from '../../../testing/imports';
import { clearToasts } from '../../../ui/Toast';
import { ImportRoom } from '../ImportRoom';
import type { Me } from '../types';

afterEach(clearToasts);

// A7
it('tells what a file may hold, from the catalogue', async () => {
  drawDraft(aDraft([column({})]));
  await userEvent.click(await screen.findByRole('button', { name: 'What a file may hold' }));
  const help = await screen.findByRole('dialog', { name: 'What a file may hold' });
  within(help).getByText('Name is required: as a whole, in parts, or as a company. All else may be empty.');
  const status = within(help).getByText('Status').closest('div');
  expect(status?.textContent).toContain('New, Contacted, Lost');
});

// A7: what is required is what the form asks for now, of whoever asks.
it.each([
  ['admin', true],
  ['partner', false],
])('says that a partner is required, where the house asks for one: %s', async (role, asked) => {
  const h = house({
    Get: () => aDetail(aDraft([]).import),
    Draft: () => aDraft([column({})]),
    Survey: () => aDraft([]).import,
  });
  const me = (await h.Home.Start?.()) as Me;
  h.Home.Start?.mockResolvedValue({
    ...me,
    person: { ...me.person, role },
    house: { ...me.house, partnerRequired: true },
    fields: [...me.fields, { ...me.fields[0], key: 'partner_id', kind: 'code' }],
  });
  draw(<ImportRoom id="i1" />);
  await userEvent.click(await screen.findByRole('button', { name: 'What a file may hold' }));
  const help = await screen.findByRole('dialog', { name: 'What a file may hold' });
  expect(within(help).queryByText(/^Name and Partner ID are required/) !== null).toBe(asked);
  const partner = within(help).getByText('Partner ID', { selector: 'dt' });
  expect(partner.textContent?.includes('*')).toBe(asked);
  within(help).getByText('2025-04-03, 03/04/2025 or 3 April 2025.');
});

// A8
it('reads the file by any one character, and says why it chose the one it did', async () => {
  const d = aDraft([column({})]);
  const h = drawDraft(
    { ...d, view: { ...d.view, reason: '18/200/200' } },
    {
      Reread: (_id: string, how: { delimiter: string }) => ({
        ...d,
        view: { ...d.view, delimiter: how.delimiter },
      }),
    },
  );
  await userEvent.click(await screen.findByRole('button', { name: /^Separator/ }));
  await screen.findByText('18 columns in 200 of 200 rows');
  const own = await screen.findByRole('textbox', { name: 'Another character' });
  await userEvent.type(own, '§{Enter}');
  await waitFor(() => expect(h.Imports.Reread?.mock.calls.at(-1)?.[1]).toMatchObject({ delimiter: '§' }));
});

// A4, A12: no remark is led by a row beside what it says.
it('says each remark in one sentence, alone and among others', async () => {
  const d = aDraft([column({})]);
  const above = { key: 'read.lead_in', row: 1, args: { count: '3' } };
  const formulas = { key: 'read.no_formula', row: 3, args: { count: '2', rows: '3, 7' } };
  drawDraft({ ...d, view: { ...d.view, doubts: [above] } });
  const alone = await screen.findByText('The first 3 lines, above the table, are left out.');
  expect(alone.textContent).toBe('About this file. The first 3 lines, above the table, are left out.');
  cleanup();
  drawDraft({ ...d, view: { ...d.view, doubts: [above, formulas] } });
  const said = (await screen.findAllByRole('listitem')).map((li) => li.textContent);
  expect(said).toContain('The first 3 lines, above the table, are left out.');
  expect(said.find((t) => t?.startsWith('2 formulas have no stored result'))).toContain('rows 3, 7');
  expect(screen.queryByText(/^Row \d/)).toBeNull();
});
