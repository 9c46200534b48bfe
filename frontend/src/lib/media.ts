import { useSyncExternalStore } from 'react';

/** Follows a media query. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (fn) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', fn);
      return () => list.removeEventListener('change', fn);
    },
    () => window.matchMedia(query).matches,
  );
}
