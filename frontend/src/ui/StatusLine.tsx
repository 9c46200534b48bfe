import { Rows2, Rows3, Rows4 } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type Density, useDensity } from '../lib/density';
import { useSay } from '../words/say';
import { Icon } from './Icon';
import s from './StatusLine.module.css';
import { Tooltip } from './Tooltip';

const icons = { compact: Rows4, normal: Rows3, roomy: Rows2 };

/** The line below a list: counts at the left, the height of rows at the right. */
export function StatusLine({ children }: { children: ReactNode }) {
  const say = useSay();
  const { density, setDensity } = useDensity();
  return (
    <div className={s.line}>
      <div className={s.words}>{children}</div>
      <ToggleButtonGroup
        aria-label={say('density.label')}
        className={s.group ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[density]}
        onSelectionChange={(k) => {
          const [id] = [...k];
          if (id) setDensity(id as Density);
        }}
      >
        {(['compact', 'normal', 'roomy'] as const).map((d) => (
          <Tooltip key={d} text={say(`density.${d}`)}>
            <ToggleButton id={d} aria-label={say(`density.${d}`)} className={s.dens ?? ''}>
              <Icon of={icons[d]} size={14} />
            </ToggleButton>
          </Tooltip>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
