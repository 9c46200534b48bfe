import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useSay } from '../../../words/say';
import s from './Results.module.css';

/** Narrows a list to the names that begin with a letter; only letters that lead somewhere are offered. */
export function Letters(p: {
  letters: readonly string[];
  value: string;
  onChange: (letter: string) => void;
}) {
  const say = useSay();
  return (
    <ToggleButtonGroup
      aria-label={say('results.letters')}
      className={s.letters ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[p.value || 'all']}
      onSelectionChange={(keys) => {
        const [k] = [...keys];
        p.onChange(k === 'all' ? '' : String(k));
      }}
    >
      <ToggleButton id="all" className={s.letter ?? ''}>
        {say('imports.all')}
      </ToggleButton>
      {p.letters.map((l) => (
        <ToggleButton key={l} id={l} className={s.letter ?? ''}>
          {l}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
