// The rows of an import, page by page, as the grid comes to them.
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '../../../ui/grid/windower';
import { anyRows, pageRows, rowsQuery } from '../rows';
import type { RowPage, RowsOf, RowView } from '../types';

function pagesOf(span: Span): number[] {
  const first = Math.floor(span.first / pageRows);
  const last = Math.floor(Math.max(span.first, span.end - 1) / pageRows);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export interface Rows {
  /** The row at a place, once it is here. */
  at: (index: number) => RowView | undefined;
  /** Numbers of the rows from a place to another, asked for where they are not here. */
  numbers: (from: number, to: number) => Promise<number[]>;
  /** The place of the first row that needs fixing after a row number, of those in scope "errors", and the row; -1 for none. */
  nextError: (after: number) => Promise<{ index: number; row?: RowView }>;
  error: Error | null;
  refetch: () => void;
}

/** The first page, which says what the others are: columns, total, groups. */
export function useRows(id: string, of: RowsOf, span: Span): Rows {
  const qc = useQueryClient();
  const wanted = pagesOf(span);
  const [pages, setPages] = useState(wanted);
  const name = wanted.join();
  const near = useRef(wanted);
  // A step to the next page asks at once; a drag of the bar only where it comes to rest.
  useEffect(() => {
    const next = name.split(',').map(Number);
    const touching = next.some((p) => near.current.some((q) => Math.abs(p - q) <= 1));
    const t = setTimeout(
      () => {
        near.current = next;
        setPages(next);
      },
      touching ? 0 : 80,
    );
    return () => clearTimeout(t);
  }, [name]);
  const got = useQueries({ queries: pages.map((p) => rowsQuery(id, of, p)) });
  const held = useMemo(() => {
    const m = new Map<number, RowPage>();
    pages.forEach((p, i) => {
      const d = got[i]?.data;
      if (d) m.set(p, d);
    });
    return m;
  }, [pages, got]);

  const page = (p: number, o: RowsOf = of) => qc.fetchQuery(rowsQuery(id, o, p));
  const errors: RowsOf = { ...anyRows, scope: 'errors' };
  return {
    at: (index) => {
      const p = Math.floor(index / pageRows);
      const d = held.get(p) ?? qc.getQueryData<RowPage>(rowsQuery(id, of, p).queryKey);
      return d?.rows[index % pageRows];
    },
    numbers: async (from, to) => {
      const out: number[] = [];
      for (let p = Math.floor(from / pageRows); p <= Math.floor(to / pageRows); p++) {
        const d = await page(p);
        d.rows.forEach((r, i) => {
          const at = p * pageRows + i;
          if (at >= from && at <= to) out.push(r.row);
        });
      }
      return out;
    },
    nextError: async (after) => {
      const first = await page(0, errors);
      if (first.total === 0) return { index: -1 };
      // Rows come in the order of the file: the page is found by halving.
      let low = 0;
      let high = Math.ceil(first.total / pageRows) - 1;
      while (low < high) {
        const mid = Math.floor((low + high) / 2);
        const d = await page(mid, errors);
        if ((d.rows[d.rows.length - 1]?.row ?? 0) > after) high = mid;
        else low = mid + 1;
      }
      for (let p = low; p * pageRows < first.total; p++) {
        const d = await page(p, errors);
        const i = d.rows.findIndex((r) => r.row > after && r.verdict === 'error');
        if (i >= 0) return { index: p * pageRows + i, row: d.rows[i] };
      }
      const i = first.rows.findIndex((r) => r.verdict === 'error');
      return { index: i, row: first.rows[i] };
    },
    error: (got.find((g) => g.error)?.error as Error | undefined) ?? null,
    refetch: () => {
      for (const g of got) if (g.error) void g.refetch();
    },
  };
}
