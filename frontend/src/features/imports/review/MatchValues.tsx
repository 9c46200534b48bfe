import { useState } from 'react';
import { toast, toastTrouble } from '../../../ui/Toast';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { useRemap } from '../columns/queries';
import { ValuesDialog } from '../columns/ValuesDialog';
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
  const remap = useRemap(id);
  const trouble = (e: unknown) => toastTrouble(sayTrouble(e));
  if (!c) return null;
  const close = () => {
    p.onClose();
    if (!values) return;
    const now: Mapping = {
      ...mapping,
      columns: mapping.columns.map((x) =>
        x.index === c.index ? { ...x, values, chosen: true, confidence: 'sure' } : x,
      ),
    };
    // The review gives way to the rows being read anew, and this with it: its promise goes on.
    void remap.mutateAsync(now).then(
      () =>
        toast(say('values.matched', { column: c.header }), {
          label: say('common.undo'),
          do: () => void remap.mutateAsync(mapping).catch(trouble),
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
