import { Merge as MergeIcon, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Lead } from '../../bridge/types';
import { Provenance } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { moment, num } from '../../words/formats';
import { useSay } from '../../words/say';
import s from './LeadSheet.module.css';
import { type Merge, useMerges } from './merged';
import { rowHref } from './PastValues';
import { UnmergeDialog } from './UnmergeDialog';

/** What was merged into a lead and when, each with the way back. */
export function Merged({ lead }: { lead: Lead }) {
  const say = useSay();
  const merges = useMerges(lead.id).data ?? [];
  const [taking, setTaking] = useState<Merge | null>(null);
  if (merges.length === 0) return null;
  return (
    <section className={s.related} aria-label={say('merged.title')}>
      <h2 className={s.sec}>{say('merged.title')}</h2>
      <ul className={s.merged}>
        {merges.map((m) => (
          <li key={m.at}>
            <div className="col">
              <MergeName of={m} />
              <small className="muted">
                {moment(m.at)}
                {m.by && `, ${m.by}`}
              </small>
            </div>
            {('join' in m || m.rows.may) && (
              <Button size="sm" icon={Undo2} onPress={() => setTaking(m)}>
                {say('merged.unmerge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {taking && <UnmergeDialog lead={lead} of={taking} onClose={() => setTaking(null)} />}
    </section>
  );
}

/** Where a merge came from: "from zillow-march.csv row 214", or the leads that were made one with this. */
function MergeName({ of: m }: { of: Merge }) {
  const say = useSay();
  if ('rows' in m) {
    const { from, rows } = m.rows;
    return (
      <Provenance file={from.file} row={from.row} href={rowHref(from.import, from.row)}>
        {rows.length > 1 && (
          <span className="muted">
            {say('merged.more_rows', { count: rows.length - 1, rows: num(rows.length - 1) })}
          </span>
        )}
      </Provenance>
    );
  }
  return (
    <span className="row">
      <Icon of={MergeIcon} size={12} />
      {m.join.leads.map((l) => l.name || say('leads.no_name')).join(', ')}
    </span>
  );
}
