import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, List } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../../bridge/me';
import { EmptyState, SkeletonRows } from '../../../ui/Blocks';
import { Callout } from '../../../ui/Callout';
import { IconButton } from '../../../ui/IconButton';
import { ImportState } from '../../../ui/Marks';
import { FilterTabs } from '../../../ui/Tabs';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { sayTrouble } from '../actions';
import { anyRows, rowsQuery } from '../queries';
import { RowGrid } from '../review/RowGrid';
import type { Counts, ImportDetail, RowScope } from '../types';
import s from './Details.module.css';

const scopes: {
  id: RowScope;
  word: 'created' | 'merged' | 'unchanged' | 'skipped' | 'failed' | 'left_out';
  n: (c: Counts) => number;
}[] = [
  { id: 'created', word: 'created', n: (c) => c.created },
  { id: 'merged', word: 'merged', n: (c) => c.merged },
  { id: 'unchanged', word: 'unchanged', n: (c) => c.unchanged },
  { id: 'skipped', word: 'skipped', n: (c) => c.skipped },
  { id: 'failed', word: 'failed', n: (c) => c.failed },
  { id: 'left_out', word: 'left_out', n: (c) => c.leftOut },
];

/** Every row of an import with what became of it, and the lead it is now. */
export function Results({ detail, onBack }: { detail: ImportDetail; onBack: () => void }) {
  const say = useSay();
  const me = useMe().data;
  const imp = detail.import;
  const [scope, setScope] = useState<RowScope>('');
  const first = useQuery(rowsQuery(imp.id, { ...anyRows, scope }, 0, true));
  return (
    <>
      <header className={s.head}>
        <IconButton icon={ArrowLeft} label={say('import.back_details')} size="md" onPress={onBack} />
        <h1 className="trunc">{imp.name}</h1>
        <ImportState of={imp.state} />
      </header>
      <div className={s.tabs}>
        <FilterTabs
          label={say('import.results')}
          value={scope || 'all'}
          onChange={(id) => setScope(id === 'all' ? '' : (id as RowScope))}
          tabs={[
            { id: 'all', label: say('imports.all'), count: num(imp.counts.rows) },
            ...scopes
              .map((x) => ({ ...x, count: x.n(imp.counts) }))
              .filter((x) => x.count > 0)
              .map((x) => ({ id: x.id, label: say(`results.${x.word}`), count: num(x.count) })),
          ]}
        />
      </div>
      {first.isError ? (
        <div className={s.pane}>
          <Callout tone="brick" title={say('review.failed')}>
            {sayTrouble(first.error)}
          </Callout>
        </div>
      ) : !first.data ? (
        <SkeletonRows rows={10} columns={5} />
      ) : first.data.total === 0 ? (
        <EmptyState icon={List} title={say('review.none')} />
      ) : (
        <RowGrid
          id={imp.id}
          label={say('import.results')}
          mode="results"
          of={{ ...anyRows, scope }}
          total={first.data.total}
          rowsInFile={imp.counts.rows}
          columns={first.data.columns}
          fields={me?.fields ?? []}
        />
      )}
    </>
  );
}
