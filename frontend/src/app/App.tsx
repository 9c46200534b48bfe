import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { callError } from '../bridge/error';
import { subscribe } from '../bridge/events';
import { dress } from '../bridge/files';
import { meKey, useMe, useSetSettings } from '../bridge/me';
import { tellCutText } from '../lib/cutText';
import { DensityContext } from '../lib/density';
import { EmptyState } from '../ui/Blocks';
import { Button } from '../ui/Button';
import { keepFocus } from '../ui/keepFocus';
import { setLocale } from '../words/formats';
import { type Language, speak, useSay } from '../words/say';
import s from './Frame.module.css';
import { router } from './routes';

/** The cache of what Go knows. Events say when to ask again, so nothing goes stale by time. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      retry: (n, e) => n < 2 && callError(e).kind === 'busy',
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <Dressed />
    </QueryClientProvider>
  );
}

/** Puts the person's choices in force: language, theme, text size and density. */
function Dressed() {
  const say = useSay();
  const me = useMe();
  const set = useSetSettings();
  const qc = useQueryClient();
  useEffect(() => {
    // Heard from the start: the first answer may already be old when it arrives.
    const again = () => void qc.invalidateQueries({ queryKey: meKey });
    const off = (['settings', 'imports', 'leads'] as const).map((topic) => subscribe(topic, again));
    return () => {
      for (const f of off) f();
    };
  }, [qc]);
  const c = me.data?.settings;
  const lang: Language = (c?.language || c?.languageNow) === 'fr' ? 'fr' : 'en';
  const locale = c ? (c.localeNow.startsWith(lang) ? c.localeNow : lang) : lang;
  useMemo(() => {
    setLocale(locale);
    speak(lang);
  }, [lang, locale]);
  useEffect(() => {
    if (!c) return;
    const root = document.documentElement;
    if (c.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = c.theme;
    root.dataset.density = c.density;
    root.dataset.text = c.textSize;
    void dress(c.theme, lang).catch(() => {});
  }, [c, lang]);
  useEffect(() => tellCutText(document.body), []);
  useEffect(keepFocus, []);
  const density = useMemo(
    () => ({
      density: c?.density ?? ('normal' as const),
      setDensity: (d: 'compact' | 'normal' | 'roomy') => c && set.mutate({ ...c, density: d }),
    }),
    [c, set],
  );
  if (me.error)
    return (
      <main className={s.trouble}>
        <EmptyState
          icon={CircleAlert}
          title={say('app.no_start')}
          action={<Button onPress={() => void me.refetch()}>{say('common.retry')}</Button>}
        >
          {callError(me.error).message}
        </EmptyState>
      </main>
    );
  if (!c) return null;
  return (
    <I18nProvider locale={locale}>
      <DensityContext.Provider value={density}>
        <RouterProvider router={router} key={lang} />
      </DensityContext.Provider>
    </I18nProvider>
  );
}
