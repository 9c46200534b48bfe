import { Bookmark, FolderSearch, Languages, ShieldCheck } from 'lucide-react';
import { callError } from '../../bridge/error';
import { useMe, useSetSettings } from '../../bridge/me';
import type { Settings } from '../../bridge/types';
import { SkeletonRows } from '../../ui/Blocks';
import { Segment, Switch } from '../../ui/Choices';
import { Icon } from '../../ui/Icon';
import { Select } from '../../ui/Select';
import { toastTrouble } from '../../ui/Toast';
import { country } from '../../words/formats';
import { useSay } from '../../words/say';
import { PeoplePage } from './PeoplePage';
import { PresetsPage } from './PresetsPage';
import { Row } from './Row';
import s from './Settings.module.css';
import { WatchPage } from './WatchPage';

/** Countries that phones are read for: those with a numbering plan of their own. */
const countries =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

/** The pages of Settings, in the order of the list beside them. */
const pages = [
  { id: 'people', href: '#/settings/people', icon: ShieldCheck, title: 'people.title' },
  { id: 'presets', href: '#/settings/presets', icon: Bookmark, title: 'presets.title' },
  { id: 'watch', href: '#/settings/watch', icon: FolderSearch, title: 'watch.title' },
  { id: 'look', href: '#/settings', icon: Languages, title: 'settings.look' },
] as const;

/** Settings: a list of pages, and the one of them that is open. */
export function SettingsRoom({ page = 'look' }: { page?: (typeof pages)[number]['id'] }) {
  const say = useSay();
  const me = useMe().data;
  const shown = pages.filter(
    (p) =>
      (p.id !== 'presets' || me?.rights.import !== false) &&
      (p.id !== 'people' || me?.rights.people === true) &&
      (p.id !== 'watch' || (me?.rights.import !== false && me?.rights.settings !== false)),
  );
  return (
    <div className={s.split}>
      <nav className={s.nav} aria-label={say('settings.title')}>
        <h1>{say('settings.title')}</h1>
        <ul>
          {shown.map((p) => (
            <li key={p.id}>
              <a href={p.href} aria-current={p.id === page ? 'page' : undefined}>
                <Icon of={p.icon} />
                <span className="trunc">{say(p.title)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={s.page}>
        <div className={s.wrap}>
          {page === 'people' ? (
            <PeoplePage />
          ) : page === 'presets' ? (
            <PresetsPage />
          ) : page === 'watch' ? (
            <WatchPage />
          ) : (
            <LookPage />
          )}
        </div>
      </div>
    </div>
  );
}

function LookPage() {
  const say = useSay();
  const me = useMe().data;
  const set = useSetSettings();
  const now = me?.settings;
  const put = (part: Partial<Settings>) =>
    now && set.mutate({ ...now, ...part }, { onError: (e) => toastTrouble(callError(e).message) });
  return (
    <>
      <h1>{say('settings.look')}</h1>
      <p className="muted">{say('settings.look_lede')}</p>
      {!now ? (
        <SkeletonRows rows={6} columns={2} />
      ) : (
        <dl className={s.list}>
          <Row title={say('settings.theme')} hint={say('settings.theme_hint')}>
            <Segment
              label={say('settings.theme')}
              value={now.theme}
              onChange={(v) => put({ theme: v as Settings['theme'] })}
              parts={(['system', 'light', 'dark'] as const).map((id) => ({
                id,
                label: say(`settings.theme_${id}`),
              }))}
            />
          </Row>
          <Row title={say('settings.language')} hint={say('settings.language_hint')}>
            <Select
              className={s.select}
              label={say('settings.language')}
              bare
              value={now.language || 'system'}
              onChange={(v) => put({ language: v === 'system' ? '' : v })}
              choices={[
                { id: 'system', label: say('settings.theme_system') },
                { id: 'en', label: say('settings.language_en') },
                { id: 'fr', label: say('settings.language_fr') },
              ]}
            />
          </Row>
          <Row title={say('settings.text')} hint={say('settings.text_hint')}>
            <Segment
              label={say('settings.text')}
              value={now.textSize}
              onChange={(v) => put({ textSize: v as Settings['textSize'] })}
              parts={(['normal', 'large', 'larger'] as const).map((id) => ({
                id,
                label: say(`settings.text_${id}`),
              }))}
            />
          </Row>
          <Row title={say('settings.density')} hint={say('settings.density_hint')}>
            <Segment
              label={say('settings.density')}
              value={now.density}
              onChange={(v) => put({ density: v as Settings['density'] })}
              parts={(['compact', 'normal', 'roomy'] as const).map((id) => ({
                id,
                label: say(`density.${id}`),
              }))}
            />
          </Row>
          <Row title={say('settings.phone')} hint={say('settings.phone_hint')}>
            <Select
              className={s.select}
              label={say('settings.phone')}
              bare
              value={now.phoneCountry || 'system'}
              onChange={(v) => put({ phoneCountry: v === 'system' ? '' : v })}
              choices={[
                {
                  id: 'system',
                  label: now.phoneCountry
                    ? say('settings.theme_system')
                    : say('settings.phone_system', { name: country(now.countryNow) }),
                },
                ...countries
                  .map((id) => ({ id, label: country(id) }))
                  .sort((a, b) => a.label.localeCompare(b.label)),
              ]}
            />
          </Row>
          <Row title={say('settings.keys')} hint={say('settings.keys_hint')}>
            <Switch
              label={say('settings.keys')}
              bare
              on={now.singleKeys}
              onChange={(v) => put({ singleKeys: v })}
            />
          </Row>
        </dl>
      )}
    </>
  );
}
