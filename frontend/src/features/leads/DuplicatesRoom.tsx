import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Merge, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { go } from '../../bridge';
import { callError } from '../../bridge/error';
import { subscribe } from '../../bridge/events';
import { EmptyState, Progress, SkeletonRows } from '../../ui/Blocks';
import { Button } from '../../ui/Button';
import { Callout } from '../../ui/Callout';
import { RoomHead } from '../../ui/RoomHead';
import { toastTrouble } from '../../ui/Toast';
import { ago } from '../../words/formats';
import { useSay } from '../../words/say';
import { AlikeCard } from './AlikeCard';
import s from './Duplicates.module.css';

const key = ['leads', 'duplicates'];

/** The leads of the whole book that may be one, group by group (D17). */
export function DuplicatesRoom() {
  const say = useSay();
  const qc = useQueryClient();
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => go.duplicates.Groups(pageParam, 20),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const { job, at, begin } = useSearch(() => void qc.invalidateQueries({ queryKey: key }));
  const first = found.data?.pages[0];
  const groups = found.data?.pages.flatMap((p) => p.groups) ?? [];
  const search = (
    <Button
      icon={Search}
      look={first?.searched ? 'standard' : 'primary'}
      onPress={() => void begin()}
      isDisabled={job !== ''}
    >
      {say(first?.searched ? 'duplicates.again' : 'duplicates.search')}
    </Button>
  );
  return (
    <>
      <RoomHead
        title={say('duplicates.title')}
        note={
          first?.searched && (
            <span role="status">
              {say('duplicates.found', { count: first.total, when: ago(first.searched) })}
            </span>
          )
        }
        back={{
          label: say('duplicates.back'),
          do: () => {
            window.location.hash = '#/leads';
          },
        }}
      >
        {first?.searched && search}
      </RoomHead>
      <div className={s.body}>
        {job && (
          <div className={s.job}>
            <Progress label={say('duplicates.searching')} value={at} of={1} />
            <Button size="sm" onPress={() => void go.jobs.Cancel(job)}>
              {say('common.cancel')}
            </Button>
          </div>
        )}
        {found.error ? (
          <Callout tone="brick" title={callError(found.error).message} />
        ) : !first ? (
          <SkeletonRows rows={8} columns={4} />
        ) : groups.length === 0 && !job ? (
          <EmptyState
            icon={Merge}
            title={say(first.searched ? 'duplicates.none' : 'duplicates.never')}
            action={first.searched ? undefined : search}
          >
            {say(first.searched ? 'duplicates.none_hint' : 'duplicates.never_hint')}
          </EmptyState>
        ) : (
          groups.map((g) => <AlikeCard key={g.id} group={g} />)
        )}
        {found.hasNextPage && (
          <Button onPress={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
            {say('duplicates.more')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The search at work, whoever began it, and how far it is. */
function useSearch(done: () => void) {
  const [job, setJob] = useState('');
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: done belongs to the room
  useEffect(() => {
    void go.jobs.Running().then((list) => {
      const mine = list.find((j) => j.what === 'duplicates');
      if (mine) setJob(mine.job);
    });
    return subscribe('job', ({ job: p }) => {
      if (p?.what !== 'duplicates') return;
      setAt(p.total > 0 ? p.done / p.total : 0);
      setJob(p.ended ? '' : p.job);
      if (!p.ended) return;
      if (p.trouble && p.trouble.kind !== 'cancelled') toastTrouble(callError(p.trouble).message);
      done();
    });
  }, []);
  const begin = async () => {
    const id = crypto.randomUUID();
    setAt(0);
    setJob(id);
    try {
      await go.duplicates.Search(id);
    } catch (e) {
      setJob('');
      toastTrouble(callError(e).message);
    }
  };
  return { job, at, begin };
}
