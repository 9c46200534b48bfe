import { Search } from 'lucide-react';
import { Input, SearchField } from 'react-aria-components';
import { Icon } from './Icon';

/**
 * The field that narrows the list under it. The keyboard stays here and moves through the
 * list from here, so to those who do not see it this is the combobox of that list.
 */
export function FindInput(p: { label: string; className: string; inner: string }) {
  return (
    <SearchField aria-label={p.label} className={p.className} autoFocus>
      <Icon of={Search} size={14} className="muted" />
      <Input role="combobox" aria-expanded className={p.inner} placeholder={p.label} />
    </SearchField>
  );
}
