import { useState } from 'react';
import { useMe } from '../../bridge/me';
import type { Field, HistoryEntry, Lead } from '../../bridge/types';
import { IdCopy, Provenance } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { day, moment } from '../../words/formats';
import { useSay } from '../../words/say';
import { Contacts } from './Contacts';
import { LeadField } from './LeadField';
import s from './LeadSheet.module.css';
import { rowHref } from './PastValues';

const sections = ['contact', 'property', 'financing', 'custom', 'work', 'origin'] as const;
/** Shown even when empty: what one asks first of a lead. */
const always = new Set([
  'full_name',
  'intent',
  'address_line1',
  'city',
  'budget_max',
  'financing',
  'prequalified',
  'source',
  'message',
  'rating',
]);

/** What is known of a lead, field by field; the empty ones one seldom asks for are shown on demand. */
export function LeadSections({ lead, history }: { lead: Lead; history: readonly HistoryEntry[] }) {
  const say = useSay();
  const me = useMe().data;
  const [everything, setEverything] = useState(false);
  const fieldsOf = (section: string): Field[] =>
    (me?.fields ?? []).filter(
      (f) =>
        f.section === section &&
        !f.view &&
        !f.unset &&
        f.kind !== 'notes' &&
        f.key !== 'status' &&
        f.key !== 'owner' &&
        f.kind !== 'instant',
    );
  const visible = (f: Field) =>
    everything ||
    (lead.values[f.key] ?? '') !== '' ||
    always.has(f.key) ||
    lead.asked.some((x) => x.field === f.key);
  const hidden = (me?.fields ?? []).some((f) => fieldsOf(f.section).includes(f) && !visible(f));

  return (
    <>
      {sections.map((sec) => {
        const list = fieldsOf(sec).filter(visible);
        if (list.length === 0 && sec !== 'contact' && sec !== 'origin') return null;
        return (
          <section key={sec} aria-label={say(`section.${sec}`)}>
            <h2 className={s.sec}>{say(`section.${sec}`)}</h2>
            {sec === 'contact' && (
              <>
                <Contacts lead={lead} of="phones" history={history} />
                <Contacts lead={lead} of="emails" history={history} />
              </>
            )}
            <dl className={s.kv}>
              {list.map((f) => (
                <div key={f.key} className={s.contact}>
                  <LeadField lead={lead} field={f} history={history} />
                </div>
              ))}
              {sec === 'origin' && (
                <>
                  <div className={s.contact}>
                    <dt>{say('lead.added')}</dt>
                    <dd className={s.plain}>
                      <span title={moment(lead.created)}>
                        {lead.from.file ? day(lead.created) : `${day(lead.created)}, ${lead.addedBy}`}
                      </span>
                    </dd>
                  </div>
                  {lead.from.file && (
                    <div className={s.contact}>
                      <dt className="vh">{say('lead.open_import')}</dt>
                      <dd className={s.wide}>
                        <Provenance
                          file={lead.from.file}
                          row={lead.from.row}
                          href={lead.from.import ? rowHref(lead.from.import, lead.from.row) : undefined}
                        />
                      </dd>
                    </div>
                  )}
                  {everything && (
                    <div className={s.contact}>
                      <dt>{say('lead.id')}</dt>
                      <dd>
                        <IdCopy id={lead.id} label={say('lead.id')} />
                      </dd>
                    </div>
                  )}
                </>
              )}
            </dl>
          </section>
        );
      })}
      {(hidden || everything) && (
        <Button look="link" size="sm" className={s.more} onPress={() => setEverything(!everything)}>
          {say(everything ? 'lead.fewer_fields' : 'lead.more_fields')}
        </Button>
      )}
    </>
  );
}
