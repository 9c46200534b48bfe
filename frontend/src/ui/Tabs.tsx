import type { ReactNode } from 'react';
import { Tabs as RacTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import s from './Tabs.module.css';

export interface TabPart {
  id: string;
  label: string;
  count?: ReactNode;
  content: ReactNode;
}

/** Parts of one subject, one of them shown. Only the shown part is mounted. */
export function Tabs(p: {
  label: string;
  tabs: readonly TabPart[];
  value?: string;
  onChange?: (id: string) => void;
}) {
  return (
    <RacTabs
      className={s.tabs ?? ''}
      selectedKey={p.value}
      onSelectionChange={(k) => p.onChange?.(String(k))}
    >
      <TabList aria-label={p.label} className={s.list ?? ''}>
        {p.tabs.map((t) => (
          <Tab key={t.id} id={t.id} className={s.tab ?? ''}>
            {t.label}
            {t.count !== undefined && <span className={s.n}>{t.count}</span>}
          </Tab>
        ))}
      </TabList>
      {p.tabs.map((t) => (
        <TabPanel key={t.id} id={t.id} className={s.panel ?? ''}>
          {t.content}
        </TabPanel>
      ))}
    </RacTabs>
  );
}

/** A row of choices that narrow what is below: "Need fixing 38". */
export function FilterTabs(p: {
  label: string;
  tabs: readonly { id: string; label: string; count?: ReactNode }[];
  value: string;
  onChange: (id: string) => void;
}) {
  return (
    <RacTabs
      className={s.tabs ?? ''}
      selectedKey={p.value}
      onSelectionChange={(k) => p.onChange(String(k))}
      keyboardActivation="manual"
    >
      <TabList aria-label={p.label} className={s.row ?? ''}>
        {p.tabs.map((t) => (
          <Tab key={t.id} id={t.id} className={s.chip ?? ''}>
            {t.label}
            {t.count !== undefined && <span className={s.n}>{t.count}</span>}
          </Tab>
        ))}
      </TabList>
      {p.tabs.map((t) => (
        <TabPanel key={t.id} id={t.id} className="vh" />
      ))}
    </RacTabs>
  );
}
