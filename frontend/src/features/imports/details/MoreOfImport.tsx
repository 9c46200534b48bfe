import { CopyPlus, Ellipsis, FileDown } from 'lucide-react';
import { IconButton } from '../../../ui/IconButton';
import { Menu } from '../../../ui/Menu';
import { useSay } from '../../../words/say';
import { againLike, saveOriginal } from '../actions';

/** What else can be done with an import that stands: its file, and its settings for another one. */
export function MoreOfImport({ id, name, may }: { id: string; name: string; may: boolean }) {
  const say = useSay();
  return (
    <Menu
      label={say('imports.more', { name })}
      placement="bottom end"
      groups={[
        {
          id: 'file',
          entries: [
            {
              id: 'original',
              label: say('ways.original'),
              icon: FileDown,
              do: () => void saveOriginal(id),
            },
          ],
        },
        {
          id: 'again',
          entries: may
            ? [
                {
                  id: 'again',
                  label: say('ways.again'),
                  icon: CopyPlus,
                  do: () => void againLike(id),
                },
              ]
            : [],
        },
      ]}
    >
      <IconButton icon={Ellipsis} label={say('imports.more', { name })} size="md" />
    </Menu>
  );
}
