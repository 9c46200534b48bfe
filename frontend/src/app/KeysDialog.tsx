import { useAllActions } from '../lib/actions';
import { Dialog } from '../ui/Dialog';
import { Kbd } from '../ui/Kbd';
import { type Key, useSay } from '../words/say';
import s from './KeysDialog.module.css';

/** Keys the grid and the sheets hear themselves. */
const more: { group: 'list' | 'lead' | 'anywhere'; label: Key; keys: string[] }[] = [
  { group: 'list', label: 'keys.move', keys: ['Up', 'Down'] },
  { group: 'list', label: 'keys.ends', keys: ['Home', 'End'] },
  { group: 'list', label: 'keys.open', keys: ['Enter'] },
  { group: 'list', label: 'keys.select', keys: ['Space'] },
  { group: 'list', label: 'keys.extend', keys: ['Shift Up', 'Shift Down'] },
  { group: 'list', label: 'keys.select_all', keys: ['Mod A'] },
  { group: 'anywhere', label: 'keys.paste', keys: ['Mod V'] },
  { group: 'anywhere', label: 'keys.close', keys: ['Escape'] },
];

/** Every shortcut that works right now. */
export function KeysDialog({ singleKeys, onClose }: { singleKeys: boolean; onClose: () => void }) {
  const say = useSay();
  const actions = useAllActions();
  const groups = (['anywhere', 'list', 'lead'] as const).map((g) => ({
    id: g,
    title: say(`keys.${g}`),
    items: [
      ...actions
        .filter((a) => a.group === g && a.keys && !a.hidden)
        .map((a) => ({ label: a.label, keys: [a.keys ?? ''] })),
      ...(g !== 'list' || actions.some((a) => a.group === 'list')
        ? more.filter((m) => m.group === g).map((m) => ({ label: say(m.label), keys: m.keys }))
        : []),
    ],
  }));
  return (
    <Dialog title={say('keys.title')} lede={singleKeys ? undefined : say('keys.off')} open onClose={onClose}>
      <div className={s.groups}>
        {groups
          .filter((g) => g.items.length > 0)
          .map((g) => (
            <section key={g.id} aria-label={g.title}>
              <h3>{g.title}</h3>
              <dl>
                {g.items.map((i) => (
                  <div key={i.label}>
                    <dt>{i.label}</dt>
                    <dd>
                      {i.keys.map((k) => {
                        const parts = k.split(' ');
                        return parts[0] === 'G' && parts.length === 2 ? (
                          <span key={k} className="row">
                            <Kbd keys="G" />
                            <span className="muted t12">{say('keys.then')}</span>
                            <Kbd keys={parts[1] ?? ''} />
                          </span>
                        ) : (
                          <Kbd key={k} keys={k} />
                        );
                      })}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}
