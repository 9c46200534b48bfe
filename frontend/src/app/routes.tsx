// Where everything stands in the address. The list of leads and the sheet of one share
// a room, so that opening a lead leaves the list as it is.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  useNavigate,
  useParams,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApprovalsRoom } from '../features/imports/approvals/ApprovalsRoom';
import { ImportRoom } from '../features/imports/ImportRoom';
import { ImportsRoom } from '../features/imports/ImportsRoom';
import { DuplicatesRoom } from '../features/leads/DuplicatesRoom';
import { readSearch } from '../features/leads/filter';
import { UnmergeRow } from '../features/leads/UnmergeRow';
import { PartnersRoom } from '../features/partners/PartnersRoom';
import { PlansRoom } from '../features/plans/PlansRoom';
import { SettingsRoom } from '../features/settings/SettingsRoom';
import { Frame } from './Frame';
import { LeadsPage } from './LeadsPage';
import { Nowhere, PageTrouble } from './PageTrouble';

const root = createRootRoute({
  component: Frame,
  errorComponent: PageTrouble,
  notFoundComponent: Nowhere,
});

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/leads' });
  },
});
// A room of its own, in the frame.
const room = <Path extends string>(path: Path, component: () => ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component, errorComponent: PageTrouble });

const leads = createRoute({
  getParentRoute: () => root,
  path: '/leads',
  component: LeadsPage,
  validateSearch: readSearch,
  errorComponent: PageTrouble,
});
const lead = createRoute({ getParentRoute: () => leads, path: '$id' });
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$id',
  component: OneImport,
  validateSearch: (s: Record<string, unknown>): { results?: boolean; row?: number } => ({
    ...(s.results === true && { results: true }),
    ...(typeof s.row === 'number' && s.row > 0 && { row: s.row }),
  }),
  errorComponent: PageTrouble,
});
const partners = room('/partners', PartnersPage);
const partner = createRoute({ getParentRoute: () => partners, path: '$code' });

function PartnersPage() {
  const { code } = useParams({ strict: false }) as { code?: string };
  const navigate = useNavigate();
  return (
    <PartnersRoom code={code} onOpen={(code) => void navigate({ to: '/partners/$code', params: { code } })} />
  );
}

const plans = room('/plans', PlansPage);
const plan = createRoute({ getParentRoute: () => plans, path: '$id' });

function PlansPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const navigate = useNavigate();
  return <PlansRoom id={id} onOpen={(id) => void navigate({ to: '/plans/$id', params: { id } })} />;
}

function OneImport() {
  const { id } = oneImport.useParams();
  const { results, row } = oneImport.useSearch();
  return (
    <ImportRoom id={id} results={results} row={row} unmerge={(of) => <UnmergeRow key={of.row} {...of} />} />
  );
}

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    leads.addChildren([lead]),
    room('/duplicates', DuplicatesRoom),
    room('/imports', ImportsRoom),
    oneImport,
    partners.addChildren([partner]),
    plans.addChildren([plan]),
    room('/approvals', ApprovalsRoom),
    room('/settings', () => <SettingsRoom />),
    room('/settings/presets', () => <SettingsRoom page="presets" />),
    room('/settings/watch', () => <SettingsRoom page="watch" />),
    room('/settings/people', () => <SettingsRoom page="people" />),
  ]),
  history: createHashHistory(),
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
