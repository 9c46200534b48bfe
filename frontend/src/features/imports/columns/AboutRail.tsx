import { isAlone } from '../../../bridge/me';
import { Checkbox, RadioCards } from '../../../ui/Choices';
import { useSay } from '../../../words/say';
import type { ImportForm, Mapping, Me } from '../types';
import { AboutFields } from './AboutFields';
import { Defaults } from './Defaults';
import s from './Rail.module.css';
import { RuleFields } from './RuleFields';

/** What is said of an import beside its columns. */
export function AboutRail({
  form,
  me,
  mapping,
  keeper,
  onChange,
}: {
  form: ImportForm;
  me: Me | undefined;
  mapping: Mapping;
  /** Whose the leads become whatever is chosen, "" for nobody. */
  keeper: string;
  onChange: (next: Partial<ImportForm>, when: 'now' | 'soon') => void;
}) {
  const say = useSay();
  return (
    <aside className={s.rail} aria-label={say('import.about')}>
      <RuleFields form={form} mapping={mapping} onChange={onChange} />
      <section className={s.block}>
        <h2>{say('import.about')}</h2>
        <AboutFields form={form} me={me} mapping={mapping} keeper={keeper} onChange={onChange} />
      </section>
      <Defaults form={form} me={me} onChange={onChange} />
      <section className={s.block}>
        <h2>{say('columns.policy')}</h2>
        <RadioCards
          className={s.cards}
          label={say('columns.policy')}
          value={form.policy}
          onChange={(id) => onChange({ policy: id as ImportForm['policy'] }, 'now')}
          cards={[
            { id: 'strict', label: say('columns.strict'), hint: say('columns.strict_hint') },
            { id: 'partial', label: say('columns.partial'), hint: say('columns.partial_hint') },
          ]}
        />
      </section>
      {me?.rights.approve && (
        <section className={s.block}>
          <Checkbox
            label={say('columns.approve_now')}
            checked={form.approveNow}
            onChange={(approveNow) => onChange({ approveNow }, 'now')}
            hint={say(
              `columns.approve_${form.approveNow ? 'now' : 'later'}_${isAlone(me) ? 'alone' : 'hint'}`,
            )}
          />
        </section>
      )}
    </aside>
  );
}
