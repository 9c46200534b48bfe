import { num } from '../../../words/formats';
import { sayKey, useSay } from '../../../words/say';
import { useApprovalView } from '../life';
import { leadHref, resultsHref } from '../places';
import s from './Details.module.css';

/** What approving would change, for the person who decides. */
export function ApprovalNews({ id }: { id: string }) {
  const say = useSay();
  const view = useApprovalView(id, true).data;
  if (!view) return null;
  return (
    <section aria-label={say('approvals.would')}>
      <h2 className={s.sec}>{say('approvals.would')}</h2>
      <div className={s.would}>
        <Share title={say('approvals.by_owner')} list={view.owners} none={say('common.nobody')} />
        <Share title={say('approvals.by_source')} list={view.sources} none={say('approvals.no_source')} />
      </div>
      {view.merges > 0 && (
        <p className={s.merges}>
          {say('import.merged_too', { count: view.merges })}{' '}
          <a className="link" href={resultsHref(id)}>
            {say('import.results')}
          </a>
        </p>
      )}
      {view.clashes.length > 0 && (
        <>
          <h2 className={s.sec}>{say('approvals.clashes', { count: view.clashes.length })}</h2>
          <ul className={s.clashes}>
            {view.clashes.slice(0, 20).map((c) => (
              <li key={`${c.row} ${c.key}`}>
                <span className="muted num">{say('import.row', { n: num(c.row) })}</span>
                <span className="medium trunc">{c.name}</span>
                {c.lead ? (
                  <a className="link trunc" href={leadHref(c.lead)}>
                    {sayKey(c.key, { with: c.with })}
                  </a>
                ) : (
                  <span className="soft trunc">{sayKey(c.key, { with: c.with })}</span>
                )}
              </li>
            ))}
          </ul>
          {(view.more || view.clashes.length > 20) && (
            <p className="muted t12">{say('approvals.more_clashes')}</p>
          )}
        </>
      )}
    </section>
  );
}

function Share(p: { title: string; list: { value: string; label: string; count: number }[]; none: string }) {
  const say = useSay();
  if (p.list.length === 0) return null;
  const rest = p.list.slice(6).reduce((n, o) => n + o.count, 0);
  return (
    <dl className={s.share}>
      <dt>{p.title}</dt>
      {p.list.slice(0, 6).map((o) => (
        <dd key={o.value}>
          <span className="trunc">{sayKey(`option.source.${o.value}`) ?? (o.label || p.none)}</span>
          <span className="num muted">{num(o.count)}</span>
        </dd>
      ))}
      {rest > 0 && (
        <dd>
          <span className="trunc">{say('approvals.others')}</span>
          <span className="num muted">{num(rest)}</span>
        </dd>
      )}
    </dl>
  );
}
