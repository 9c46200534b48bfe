import { Archive, SearchX } from 'lucide-react';
import { callError } from '../../bridge/error';
import { EmptyState } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { useSay } from '../../words/say';
import type { LeadSearch } from './filter';
import s from './Leads.module.css';

/** The list could not be asked for. */
export function LeadsTrouble({ error, retry }: { error: unknown; retry: () => void }) {
  const say = useSay();
  return (
    <div className={s.trouble}>
      <Callout
        tone="brick"
        title={say('leads.failed')}
        action={
          <Button size="sm" onPress={retry}>
            {say('common.retry')}
          </Button>
        }
      >
        {callError(error).message}
      </Callout>
    </div>
  );
}

/** What stands in place of rows where none are found, with the ways on. */
export function NothingHere(p: {
  filtered: boolean;
  archived: boolean;
  hidden: number;
  search: LeadSearch;
  setSearch: (s: LeadSearch) => void;
}) {
  const say = useSay();
  if (!p.filtered)
    return (
      <EmptyState icon={Archive} title={say(p.archived ? 'leads.none_archived' : 'leads.none_match')}>
        {p.archived ? say('leads.none_archived_hint') : undefined}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={SearchX}
      title={say('leads.none_match')}
      action={
        <>
          <Button
            onPress={() => p.setSearch({ sort: p.search.sort, up: p.search.up, archived: p.search.archived })}
          >
            {say('leads.clear_filters')}
          </Button>
          {!p.archived && p.hidden > 0 && (
            <Button onPress={() => p.setSearch({ ...p.search, archived: true })}>
              {say('leads.show_archived')}
            </Button>
          )}
        </>
      }
    >
      {!p.archived && p.hidden > 0 ? say('leads.none_match_archived', { count: p.hidden }) : undefined}
    </EmptyState>
  );
}
