import { useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { Person, PersonForm } from '../../bridge/types';
import { sameName } from '../../lib/names';
import { Callout } from '../../ui/Callout';
import { Checkbox } from '../../ui/Choices';
import { Combobox } from '../../ui/Combobox';
import { TextField } from '../../ui/Field';
import { FormDialog } from '../../ui/FormDialog';
import { Select } from '../../ui/Select';
import { useSay } from '../../words/say';
import s from './People.module.css';
import { formOf, usePeopleWork } from './people';

/** Adds a person of the office, or changes one. */
export function PersonDialog({ person, onClose }: { person: Person | undefined; onClose: () => void }) {
  const say = useSay();
  const me = useMe().data;
  const { add, edit } = usePeopleWork();
  const [form, setForm] = useState<PersonForm>(
    person ? formOf(person) : { name: '', login: '', email: '', role: 'agent', site: '', import: true },
  );
  const work = person ? edit : add;
  const error = work.error ? callError(work.error) : undefined;
  const same = sameName(form.name, me?.people ?? [], person?.id);
  const put = (next: Partial<PersonForm>) => {
    setForm((f) => ({ ...f, ...next }));
    if (error) work.reset();
  };
  const keep = () => {
    if (!form.name.trim()) return;
    if (person) edit.mutate({ id: person.id, form }, { onSuccess: onClose });
    else add.mutate(form, { onSuccess: onClose });
  };
  return (
    <FormDialog
      onClose={onClose}
      onKeep={keep}
      title={person ? say('partners.edit_title', { name: person.name }) : say('people.add')}
      keepLabel={person ? say('common.save') : say('people.add')}
      busy={work.isPending}
      incomplete={!form.name.trim()}
      trouble={error && Object.keys(error.fields).length === 0 ? error.message : undefined}
      className={s.form}
    >
      <TextField
        label={say('people.name')}
        required
        autoFocus
        value={form.name}
        error={error?.field('name')}
        onChange={(name) => put({ name })}
      />
      {same.length > 0 && (
        <Callout tone="brass" title={say('people.same_name', { name: same[0]?.name ?? '' })}>
          {say('people.same_name_hint')}
        </Callout>
      )}
      <TextField
        label={say('people.email')}
        type="email"
        value={form.email}
        error={error?.field('email')}
        onChange={(email) => put({ email })}
        hint={say('people.email_hint')}
      />
      <div className={s.pair}>
        <Select
          label={say('people.role')}
          required
          value={form.role}
          error={error?.field('role')}
          onChange={(role) => put({ role: role as PersonForm['role'] })}
          choices={(['admin', 'director', 'agent'] as const).map((id) => ({
            id,
            label: say(`role.${id}`),
          }))}
        />
        <Combobox
          label={say('field.site')}
          value={form.site}
          onChange={(site) => put({ site })}
          choices={(me?.lists.find((l) => l.name === 'site')?.values ?? []).map((v) => ({
            id: v,
            label: v,
          }))}
        />
      </div>
      <TextField
        label={say('people.login')}
        value={form.login}
        error={error?.field('login')}
        onChange={(login) => put({ login })}
        hint={say('people.login_hint')}
      />
      <Checkbox
        label={say('people.import_tick')}
        checked={form.import}
        onChange={(on) => put({ import: on })}
        hint={form.role === 'agent' ? say('people.import_waits') : undefined}
      />
    </FormDialog>
  );
}
