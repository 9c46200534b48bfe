import { Archive, ArchiveRestore, Download, Plus, Search } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { type Action, useActions } from '../../lib/actions';
import { useSay } from '../../words/say';

/** What can be done in the list of leads, by keys and by the palette; while a sheet is open, the sheet archives. */
export function useLeadsActions(p: {
  archived: boolean;
  picked: number;
  open: boolean;
  search: () => void;
  add: () => void;
  download: () => void;
  archive: () => void;
  clear: () => void;
}): void {
  const say = useSay();
  const { archived, open } = p;
  const some = p.picked > 0;
  const now = useRef(p);
  now.current = p;
  const actions = useMemo((): Action[] => {
    const list: Action[] = [
      {
        id: 'leads.search',
        label: say('keys.search'),
        icon: Search,
        keys: '/',
        group: 'list',
        do: () => now.current.search(),
      },
      {
        id: 'leads.add',
        label: say('keys.add'),
        icon: Plus,
        keys: 'C',
        group: 'list',
        do: () => now.current.add(),
      },
      {
        id: 'leads.download',
        label: say('keys.download'),
        icon: Download,
        keys: 'Mod D',
        group: 'list',
        typing: true,
        do: () => now.current.download(),
      },
    ];
    if (open) return list;
    list.push({
      id: 'leads.archive',
      label: say(archived ? 'leads.restore' : 'leads.archive'),
      icon: archived ? ArchiveRestore : Archive,
      keys: 'E',
      group: 'list',
      do: () => now.current.archive(),
    });
    if (some)
      list.push({
        id: 'leads.clear',
        label: say('leads.clear_selection'),
        keys: 'Escape',
        group: 'list',
        hidden: true,
        do: () => now.current.clear(),
      });
    return list;
  }, [say, archived, some, open]);
  useActions(actions);
}
