import { useNavigate } from '@tanstack/react-router';
import {
  FileInput,
  Handshake,
  Inbox,
  Keyboard,
  ListChecks,
  Search,
  Settings2,
  Undo2,
  Users,
} from 'lucide-react';
import { useMemo } from 'react';
import { useMe } from '../bridge/me';
import { type Action, useActions } from '../lib/actions';
import { undoLast } from '../lib/undo';
import type { LucideIcon } from '../ui/Icon';
import { useSay } from '../words/say';
import type { Shell } from './shell';

type Room = 'leads' | 'imports' | 'partners' | 'plans' | 'approvals' | 'settings';

/** Offers what can be done from anywhere: every room a person may enter, and what lies over them all. */
export function useFrameActions(shell: Shell): void {
  const say = useSay();
  const navigate = useNavigate();
  const rights = useMe().data?.rights;
  const actions = useMemo((): Action[] => {
    const room = (id: Room, icon: LucideIcon, keys: string): Action => ({
      id: `go.${id}`,
      label: say(`keys.go_${id}`),
      icon,
      keys,
      group: 'anywhere',
      do: () => void navigate({ to: `/${id}` }),
    });
    return [
      {
        id: 'app.palette',
        label: say('keys.jump'),
        icon: Search,
        keys: 'Mod K',
        group: 'anywhere',
        typing: true,
        do: shell.showPalette,
      },
      room('leads', Users, 'G L'),
      room('imports', FileInput, 'G I'),
      ...(rights?.seePartners ? [room('partners', Handshake, 'G P')] : []),
      room('plans', ListChecks, 'G N'),
      ...(rights?.approve ? [room('approvals', Inbox, 'G A')] : []),
      room('settings', Settings2, 'G S'),
      ...(rights?.import
        ? [
            {
              id: 'app.import',
              label: say('keys.import'),
              icon: FileInput,
              keys: 'Mod O',
              group: 'anywhere' as const,
              typing: true,
              do: shell.importFile,
            },
          ]
        : []),
      {
        id: 'app.undo',
        label: say('keys.undo'),
        icon: Undo2,
        keys: 'Mod Z',
        group: 'anywhere',
        do: () => void undoLast(),
      },
      {
        id: 'app.keys',
        label: say('keys.title'),
        icon: Keyboard,
        keys: '?',
        group: 'anywhere',
        do: shell.showKeys,
      },
    ];
  }, [say, navigate, shell, rights?.approve, rights?.import, rights?.seePartners]);
  useActions(actions);
}
