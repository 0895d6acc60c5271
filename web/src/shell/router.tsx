import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { restOfWords } from './i18n.ts';
import { latePage } from './late-page.ts';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageFailure } from './page-failure.tsx';
import { WaitingPage } from './waiting-page.tsx';

/** Search parameters are plain words (`?phase=open&late=true`), so that an address can be read and typed. */
export type Search = Record<string, string | undefined>;

/** A page whose words do not come with the first load, as those of the desk, the lists and a request do: it waits for them. */
const wordedPage = <T extends Record<string, unknown>, Name extends keyof T & string>(
  load: () => Promise<T>,
  name: Name,
) => latePage(() => Promise.all([load(), restOfWords()]).then(([page]) => page), name);

const root = createRootRoute({
  component: Layout,
  notFoundComponent: NotFoundPage,
});
const plain = (search: Record<string, unknown>) => search as Search;

const desk = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: latePage(() => import('../areas/desk/desk-page.tsx'), 'DeskPage'),
});
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: plain,
  component: latePage(() => import('../areas/worklist/queue-page.tsx'), 'QueuePage'),
});
const orphans = createRoute({
  getParentRoute: () => root,
  path: '/queue/orphans',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/room/orphans-page.tsx'), 'OrphansPage'),
});
const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: plain,
  component: latePage(() => import('../areas/worklist/requests-page.tsx'), 'RequestsPage'),
});
const bulk = createRoute({
  getParentRoute: () => root,
  path: '/bulk',
  component: wordedPage(() => import('../areas/worklist/bulk-page.tsx'), 'BulkPage'),
});
const bulkRun = createRoute({
  getParentRoute: () => root,
  path: '/bulk/$id',
  component: wordedPage(() => import('../areas/worklist/bulk-page.tsx'), 'BulkPage'),
});
const request = createRoute({
  getParentRoute: () => root,
  path: '/requests/$number',
  validateSearch: plain,
  component: latePage(() => import('../areas/requests/request-page.tsx'), 'RequestPage'),
});
const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/customers/customers-page.tsx'), 'CustomersPage'),
});
const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/customers/customer-page.tsx'), 'CustomerPage'),
});
const room = createRoute({
  getParentRoute: () => root,
  path: '/room',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/room/room-page.tsx'), 'RoomPage'),
});
const absences = createRoute({
  getParentRoute: () => root,
  path: '/absences',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/absence/absences-page.tsx'), 'AbsencesPage'),
});
const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/notifications/notifications-page.tsx'), 'NotificationsPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/settings/settings-page.tsx'), 'SettingsPage'),
});
const settingsPage = createRoute({
  getParentRoute: () => root,
  path: '/settings/$page',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/settings/settings-page.tsx'), 'SettingsPage'),
});
const settingsRecord = createRoute({
  getParentRoute: () => root,
  path: '/settings/$page/$id',
  validateSearch: plain,
  component: wordedPage(() => import('../areas/settings/settings-page.tsx'), 'SettingsPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: wordedPage(() => import('../areas/sign-in/account-page.tsx'), 'AccountPage'),
});
const ownKeys = createRoute({
  getParentRoute: () => root,
  path: '/preferences/keys',
  component: wordedPage(() => import('../areas/preferences/keys-page.tsx'), 'KeysPage'),
});
const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/accessibility',
  component: wordedPage(() => import('../areas/preferences/accessibility-page.tsx'), 'AccessibilityPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    desk,
    queue,
    orphans,
    requests,
    bulk,
    bulkRun,
    request,
    customers,
    customer,
    room,
    absences,
    notifications,
    settings,
    settingsPage,
    settingsRecord,
    account,
    ownKeys,
    accessibility,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
  defaultPendingComponent: WaitingPage,
  defaultPendingMs: 300,
  scrollRestoration: true,
  scrollToTopSelectors: ['#page'],
  parseSearch: (written) => Object.fromEntries(new URLSearchParams(written)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const written = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
    return written === '' ? '' : `?${written}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
