import { Button as RacButton } from 'react-aria-components';
import { useMe } from '../../bridge/me';
import type { HistoryEntry, Lead } from '../../bridge/types';
import { Provenance } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Tag } from '../../ui/Marks';
import { Popover } from '../../ui/Popover';
import { moment } from '../../words/formats';
import { useSay } from '../../words/say';
import { changedValue } from './fields';
import s from './LeadSheet.module.css';

/** Where a row of an import is shown. */
export function rowHref(importId: string, row: number): string {
  return `#/imports/${encodeURIComponent(importId)}?row=${row}`;
}

/** The dot beside a field that an import changed; it opens every value the field had. */
export function PastValues(p: {
  lead: Lead;
  field: string;
  label: string;
  history: readonly HistoryEntry[];
  use: (value: string) => void;
}) {
  const say = useSay();
  const me = useMe().data;
  const mine = p.history.filter((h) => h.field === p.field);
  if (mine.length < 2) return null;
  const byImport = mine.some((h) => h.from.import !== '');
  return (
    <Popover
      label={say('lead.past_values', { field: p.label })}
      content={(close) => (
        <div className={s.past}>
          <div className="row">
            <h3>{p.label}</h3>
            <span className="muted t12">{say('lead.values', { count: mine.length })}</span>
          </div>
          <ul>
            {mine.map((h, i) => (
              <li key={`${h.at}${h.now}`}>
                <div className="row">
                  <span className={i === 0 ? 'medium sel' : 'sel'}>
                    {changedValue(h.field, h.now, me?.fields ?? [], me?.people ?? []) ||
                      say('lead.was_empty')}
                  </span>
                  {i === 0 && <Tag>{say('lead.now')}</Tag>}
                </div>
                <small>
                  {moment(h.at)}{' '}
                  {h.from.file ? (
                    <Provenance
                      file={h.from.file}
                      row={h.from.row}
                      href={h.from.import ? rowHref(h.from.import, h.from.row) : undefined}
                    />
                  ) : (
                    say('lead.typed_by', { name: h.by })
                  )}
                </small>
                {i > 0 && (
                  <Button
                    size="sm"
                    onPress={() => {
                      p.use(h.now);
                      close();
                    }}
                  >
                    {say('lead.use_this')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    >
      <RacButton
        className={s.dot ?? ''}
        data-import={byImport || undefined}
        aria-label={say('lead.past_values', { field: p.label })}
      />
    </Popover>
  );
}
