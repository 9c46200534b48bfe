import { useState } from 'react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { Partner } from '../../bridge/types';
import { sameName } from '../../lib/names';
import { Callout } from '../../ui/Callout';
import { TextField } from '../../ui/Field';
import { FormDialog } from '../../ui/FormDialog';
import { useSay } from '../../words/say';
import s from './Partners.module.css';
import { type AgentForm, usePartnerWork } from './queries';

/** Adds one of a partner's people, or changes one. */
export function AgentDialog({
  partner,
  agent,
  onClose,
}: {
  partner: Partner;
  agent: Partner['agents'][number] | undefined;
  onClose: () => void;
}) {
  const say = useSay();
  const people = useMe().data?.people ?? [];
  const { addAgent, editAgent } = usePartnerWork();
  const [form, setForm] = useState<AgentForm>({ name: agent?.name ?? '', email: agent?.email ?? '' });
  const work = agent ? editAgent : addAgent;
  const error = work.error ? callError(work.error) : undefined;
  const same = sameName(form.name, people, agent?.id);
  const put = (next: Partial<AgentForm>) => {
    setForm((f) => ({ ...f, ...next }));
    if (error) work.reset();
  };
  const keep = () => {
    if (!form.name.trim()) return;
    if (agent) editAgent.mutate({ id: agent.id, form }, { onSuccess: onClose });
    else addAgent.mutate({ code: partner.code, form }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      onClose={onClose}
      onKeep={keep}
      title={agent ? say('partners.edit_title', { name: agent.name }) : say('partners.add_agent')}
      lede={agent ? undefined : partner.name}
      keepLabel={agent ? say('common.save') : say('partners.add_agent')}
      busy={work.isPending}
      incomplete={!form.name.trim()}
      trouble={error && Object.keys(error.fields).length === 0 ? error.message : undefined}
      className={s.form}
    >
      <TextField
        label={say('partners.name')}
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
        label={say('partners.email')}
        type="email"
        value={form.email}
        error={error?.field('email')}
        onChange={(email) => put({ email })}
      />
    </FormDialog>
  );
}
