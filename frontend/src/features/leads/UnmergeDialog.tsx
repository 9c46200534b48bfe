import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../bridge/me';
import type { Lead, UndoField } from '../../bridge/types';
import { useAnswer } from '../../lib/answer';
import { SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Segment } from '../../ui/Choices';
import { Dialog } from '../../ui/Dialog';
import { sayKey, useSay } from '../../words/say';
import { changedValue, fieldLabel } from './fields';
import s from './LeadSheet.module.css';
import { type Merge, useUnmerge, useUnmerging } from './merged';

/** Shows what un-merging does field by field, and asks what becomes of those that people edited since. */
export function UnmergeDialog({ lead, of, onClose }: { lead: Lead; of: Merge; onClose: () => void }) {
  const say = useSay();
  const me = useMe().data;
  const does = useUnmerging(of);
  const unmerge = useUnmerge(lead.id);
  const [put, setPut] = useState<readonly string[]>([]);
  const { busy, answer } = useAnswer(onClose);
  const fields = does.data?.fields ?? [];
  const back = fields.filter((f) => !f.kept);
  const edited = fields.filter((f) => f.kept && f.edited);
  const kept = fields.filter((f) => f.kept && !f.edited);
  const text = (f: UndoField, v: string) =>
    changedValue(f.field, v, me?.fields ?? [], me?.people ?? []) || say('lead.was_empty');
  const name =
    'rows' in of
      ? `${of.rows.from.file} ${say('lead.from_row_n', { row: of.rows.from.row })}`
      : of.join.leads.map((l) => l.name || say('leads.no_name')).join(', ');
  return (
    <Dialog
      title={say('merged.unmerge_title', { name })}
      lede={say('join' in of ? 'merged.lede_join' : 'merged.lede', {
        name: lead.name || say('leads.no_name'),
      })}
      open
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button onPress={onClose} autoFocus>
            {say('common.cancel')}
          </Button>
          <Button
            look="danger"
            icon={Undo2}
            busy={busy}
            isDisabled={does.data?.blocked !== ''}
            onPress={() => answer(() => unmerge(of, [...put]))}
          >
            {say('merged.unmerge')}
          </Button>
        </>
      }
    >
      {does.isError ? (
        <Callout tone="brick" title={does.error.message} />
      ) : !does.data ? (
        <SkeletonRows rows={3} columns={2} />
      ) : does.data.blocked ? (
        <Callout tone="brass" title={sayKey(does.data.blocked) ?? say('undo.list_blocked')} />
      ) : (
        <div className={s.unmerge}>
          {edited.length > 0 && (
            <section aria-label={say('merged.edited')}>
              <h3>{say('merged.edited')}</h3>
              {edited.map((f) => (
                <div key={f.field} className={s.conflict}>
                  <span className="medium">{fieldLabel(f.field)}</span>
                  <span className="sel">
                    {text(f, f.now)}{' '}
                    <span className="muted">{say('merged.before', { value: text(f, f.before) })}</span>
                  </span>
                  <Segment
                    label={fieldLabel(f.field)}
                    parts={[
                      { id: 'keep', label: say('merged.keep') },
                      { id: 'put', label: say('lead.put_back') },
                    ]}
                    value={put.includes(f.field) ? 'put' : 'keep'}
                    onChange={(id) =>
                      setPut(id === 'put' ? [...put, f.field] : put.filter((x) => x !== f.field))
                    }
                  />
                </div>
              ))}
            </section>
          )}
          {back.length > 0 && (
            <section aria-label={say('merged.goes_back')}>
              <h3>{say('merged.goes_back')}</h3>
              {back.map((f, i) => (
                <div key={`${f.field}${i}`} className={s.conflict}>
                  <span className="medium">{fieldLabel(f.field)}</span>
                  <span className="sel">
                    <s className="muted">{text(f, f.now)}</s> → {text(f, f.before)}
                  </span>
                </div>
              ))}
            </section>
          )}
          {kept.length > 0 && (
            <p className="muted">
              {say('merged.kept', { fields: [...new Set(kept.map((f) => fieldLabel(f.field)))].join(', ') })}
            </p>
          )}
          {fields.length === 0 && <p className="muted">{say('merged.nothing')}</p>}
        </div>
      )}
    </Dialog>
  );
}
