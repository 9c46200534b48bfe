import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aDetail, counts, draw, house } from '../../../testing/imports';
import { Details } from './Details';

const ran = counts({ rows: 10, done: 10, created: 6, merged: 2, failed: 2 });
const nobody = () => ({ columns: [], rows: [], total: 0, counts: ran, groups: [] });

// E6: what was said of an import, its file, who and when, and what can be done by its state.
it('E6: names all that was said of an import', async () => {
  house({ Rows: nobody });
  draw(
    <Details
      detail={aDetail({
        name: 'Spring fair',
        state: 'waiting',
        phase: 'done',
        file: 'spring fair.csv',
        size: 2048,
        byName: 'Claire Beaumont',
        modifiedBy: 'Nadia Rahal',
        description: 'Names from the stand',
        comments: 'Met at the fair',
        source: 'Billboard',
        rating: 'Hot',
        counts: ran,
      })}
    />,
  );
  expect(await screen.findByRole('heading', { name: 'Spring fair' })).toBeTruthy();
  for (const said of [
    'Pending approval',
    'spring fair.csv',
    'Claire Beaumont',
    'Names from the stand',
    'Met at the fair',
    'Billboard',
    'Hot',
  ])
    expect(screen.getAllByText(said, { exact: false }).length, said).toBeGreaterThan(0);
  for (const fact of ['File', 'Entered', 'Started', 'Finished at', 'Source', 'Rating', 'Comments'])
    expect(screen.getAllByText(fact).length, fact).toBeGreaterThan(0);
  for (const word of ['Rows handled', 'Successful', 'Rows in the file'])
    expect(screen.getAllByText(word).length, word).toBeGreaterThan(0);
});

it.each([
  ['waiting', ['Approve', 'Delete', 'View results', 'Download error rows'], ['Undo import']],
  ['approved', ['Undo import', 'View results', 'Download error rows'], ['Approve', 'Delete']],
  ['cancelled', ['Delete'], ['Approve', 'Undo import', 'View results']],
] as const)('E6: offers what can be done with one that is %s', async (state, shown, hidden) => {
  house({ Rows: nobody });
  draw(<Details detail={aDetail({ state, phase: 'done', counts: ran })} />);
  for (const name of shown) expect(await screen.findByRole('button', { name })).toBeTruthy();
  for (const name of hidden) expect(screen.queryByRole('button', { name })).toBeNull();
});

// C4: where no error is left, what came in is said in numbers.
it('C4: says how many leads came in', async () => {
  house({ Rows: nobody });
  const c = counts({ rows: 9, done: 9, created: 7, merged: 2 });
  draw(<Details detail={aDetail({ state: 'approved', phase: 'done', counts: c })} />);
  expect(await screen.findByText('7 new leads are in the book.')).toBeTruthy();
  const figures = screen.getByText('Successful').closest('dl') as HTMLElement;
  expect(within(figures).getAllByText('9').length).toBeGreaterThan(1);
  expect(screen.getByText('All 9 rows of the file are accounted for')).toBeTruthy();
});

// E4: what is said in numbers adds up to the rows of the file, those that stayed out among them.
it('E4: accounts for every row in numbers that add up', async () => {
  house({ Rows: nobody });
  const c = counts({
    rows: 12,
    done: 12,
    created: 4,
    merged: 1,
    unchanged: 2,
    skipped: 1,
    leftOut: 1,
    failed: 3,
  });
  draw(<Details detail={aDetail({ state: 'approved', phase: 'done', counts: c })} />);
  const number = async (word: string) =>
    Number((await screen.findByText(word)).parentElement?.querySelector('dd')?.textContent);
  expect(await number('Successful')).toBe(7);
  expect(await number('Stayed out')).toBe(2);
  expect(await number('Unsuccessful')).toBe(3);
  expect(await number('Rows handled')).toBe(12);
  expect(await number('Rows in the file')).toBe(12);
});
