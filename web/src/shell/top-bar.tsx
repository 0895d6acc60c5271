import { Button, Tooltip } from '@mantine/core';
import { IconPlugConnectedX, IconPlus } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '../areas/notifications/bell.tsx';
import { useNewContact } from '../areas/requests/new-contact.ts';
import { Signal } from '../ui/signal.tsx';
import { KeyOf } from './key-of.tsx';
import { latePart } from './late-page.ts';
import { useConnected } from './live.ts';
import { PersonMenu } from './person-menu.tsx';
import { useMay } from './session.tsx';
import classes from './top-bar.module.css';
import { UniversalBox } from './universal-box.tsx';

const PresenceControl = latePart(() => import('../areas/room/presence-control.tsx'));

/** Find or command anything; begin a new contact; who I am. */
export function TopBar() {
  const { t } = useTranslation('shell');
  const may = useMay();
  const connected = useConnected();
  const newContact = useNewContact();
  return (
    <header className={classes.bar}>
      <UniversalBox />
      <div className={classes.right}>
        <span role="status">
          {connected ? null : (
            <Tooltip label={t('live.lostLong')} multiline maw={280}>
              <span>
                <Signal tone="soon" icon={<IconPlugConnectedX size={14} aria-hidden />}>
                  {t('live.lost')}
                </Signal>
              </span>
            </Tooltip>
          )}
        </span>
        {may('request.register') ? (
          <Button
            size="xs"
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<KeyOf name="new-contact" combo="c" />}
            onClick={newContact.start}
            loading={newContact.starting}
            className={classes.add}
            data-tour="contact"
          >
            <span className={classes.word}>{t('newContact')}</span>
          </Button>
        ) : null}
        <Suspense fallback={<span className={classes.presence} />}>
          <PresenceControl />
        </Suspense>
        <Bell />
        <PersonMenu />
      </div>
    </header>
  );
}
