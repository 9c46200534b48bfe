import { Check } from 'lucide-react';
import { Fragment } from 'react';
import { callError } from '../../bridge/error';
import type { RightRow } from '../../bridge/types';
import { Icon } from '../../ui/Icon';
import { Select } from '../../ui/Select';
import { toastTrouble } from '../../ui/Toast';
import { type Key, useSay } from '../../words/say';
import s from './People.module.css';
import { usePeopleWork } from './people';

type Cell = RightRow['cells'][number];

const groups: { id: string; title: Key; of: (action: string) => boolean }[] = [
  { id: 'leads', title: 'nav.leads', of: (a) => a.startsWith('leads.') || a === 'exports.write' },
  { id: 'imports', title: 'nav.imports', of: (a) => a.startsWith('imports.') },
  { id: 'office', title: 'people.office', of: (a) => /^(partners|form|plans|people)\./.test(a) },
];

/** What each role may do; what a role can be let is chosen in its cell. */
export function RolesTable({ rows }: { rows: readonly RightRow[] }) {
  const say = useSay();
  const { right } = usePeopleWork();
  const roles = rows[0]?.cells.map((c) => c.role) ?? [];
  // A right that is there or not needs no word but yes or no.
  const word = (cell: Cell, reach: string) =>
    reach === 'none'
      ? say('reach.none')
      : cell.choices.filter((c) => c !== 'none').length < 2 &&
          cell.role !== 'agent' &&
          cell.role !== 'partner'
        ? say('reach.all')
        : cell.role === 'director' && reach === 'team'
          ? say('reach.site')
          : say(`reach.${reach}` as Key);
  return (
    <>
      <div className={s.scroll}>
        <table className={s.perm} aria-label={say('people.roles')}>
          <colgroup>
            <col />
            {roles.map((r) => (
              <col key={r} className={s.rolecol} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{say('people.action')}</span>
              </th>
              {roles.map((r) => (
                <th key={r} scope="col">
                  {say(`role.${r}`)}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((g) => (
            <tbody key={g.id}>
              <tr>
                <th scope="rowgroup" colSpan={roles.length + 1} className={s.group}>
                  {say(g.title)}
                </th>
              </tr>
              {rows
                .filter((r) => g.of(r.action))
                .map((r) => (
                  <tr key={r.action}>
                    <th scope="row">{say(`right.${r.action}` as Key)}</th>
                    {r.cells.map((cell) => (
                      <td key={cell.role}>
                        {cell.choices.length > 1 ? (
                          <Select
                            bare
                            small
                            look="quiet"
                            className={s.choose}
                            label={`${say(`right.${r.action}` as Key)}, ${say(`role.${cell.role}`)}`}
                            value={cell.reach}
                            onChange={(reach) =>
                              right.mutate(
                                { role: cell.role, action: r.action, reach },
                                { onError: (e) => toastTrouble(callError(e).message) },
                              )
                            }
                            choices={cell.choices.map((c) => ({ id: c, label: word(cell, c) }))}
                          />
                        ) : (
                          <Fixed
                            yes={cell.reach !== 'none'}
                            word={word(cell, cell.reach)}
                            all={cell.reach === 'all'}
                          />
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </div>
      <p className={s.hint}>{say('people.roles_hint')}</p>
    </>
  );
}

/** A right that cannot be changed: a tick, a word, or a dash. */
function Fixed({ yes, word, all }: { yes: boolean; word: string; all: boolean }) {
  return (
    <span className={yes ? s.yes : s.no}>
      {all ? (
        <Fragment>
          <Icon of={Check} size={14} />
          <span className="vh">{word}</span>
        </Fragment>
      ) : yes ? (
        word
      ) : (
        <Fragment>
          <span aria-hidden="true">–</span>
          <span className="vh">{word}</span>
        </Fragment>
      )}
    </span>
  );
}
