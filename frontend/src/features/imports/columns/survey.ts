import { useEffect, useRef } from 'react';
import { newJob } from '../../../bridge';
import { useSurveyOf } from '../jobs';
import { useStart } from '../queries';
import type { ImportDraft, JobProgress, Mapping } from '../types';

// What the first look takes of a file: that many bytes of a text, and of it that many rows.
const firstBytes = 512 << 10;
const firstRows = 200;

/** Whether a file has no rows: that is known once all of it was read, for its first row may be longer than the first look. */
export function isEmpty(m: Mapping): boolean {
  return m.whole && m.seen === 0;
}

/** How many rows the file has, where that is known: all of them were looked at. */
export function knownRows(d: ImportDraft): number {
  if (d.import.counts.rows > 0) return d.import.counts.rows;
  const small = d.import.format === 'xlsx' || d.import.size <= firstBytes;
  return d.mapping.whole || (small && d.mapping.seen < firstRows) ? d.mapping.seen : 0;
}

/** Has the whole file read while the person looks at the columns, once for each way of reading it. */
export function useSurvey(draft: ImportDraft): JobProgress | undefined {
  const id = draft.import.id;
  const { mutate } = useStart(id, 'Survey');
  const asked = useRef('');
  const v = draft.view;
  const way = [
    v.encoding,
    v.delimiter,
    v.quote,
    v.headerRow,
    v.sheet,
    ...draft.mapping.columns.map((c) => c.key),
  ].join('\n');
  const { whole } = draft.mapping;
  useEffect(() => {
    if (whole || asked.current === way) return;
    asked.current = way;
    // Whatever keeps it from being read now keeps nobody from going on: staging reads it too.
    mutate(newJob());
  }, [whole, way, mutate]);
  return useSurveyOf(id);
}
