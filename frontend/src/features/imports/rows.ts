// The rows of an import, a page at a time: under review, and once they ran.
import { go } from '../../bridge';
import { keys } from './queries';
import type { RowPage, RowQuery, RowsOf } from './types';

/** Rows come in pages of so many. */
export const pageRows = 100;

/** Every row of the file, in its order. */
export const anyRows: RowsOf = { scope: '', finding: '', field: '', search: '', sort: '', desc: false };

/** All of those rows, for an act on them. */
export const allOf = (of: RowsOf): RowQuery => ({ ...of, offset: 0, limit: 0, bare: false });

/** What a page of rows is asked with; the grid asks for those in sight. Rows that ran change with events, those under review only by hand. */
export function rowsQuery(id: string, of: RowsOf, page: number, ran = false) {
  return {
    queryKey: keys.rows(id, of, page, ran),
    queryFn: (): Promise<RowPage> =>
      go.imports.Rows(id, { ...of, offset: page * pageRows, limit: pageRows, bare: true }),
    staleTime: ran ? 0 : Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  };
}
