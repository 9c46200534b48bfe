import { useEffect, useRef } from 'react';
import { newJob } from '../../../bridge';
import { useSurveyOf } from '../jobs';
import { useStart } from '../queries';
import type { ImportDraft, JobProgress } from '../types';

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
  const whole = draft.mapping.whole || draft.mapping.seen === 0;
  useEffect(() => {
    if (whole || asked.current === way) return;
    asked.current = way;
    // Whatever keeps it from being read now keeps nobody from going on: staging reads it too.
    mutate(newJob());
  }, [whole, way, mutate]);
  return useSurveyOf(id);
}
