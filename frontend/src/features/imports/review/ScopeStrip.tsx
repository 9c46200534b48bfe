import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from '../../../lib/cx';
import { num } from '../../../words/formats';
import { useSay } from '../../../words/say';
import type { Counts, RowScope } from '../types';
import s from './Review.module.css';
import { scopes } from './scopes';

/** Which part of the rows is shown. */
export function ScopeStrip(p: { scope: RowScope; counts: Counts; onScope: (scope: RowScope) => void }) {
  const say = useSay();
  return (
    <div className={s.sumwrap}>
      <ToggleButtonGroup
        aria-label={say('review.show')}
        className={s.sumstrip ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[p.scope || 'all']}
        onSelectionChange={(keys) => {
          const [k] = [...keys];
          p.onScope(k === 'all' ? '' : (k as RowScope));
        }}
      >
        {scopes.map((x) => (
          <ToggleButton key={x.id} id={x.id || 'all'} className={cx(s.sum, x.dot && s[x.dot])}>
            {x.dot && <i aria-hidden="true" />}
            <span className="trunc">{say(x.word)}</span>
            <b className="num">{num(x.n(p.counts))}</b>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
