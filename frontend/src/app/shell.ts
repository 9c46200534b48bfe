// What any room may ask of the frame around it.
import { createContext, useContext } from 'react';
import type { DownloadView } from '../features/exports/DownloadDialog';

export interface Shell {
  importFile: () => void;
  download: (view: DownloadView) => void;
  showPalette: () => void;
  showKeys: () => void;
}

export const ShellContext = createContext<Shell>({
  importFile: () => {},
  download: () => {},
  showPalette: () => {},
  showKeys: () => {},
});

export const useShell = () => useContext(ShellContext);
