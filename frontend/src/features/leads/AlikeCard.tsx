import { useQueryClient } from '@tanstack/react-query';
import { Merge } from 'lucide-react';
import { useId, useState } from 'react';
import { go } from '../../bridge';
import { callError } from '../../bridge/error';
import { useMe } from '../../bridge/me';
import type { AlikeGroup, Lead } from '../../bridge/types';
import { cx } from '../../lib/cx';
import { wayBack } from '../../lib/undo';
import { Button } from '../../ui/Button';
import { dot } from '../../ui/Choices';
import { toast, toastTrouble } from '../../ui/Toast';
import { whyWords } from '../../ui/why';
import { moment } from '../../words/formats';
import { useSay } from '../../words/say';
import s from './Duplicates.module.css';
import { fieldLabel, shownValue } from './fields';

/** Leads that may be one, side by side: which stays, and whose value of each field. */
export function AlikeCard({ group }: { group: AlikeGroup }) {
  const say = useSay();
  const qc = useQueryClient();
  const me = useMe().data;
  const name = useId();
  const [keep, setKeep] = useState(group.leads[0]?.id ?? '');
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const fields = (me?.fields ?? []).filter(
    (f) => f.key !== 'created_at' && group.leads.some((l) => (l.values[f.key] ?? '') !== ''),
  );
  const order = [keep, ...group.leads.map((l) => l.id).filter((id) => id !== keep)];
  const byID = new Map(group.leads.map((l) => [l.id, l]));
  const title = (l: Lead) => l.name || say('leads.no_name');
  /** Whose value a field takes: the one chosen, else the first that has one. */
  const from = (f: string) => chosen[f] ?? order.find((id) => byID.get(id)?.values[f]) ?? keep;

  const refresh = () => {
    void qc.invalidateQueries({ queryKey: ['leads'] });
    void qc.invalidateQueries({ queryKey: ['me'] });
  };
  const act = async (fn: () => Promise<void>) => {
    setBusy(true);
    try {
      await fn();
    } catch (e) {
      toastTrouble(callError(e).message);
    }
    setBusy(false);
  };
  const merge = () =>
    act(async () => {
      const choices = Object.entries(chosen).map(([field, lead]) => ({ field, lead }));
      const lead = await go.duplicates.Join(keep, order.slice(1), choices);
      refresh();
      // Which it was is asked now: another may be joined into the same lead before this is taken back.
      const made = (await go.duplicates.Joins(keep).catch(() => [])).find((j) => j.undone === '');
      const undo = made && {
        label: say('common.undo'),
        do: wayBack(() =>
          act(async () => {
            await go.duplicates.Unjoin(made.id, []);
            refresh();
          }),
        ),
      };
      toast(say('duplicates.merged', { name: lead.name }), undo);
    });
  const apart = () =>
    act(async () => {
      const ids = group.leads.map((l) => l.id);
      await go.duplicates.Apart(ids, true);
      refresh();
      const undo = wayBack(() => act(() => go.duplicates.Apart(ids, false)));
      toast(say('duplicates.parted'), { label: say('common.undo'), do: undo });
    });

  return (
    <section className={s.card} aria-label={group.leads.map(title).join(', ')}>
      <div className={s.scroll}>
        <table>
          <thead>
            <tr>
              <td />
              {group.leads.map((l, i) => (
                <th key={l.id} scope="col">
                  <label className={s.pick}>
                    <input
                      type="radio"
                      className={dot}
                      name={`${name}-keep`}
                      checked={keep === l.id}
                      onChange={() => setKeep(l.id)}
                    />
                    <span>{say('duplicates.keep', { name: title(l) })}</span>
                  </label>
                  <a className={cx('link', s.open)} href={`#/leads/${encodeURIComponent(l.id)}`}>
                    {say('add.open')}
                  </a>
                  <small className={s.why}>
                    {i === 0
                      ? say('duplicates.added', { when: moment(l.created) })
                      : whyWords(group.why[i - 1]?.reasons ?? [])}
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((f) => {
              const differ = new Set(group.leads.map((l) => l.values[f.key] ?? '').filter((v) => v)).size > 1;
              return (
                <tr key={f.key} className={differ ? s.differs : undefined}>
                  <th scope="row">{fieldLabel(f.key)}</th>
                  {group.leads.map((l) => {
                    const value = shownValue(f, l.values[f.key] ?? '', me?.people ?? []);
                    return (
                      <td key={l.id}>
                        {differ && value && !f.unset ? (
                          <label className={s.pick}>
                            <input
                              type="radio"
                              className={dot}
                              name={`${name}-${f.key}`}
                              aria-label={`${fieldLabel(f.key)}: ${value}`}
                              checked={from(f.key) === l.id}
                              onChange={() => setChosen((c) => ({ ...c, [f.key]: l.id }))}
                            />
                            <span className="sel">{value}</span>
                          </label>
                        ) : (
                          <span className="sel">{value}</span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            {(['phones', 'emails'] as const).map((k) => (
              <tr key={k}>
                <th scope="row">{say(`duplicates.${k}`)}</th>
                {group.leads.map((l) => (
                  <td key={l.id} className="sel">
                    {l[k].map((c) => c.raw).join(', ')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={s.foot}>
        <span className="muted grow">{say('duplicates.all_kept')}</span>
        <Button look="ghost" onPress={() => void apart()} isDisabled={busy}>
          {say('duplicates.apart')}
        </Button>
        <Button look="primary" icon={Merge} onPress={() => void merge()} busy={busy}>
          {say('duplicates.merge')}
        </Button>
      </footer>
    </section>
  );
}
