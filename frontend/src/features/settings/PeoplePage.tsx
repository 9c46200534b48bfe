import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { callError } from '../../bridge/error';
import type { Person } from '../../bridge/types';
import { SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { Tabs } from '../../ui/Tabs';
import { num } from '../../words/formats';
import { useSay } from '../../words/say';
import s from './People.module.css';
import { PeopleTable } from './PeopleTable';
import { PersonDialog } from './PersonDialog';
import { usePeople, useRights } from './people';
import { RolesTable } from './RolesTable';

/** Who works in the house, and what each role may do. */
export function PeoplePage() {
  const say = useSay();
  const people = usePeople();
  const rights = useRights();
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const office = (people.data ?? []).filter((p) => !p.partner);
  const outside = (people.data ?? []).length - office.length;
  const error = people.error ?? rights.error;
  return (
    <>
      <div className={s.head}>
        <div className="grow">
          <h1>{say('people.title')}</h1>
          <p className="muted">{say('people.lede')}</p>
        </div>
        <Button icon={UserPlus} onPress={() => setEditing('new')}>
          {say('people.add')}
        </Button>
      </div>
      {error ? (
        <Callout tone="brick" title={callError(error).message} />
      ) : !people.data || !rights.data ? (
        <SkeletonRows rows={6} columns={4} />
      ) : (
        <Tabs
          label={say('people.title')}
          tabs={[
            {
              id: 'people',
              label: say('people.people'),
              count: num(office.filter((p) => p.standing !== 'gone').length),
              content: <PeopleTable people={office} outside={outside} onEdit={setEditing} />,
            },
            {
              id: 'roles',
              label: say('people.roles'),
              count: num(rights.data[0]?.cells.length ?? 0),
              content: <RolesTable rows={rights.data} />,
            },
          ]}
        />
      )}
      {editing && (
        <PersonDialog person={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
