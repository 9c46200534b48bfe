import { useState } from 'react';
import { CallError, callError } from '../../bridge/error';
import type { Partner } from '../../bridge/types';
import { TextField } from '../../ui/Field';
import { FormDialog } from '../../ui/FormDialog';
import { useSay } from '../../words/say';
import s from './Partners.module.css';
import { type PartnerForm, usePartnerWork } from './queries';

/** Adds a partner, or changes one. */
export function PartnerDialog({
  partner,
  onClose,
  onAdded,
}: {
  partner?: Partner;
  onClose: () => void;
  onAdded?: (p: Partner) => void;
}) {
  const say = useSay();
  const { add, edit } = usePartnerWork();
  const [form, setForm] = useState<PartnerForm>({
    name: partner?.name ?? '',
    contact: partner?.contact ?? '',
    email: partner?.email ?? '',
    phone: partner?.phone ?? '',
  });
  const work = partner ? edit : add;
  const error = work.error ? callError(work.error) : undefined;
  const at = (field: string) => (error instanceof CallError ? error.field(field) : undefined);
  const put = (next: Partial<PartnerForm>) => {
    setForm((f) => ({ ...f, ...next }));
    if (error) work.reset();
  };
  const keep = () => {
    if (!form.name.trim()) return;
    if (partner) edit.mutate({ code: partner.code, form }, { onSuccess: onClose });
    else
      add.mutate(form, {
        onSuccess: (p) => {
          onClose();
          onAdded?.(p);
        },
      });
  };
  return (
    <FormDialog
      onClose={onClose}
      onKeep={keep}
      title={partner ? say('partners.edit_title', { name: partner.name }) : say('partners.add')}
      keepLabel={partner ? say('common.save') : say('partners.add')}
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
        error={at('name')}
        onChange={(name) => put({ name })}
      />
      <TextField
        label={say('partners.contact')}
        value={form.contact}
        onChange={(contact) => put({ contact })}
        hint={say('partners.contact_hint')}
      />
      <div className={s.two}>
        <TextField
          label={say('partners.email')}
          type="email"
          value={form.email}
          error={at('email')}
          onChange={(email) => put({ email })}
        />
        <TextField
          label={say('partners.phone')}
          type="tel"
          value={form.phone}
          onChange={(phone) => put({ phone })}
        />
      </div>
      {!partner && <p className={s.hint}>{say('partners.new_id_hint')}</p>}
    </FormDialog>
  );
}
