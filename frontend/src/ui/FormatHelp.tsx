import { CircleHelp } from 'lucide-react';
import { fieldName } from '../words/fields';
import { type Key, sayKey, useSay } from '../words/say';
import s from './FormatHelp.module.css';
import { IconButton } from './IconButton';
import { Popover } from './Popover';

export interface HelpField {
  key: string;
  kind: string;
  section: string;
  unset: boolean;
}

interface Props {
  fields: readonly HelpField[];
  statuses: readonly string[];
  lists: readonly { name: string; values: readonly string[] }[];
  person: { role: string };
  house: { partnerRequired: boolean };
}

const named = ['full_name', 'first_name', 'last_name', 'company'];

/** The dot beside a file chooser: every field a file may fill, how its values may be written, which are required. Drawn from the catalogue, so it is never older than the form. */
export function FormatHelp(p: Props) {
  const say = useSay();
  return (
    <Popover label={say('help.title')} placement="bottom end" className={s.pop} content={<Fields {...p} />}>
      <IconButton icon={CircleHelp} label={say('help.title')} />
    </Popover>
  );
}

function Fields({ fields, statuses, lists, person, house }: Props) {
  const say = useSay();
  // Where the house asks for a partner it does so of the office's own imports.
  const partner = house.partnerRequired && (person.role === 'admin' || person.role === 'director');
  const shown = fields.filter((f) => !f.unset);
  const sections = [...new Set(shown.map((f) => f.section))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <div className={s.help} tabIndex={0} role="group" aria-label={say('help.title')}>
      <h2>{say('help.title')}</h2>
      <p>{say('help.lede')}</p>
      <p>{say(partner ? 'help.required_partner' : 'help.required')}</p>
      {sections.map((section) => (
        <section key={section}>
          <h3>{sayKey(`section.${section}`) ?? section}</h3>
          <dl>
            {shown
              .filter((f) => f.section === section)
              .map((f) => (
                <div key={f.key} className={s.field}>
                  <dt>
                    {fieldName(f.key) ?? f.key}
                    {(named.includes(f.key) || (partner && f.key === 'partner_id')) && (
                      <span className={s.req} aria-hidden="true">
                        *
                      </span>
                    )}
                  </dt>
                  <dd>
                    {say(`help.kind.${f.kind}` as Key)}
                    {allowed(f, statuses, lists).length > 0 && (
                      <span className={s.values}>{allowed(f, statuses, lists).join(', ')}</span>
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

// What a field of a list takes, as people read it; of a long list its beginning.
function allowed(f: HelpField, statuses: Props['statuses'], lists: Props['lists']): string[] {
  const values =
    f.kind === 'status'
      ? statuses.map((v) => sayKey(`status.${v}`) ?? v)
      : f.kind === 'intent'
        ? ['buy', 'sell', 'rent'].map((v) => sayKey(`intent.${v}`) ?? v)
        : f.kind === 'list'
          ? (lists.find((l) => l.name === f.key)?.values ?? []).map(
              (v) => sayKey(`option.${f.key}.${v}`) ?? v,
            )
          : [];
  return values.length > 12 ? [...values.slice(0, 12), '…'] : values;
}
