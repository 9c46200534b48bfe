import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { useRemap } from '../columns/queries';
import { ValuesDialog } from '../columns/ValuesDialog';
import { keys } from '../queries';
import { listed } from '../shown';
import type { Field, ImportDraft, Mapping, RowColumn, ValueMap } from '../types';

/** Says whether the values of a column can be matched: it is one of the file and goes to a list. */
export function matchable(col: RowColumn | undefined, field: Field | undefined): boolean {
  return !!col && col.column >= 0 && !!field && listed.includes(field.kind);
}

/**
 * What the values of a column become, in the whole file. Choices are gathered and kept together when it
 * closes: the rows are read anew by them, with every correction laid over again.
 */
export function MatchValues(p: { draft: ImportDraft; column: number; onClose: () => void }) {
  const say = useSay();
  const { mapping } = p.draft;
  const { id } = p.draft.import;
  const c = mapping.columns.find((x) => x.index === p.column);
  const [values, setValues] = useState<ValueMap[] | null>(null);
  const qc = useQueryClient();
  const remap = useRemap(id);
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));
  if (!c) return null;
  const close = () => {
    p.onClose();
    if (!values) return;
    /** The mapping of this moment with the column as given: what became of others meanwhile stays. */
    const withColumn = (col: Mapping['columns'][number]): Mapping => {
      const now = qc.getQueryData<ImportDraft>(keys.draft(id))?.mapping ?? mapping;
      return { ...now, columns: now.columns.map((x) => (x.index === col.index ? col : x)) };
    };
    // The review gives way to the rows being read anew, and this with it: its promise goes on.
    void remap.mutateAsync(withColumn({ ...c, values, chosen: true, confidence: 'sure' })).then(
      () =>
        toast(say('values.matched', { column: c.header }), {
          label: say('common.undo'),
          do: () => void remap.mutateAsync(withColumn(c)).catch(trouble),
        }),
      trouble,
    );
  };
  return (
    <ValuesDialog
      id={id}
      column={values ? { ...c, values } : c}
      whole={mapping.whole}
      onChange={setValues}
      onClose={close}
    />
  );
}
