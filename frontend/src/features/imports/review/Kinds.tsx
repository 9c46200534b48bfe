import { GitMerge } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Button } from '../../../ui/Button';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import { sayGroup } from '../shown';
import type { MergeCounts, RowGroup } from '../types';
import s from './Review.module.css';

/** What was found of the rows that are listed, each kind a choice that narrows to it. */
export function Kinds(p: {
  groups: readonly RowGroup[];
  total: number;
  /** A key and a field with a bar between them, or "all". */
  value: string;
  onChange: (finding: string, field: string) => void;
}) {
  const say = useSay();
  return (
    <ToggleButtonGroup
      aria-label={say('review.kinds')}
      className={s.kindlist ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[p.value]}
      onSelectionChange={(keys) => {
        const [key, field] = String([...keys][0]).split('|');
        p.onChange(key === 'all' ? '' : (key ?? ''), field ?? '');
      }}
    >
      <ToggleButton id="all" className={s.kind ?? ''}>
        {say('imports.all')} <span className={s.n}>{num(p.total)}</span>
      </ToggleButton>
      {p.groups.map((g) => (
        <ToggleButton key={`${g.key}|${g.field}`} id={`${g.key}|${g.field}`} className={s.kind ?? ''}>
          {sayGroup(g.key, g.field)} <span className={s.n}>{num(g.count)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** How many duplicates contradict nothing, with the way to merge them at once. */
export function ClearMerges(p: { merges: MergeCounts; all: number; busy: boolean; onMerge: () => void }) {
  const say = useSay();
  return (
    <p className={s.merges}>
      {p.merges.clear > 0 && (
        <>
          <span className="soft">{say('merges.clear', { count: p.merges.clear, all: num(p.all) })}</span>
          <Button size="sm" icon={GitMerge} busy={p.busy} onPress={p.onMerge}>
            {say('merges.merge', { count: p.merges.clear })}
          </Button>
        </>
      )}
      <span className="muted t12">
        {p.merges.left > 0 ? say('merges.left', { count: p.merges.left }) : say('merges.none_left')}
      </span>
    </p>
  );
}
