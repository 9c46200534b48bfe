import { type Merge, useMerges } from './merged';
import { useLead } from './queries';
import { UnmergeDialog } from './UnmergeDialog';

/** Asks about un-merging one row of an import from the lead it went into, as the lead's own sheet does. */
export function UnmergeRow(p: { lead: string; imp: string; row: number; onClose: () => void }) {
  const lead = useLead(p.lead).data;
  const merge = useMerges(p.lead).data?.find(
    (m) => 'rows' in m && m.rows.from.import === p.imp && m.rows.rows.includes(p.row),
  );
  if (lead?.id !== p.lead || !merge || !('rows' in merge)) return null;
  const { rows: all } = merge;
  const of: Merge = { ...merge, rows: { ...all, from: { ...all.from, row: p.row }, rows: [p.row] } };
  return <UnmergeDialog lead={lead} of={of} onClose={p.onClose} />;
}
