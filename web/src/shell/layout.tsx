import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePullNext } from '../areas/desk/pull-next.ts';
import { useDraftDots } from '../areas/requests/composer/drafts-api.ts';
import { useNewContact } from '../areas/requests/new-contact.ts';
import { showUndoKey, undoNewest } from '../ui/toast.tsx';
import { comboParts, useCombo, useKey } from './keys.ts';
import { KeysKey } from './keys-shown.tsx';
import { noteList } from './last-list.ts';
import classes from './layout.module.css';
import { OpenTabs } from './open-tabs.tsx';
import { Rail } from './rail.tsx';
import { useMay } from './session.tsx';
import { TopBar } from './top-bar.tsx';
import { TourPlace } from './tour-shown.tsx';

/** The frame that stays while pages change: rail, top bar, tabs of open requests. */
export function Layout() {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <Rail />
      <TopBar />
      <OpenTabs />
      <main id="page" data-scroll-restoration-id="page" tabIndex={-1} className={classes.page}>
        <Outlet />
      </main>
      <ShellKeys />
      <KeysKey />
      <TourPlace />
    </div>
  );
}

/** Draws nothing, so that what it hears of with each change of page does not have the frame drawn anew. */
function ShellKeys() {
  useDraftDots();
  const href = useRouterState({ select: (state) => state.location.href });
  useEffect(() => noteList(href), [href]);
  const { t } = useTranslation('shell');
  const may = useMay();
  const navigate = useNavigate();
  const newContact = useNewContact();
  const next = usePullNext();
  const undoCombo = useCombo('undo-step', 'z');
  useEffect(() => showUndoKey(() => comboParts(undoCombo).join(' ')), [undoCombo]);
  useKey('undo-step', 'z', t('key.undo'), undoNewest);
  useKey('new-contact', 'c', t('key.newContact'), newContact.start, may('request.register'));
  useKey('next', 'n', t('key.next'), next.pull, may('request.pull'));
  useKey('go-desk', 'g d', t('key.desk'), () => void navigate({ to: '/' }), may('request.read'));
  useKey('go-queue', 'g q', t('key.queue'), () => void navigate({ to: '/queue' }), may('request.read'));
  useKey(
    'go-requests',
    'g r',
    t('key.requests'),
    () => void navigate({ to: '/requests', search: { phase: 'open' } }),
    may('request.read'),
  );
  useKey('go-customers', 'g c', t('key.customers'), () => void navigate({ to: '/customers' }), may('customer.read'));
  useKey('go-room', 'g v', t('key.room'), () => void navigate({ to: '/room' }), may('room.read'));
  useKey('go-absences', 'g a', t('key.absences'), () => void navigate({ to: '/absences' }));
  useKey('go-notifications', 'g i', t('key.notifications'), () => void navigate({ to: '/notifications' }));
  useKey('go-settings', 'g s', t('key.settings'), () => void navigate({ to: '/settings' }), may('setting.read'));
  return null;
}
