import { Handshake, ListChecks, MapPin, Phone, Thermometer } from 'lucide-react';
import { usePlans } from '../../../bridge/plans';
import { Combobox } from '../../../ui/Combobox';
import { TextField } from '../../../ui/Field';
import { Icon, type LucideIcon } from '../../../ui/Icon';
import { Avatar } from '../../../ui/Marks';
import { Select } from '../../../ui/Select';
import { sayKey, useSay } from '../../../words/say';
import type { ImportForm, Mapping, Me } from '../types';
import { unowned } from '../unowned';
import s from './Rail.module.css';

export type Change = (next: Partial<ImportForm>, when: 'now' | 'soon') => void;

const none = '-';

/** What stands on every lead of the import, unless a column says otherwise. */
export function AboutFields(p: {
  form: ImportForm;
  me: Me | undefined;
  mapping: Mapping;
  /** Whose the leads become whatever is chosen, "" for nobody. */
  keeper: string;
  onChange: Change;
}) {
  const say = useSay();
  const { form, me, mapping, keeper, onChange } = p;
  const values = (list: string) => me?.lists.find((l) => l.name === list)?.values ?? [];
  const column = (key: string) => mapping.columns.find((c) => c.key === key)?.header;
  const source = column('source');
  const owner = column('owner');
  const sites = values('site');
  // Who belongs to one site brings leads in for it, and only the broker for another.
  const offices = new Set(
    (me?.people ?? []).filter((x) => x.standing !== 'gone' && x.site).map((x) => x.site),
  );
  const ownSite = me?.person.role !== 'admin' && !!me?.person.site;
  const list = (
    name: 'rating' | 'site' | 'lead_type',
    at: 'rating' | 'site' | 'leadType',
    icon: LucideIcon,
    off = false,
    required = false,
  ) => (
    <Select
      off={off}
      required={required}
      label={say(`field.${name}`)}
      value={form[at] || none}
      onChange={(id) => onChange({ [at]: id === none ? '' : id }, 'now')}
      choices={[
        { id: none, label: say('columns.none') },
        ...[...new Set([...values(name), form[at]])].filter(Boolean).map((v) => ({
          id: v,
          label: sayKey(`option.${name}.${v}`) ?? v,
          mark: <Icon of={icon} size={14} className="muted" />,
        })),
      ]}
      hint={
        column(name)
          ? say('columns.source_hint', { column: column(name) ?? '' })
          : off
            ? say('columns.site_yours')
            : undefined
      }
    />
  );
  return (
    <>
      <TextField
        label={say('columns.name')}
        required
        value={form.name}
        error={form.name.trim() ? undefined : say('import.name_missing')}
        onChange={(name) => onChange({ name }, 'soon')}
      />
      {/* Named after the file at first, which half a line would cut. */}
      <Combobox
        label={say('columns.source')}
        choices={values('source').map((v) => ({ id: v, label: sayKey(`option.source.${v}`) ?? v }))}
        value={form.source}
        onChange={(t) => onChange({ source: t }, 'soon')}
      />
      {source && <p className={s.hint}>{say('columns.source_hint', { column: source })}</p>}
      <div className={s.two}>
        {list('rating', 'rating', Thermometer)}
        {list('lead_type', 'leadType', Phone)}
      </div>
      {sites.length > 1 && list('site', 'site', MapPin, ownSite, offices.size > 1 && !column('site'))}
      <Select
        off={!!keeper}
        label={say('columns.owner')}
        value={keeper ? none : form.owner || none}
        onChange={(id) => onChange({ owner: id === none ? '' : id }, 'now')}
        choices={[
          keeper
            ? { id: none, label: keeper, mark: <Avatar name={keeper} /> }
            : { id: none, label: say('common.nobody') },
          ...(me?.people ?? [])
            .filter((x) => x.standing !== 'gone' || x.id === form.owner)
            .map((x) => ({
              id: x.id,
              label: x.name,
              mark: <Avatar name={x.name} />,
              note: x.partnerName || undefined,
            })),
        ]}
        hint={
          owner
            ? say('columns.owner_hint', { column: owner })
            : keeper
              ? say('columns.owner_keeper', { name: keeper })
              : undefined
        }
      />
      <PartnerFields {...p} />
      <PlanField
        form={form}
        nobodys={unowned({ ...form, owner: keeper || form.owner, column: !!owner })}
        onChange={onChange}
      />
      <TextField
        label={say('columns.description')}
        lines={2}
        value={form.description}
        onChange={(description) => onChange({ description }, 'soon')}
      />
      <TextField
        label={say('columns.comments')}
        lines={2}
        value={form.comments}
        onChange={(comments) => onChange({ comments }, 'soon')}
        hint={say('columns.comments_hint')}
      />
    </>
  );
}

/** The action plan that the new leads get; off until it is chosen, in a house that has one in use. */
function PlanField({
  form,
  nobodys,
  onChange,
}: {
  form: ImportForm;
  nobodys: ReturnType<typeof unowned>;
  onChange: Change;
}) {
  const say = useSay();
  const plans = (usePlans().data ?? []).filter((x) => x.inUse || x.id === form.plan);
  if (plans.length === 0) return null;
  return (
    <Select
      label={say('columns.plan')}
      value={form.plan || none}
      onChange={(id) => onChange({ plan: id === none ? '' : id }, 'now')}
      choices={[
        { id: none, label: say('columns.no_plan') },
        ...plans.map((x) => ({
          id: x.id,
          label: x.name,
          mark: <Icon of={ListChecks} size={14} className="muted" />,
          note: x.inUse ? undefined : say('columns.plan_off'),
        })),
      ]}
      hint={
        form.plan ? [say('columns.plan_hint'), nobodys && say(nobodys)].filter(Boolean).join(' ') : undefined
      }
    />
  );
}

/** Whose rows are that name no partner; for those who may name one, in a house that has some. */
function PartnerFields({ form, me, mapping, onChange }: Parameters<typeof AboutFields>[0]) {
  const say = useSay();
  if (!me || me.partners.length === 0 || me.person.partner) return null;
  const agents = me.people.filter((x) => x.agent && x.standing !== 'gone' && x.partner === form.partner);
  const column = mapping.columns.find((c) => c.key === 'partner_id' || c.key === 'agent_id')?.header;
  return (
    <>
      <Select
        label={say('columns.partner')}
        required={me.house.partnerRequired}
        value={form.partner || none}
        onChange={(id) => onChange({ partner: id === none ? '' : id, agent: '' }, 'now')}
        choices={[
          { id: none, label: say('columns.no_partner') },
          ...me.partners
            .filter((x) => x.standing === 'approved' || x.code === form.partner)
            .map((x) => ({
              id: x.code,
              label: x.name,
              mark: <Icon of={Handshake} size={14} className="muted" />,
              note: <span className="mono">{x.code}</span>,
            })),
        ]}
        hint={column ? say('columns.partner_hint', { column }) : undefined}
      />
      {form.partner && agents.length > 1 && (
        <Select
          label={say('columns.agent')}
          value={form.agent || none}
          onChange={(id) => onChange({ agent: id === none ? '' : id }, 'now')}
          choices={[
            { id: none, label: say('columns.no_agent') },
            ...agents.map((x) => ({
              id: x.agent,
              label: x.name,
              mark: <Avatar name={x.name} />,
              note: <span className="mono">{x.agent}</span>,
            })),
          ]}
        />
      )}
    </>
  );
}
