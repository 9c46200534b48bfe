import { Ellipsis, Pencil } from 'lucide-react';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { HouseRules, Person } from '../../bridge/types';
import { Checkbox, Switch } from '../../ui/Choices';
import { IconButton } from '../../ui/IconButton';
import { Avatar, Tag } from '../../ui/Marks';
import { Menu } from '../../ui/Menu';
import { Table, type TableColumn } from '../../ui/Table';
import { toast, toastTrouble } from '../../ui/Toast';
import { num } from '../../words/formats';
import { type Key, useSay } from '../../words/say';
import s from './People.module.css';
import { formOf, usePeopleWork } from './people';

/** The people of the office, and what the house takes from a file. */
export function PeopleTable({
  people,
  outside,
  onEdit,
}: {
  people: readonly Person[];
  outside: number;
  onEdit: (p: Person) => void;
}) {
  const say = useSay();
  const me = useMe().data;
  const { edit, standing, house } = usePeopleWork();
  const trouble = (e: unknown) => toastTrouble(callError(e).message);
  const sites = people.some((p) => p.site);
  const put = (p: Person, to: Person['standing']) => {
    const was = p.standing;
    standing.mutate(
      { id: p.id, standing: to },
      {
        onError: trouble,
        onSuccess: () =>
          toast(say('people.now', { name: p.name, standing: say(`standing.${to}`) }), {
            label: say('common.undo'),
            do: () => standing.mutate({ id: p.id, standing: was }, { onError: trouble }),
          }),
      },
    );
  };
  const site: TableColumn<Person> = {
    id: 'site',
    head: say('field.site'),
    width: '18%',
    cell: (p) => <span className="soft">{p.site}</span>,
  };
  const columns: TableColumn<Person>[] = [
    {
      id: 'name',
      head: say('people.name'),
      cell: (p) => (
        <span className={s.person}>
          <Avatar name={p.name} size="md" />
          <span className={s.two}>
            <span className={s.name}>
              <b className="medium">{p.name}</b>
              {p.standing !== 'active' && <Tag>{say(`standing.${p.standing}`)}</Tag>}
            </span>
            <small>{p.email || p.login}</small>
          </span>
        </span>
      ),
    },
    { id: 'role', head: say('people.role'), width: '9rem', cell: (p) => say(`role.${p.role}`) },
    ...(sites ? [site] : []),
    { id: 'leads', head: say('people.leads'), width: '5.5rem', end: true, cell: (p) => num(p.leads) },
    {
      id: 'import',
      head: say('people.imports'),
      width: '5.5rem',
      end: true,
      cell: (p) => (
        <Checkbox
          bare
          className={s.tick}
          label={say('people.may_import', { name: p.name })}
          checked={p.import}
          off={p.standing === 'gone'}
          onChange={(on) =>
            edit.mutate({ id: p.id, form: { ...formOf(p), import: on } }, { onError: trouble })
          }
        />
      ),
    },
    {
      id: 'more',
      head: <span className="vh">{say('partners.actions')}</span>,
      width: '2.75rem',
      end: true,
      cell: (p) => (
        <Menu
          label={say('partners.more', { name: p.name })}
          placement="bottom end"
          groups={[
            {
              id: 'edit',
              entries: [{ id: 'edit', label: say('partners.edit'), icon: Pencil, do: () => onEdit(p) }],
            },
            {
              id: 'standing',
              title: say('people.standing'),
              entries: (['active', 'paused', 'gone'] as const).map((to) => ({
                id: to,
                label: say(`standing.${to}`),
                on: p.standing === to,
                off: p.standing === to,
                do: () => put(p, to),
              })),
            },
          ]}
        >
          <IconButton icon={Ellipsis} label={say('partners.more', { name: p.name })} bare />
        </Menu>
      ),
    },
  ];
  const rule = (key: keyof HouseRules, name: Key, hint: Key) =>
    me && (
      <div className={s.rule}>
        <dt>
          {say(name)}
          <small>{say(hint)}</small>
        </dt>
        <dd>
          <Switch
            label={say(name)}
            bare
            on={me.house[key]}
            onChange={(on) => house.mutate({ ...me.house, [key]: on }, { onError: trouble })}
          />
        </dd>
      </div>
    );
  return (
    <>
      <div className={s.people}>
        <Table
          label={say('people.people')}
          flush
          tall
          rows={[...people].sort((a, b) => Number(a.standing === 'gone') - Number(b.standing === 'gone'))}
          rowKey={(p) => p.id}
          columns={columns}
        />
      </div>
      {outside > 0 && (
        <p className={s.hint}>
          <a className="link" href="#/partners">
            {say('people.outside', { count: outside })}
          </a>
        </p>
      )}
      <h2 className={s.sub}>{say('people.house')}</h2>
      <dl className={s.rules}>
        {rule('partnerRequired', 'people.partner_required', 'people.partner_required_hint')}
        {rule('ownerFirst', 'people.owner_first', 'people.owner_first_hint')}
      </dl>
    </>
  );
}
