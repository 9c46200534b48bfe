import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight, FileInput, UserPlus, Users } from 'lucide-react';
import { go } from '../../../bridge';
import { usePlans } from '../../../bridge/plans';
import { Callout } from '../../../ui/Callout';
import { Icon } from '../../../ui/Icon';
import { Avatar } from '../../../ui/Marks';
import { whyWords } from '../../../ui/why';
import { fieldName } from '../../../words/fields';
import { num } from '../../../words/formats';
import { sayKey, useSay } from '../../../words/say';
import { ApprovalNews } from '../details/ApprovalNews';
import type { PendingLead } from '../life';
import { importHref, leadHref } from '../places';
import { useDetail } from '../queries';
import { when } from '../shown';
import type { Import } from '../types';
import s from './Approvals.module.css';

/** An import that waits: what it holds, and what approving it would change. */
export function ImportToJudge({ imp }: { imp: Import }) {
  const say = useSay();
  const c = imp.counts;
  const plans = usePlans().data ?? [];
  // The list says nothing of what its form asked for.
  const plan = useDetail(imp.id).data?.import.plan;
  const facts: [string, string][] = [
    [say('import.fact_file'), imp.file],
    [say('import.rows_in_file'), num(c.rows)],
    [say('results.created'), num(c.created)],
    [say('results.merged'), num(c.merged)],
    // With what came of all the others, so that they add up to the rows of the file.
    ...(
      [
        ['results.unchanged', c.unchanged],
        ['results.skipped', c.skipped],
        ['results.left_out', c.leftOut],
        ['results.failed', c.failed],
      ] as const
    )
      .filter(([, n]) => n > 0)
      .map(([word, n]): [string, string] => [say(word), num(n)]),
    // Why fewer leads wait than were created.
    ...(imp.waits < c.created
      ? [[say('approvals.answered'), num(c.created - imp.waits)] satisfies [string, string]]
      : []),
    ...(plan
      ? [
          [
            say('import.fact_plan'),
            plans.find((x) => x.id === plan)?.name ?? say('import.plan_gone'),
          ] satisfies [string, string],
        ]
      : []),
  ];
  return (
    <>
      <From icon={FileInput} word={say('approvals.import_from')} name={imp.byName} at={imp.finished} />
      <h2 className={s.title}>{imp.name}</h2>
      {imp.description && <blockquote className={s.quote}>{imp.description}</blockquote>}
      <Facts list={facts} />
      <ApprovalNews id={imp.id} />
      <a className={s.more} href={importHref(imp.id)}>
        {say('approvals.open_import')} <Icon of={ArrowUpRight} size={14} />
      </a>
    </>
  );
}

/** A lead that waits. */
export function LeadToJudge({ of }: { of: PendingLead }) {
  const say = useSay();
  const lead = useQuery({
    queryKey: ['leads', 'one', of.id, 'judged'],
    queryFn: () => go.leads.Get(of.id),
  }).data;
  // Whom it may be: who brought it may see none of them, so whoever answers is told.
  const alike =
    useQuery({
      queryKey: ['leads', 'one', of.id, 'like'],
      queryFn: () => go.duplicates.LikeLead(of.id),
    }).data ?? [];
  // Who is linked as the same person was told so before.
  const like = alike.filter((x) => !lead?.related.some((r) => r.id === x.lead.id));
  const facts: [string, string][] = [];
  if (lead) {
    for (const c of lead.phones) facts.push([fieldName('phone') ?? '', c.raw]);
    for (const c of lead.emails) facts.push([fieldName('email') ?? '', c.raw]);
    for (const key of ['status', 'source', 'company', 'city', 'rating', 'message']) {
      const v = lead.values[key];
      if (v) facts.push([fieldName(key) ?? key, sayKey(`status.${v}`) ?? sayKey(`option.${key}.${v}`) ?? v]);
    }
    facts.push([fieldName('owner') ?? '', lead.ownerName || say('common.nobody')]);
  }
  return (
    <>
      <From icon={UserPlus} word={say('approvals.lead_from')} name={of.by} at={of.at} />
      <h2 className={s.title}>{of.name || say('leads.no_name')}</h2>
      <Facts list={facts} />
      {like.length > 0 && (
        <Callout icon={Users} tone="brass" title={say('compare.maybe')} className={s.like}>
          <ul>
            {like.map((x) => (
              <li key={x.lead.id}>
                <a className="link" href={leadHref(x.lead.id)}>
                  {x.lead.name || say('leads.no_name')}
                </a>{' '}
                <span className="soft">{whyWords(x.likeness.reasons)}</span>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {lead && lead.from.row > 0 && (
        <p className="muted t12">
          {say('import.row', { n: num(lead.from.row) })}, {lead.from.file}
        </p>
      )}
      <a className={s.more} href={leadHref(of.id)}>
        {say('approvals.open_lead')} <Icon of={ArrowUpRight} size={14} />
      </a>
    </>
  );
}

function From(p: { icon: typeof UserPlus; word: string; name: string; at: string }) {
  return (
    <p className={s.from}>
      <Icon of={p.icon} size={14} /> {p.word}
      {p.name && <Avatar name={p.name} />} <span className="medium">{p.name}</span>
      <span className="muted num">{when(p.at)}</span>
    </p>
  );
}

function Facts({ list }: { list: [string, string][] }) {
  return (
    <dl className={s.facts}>
      {list.map(([label, value], i) => (
        <div key={`${label}${i}`}>
          <dt>{label}</dt>
          <dd className="sel">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
