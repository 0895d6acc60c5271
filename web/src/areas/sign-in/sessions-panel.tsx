import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Session } from '#contract/sign-in.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Signal } from '../../ui/signal.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import { endOtherSessions, endSession, useAccountChanged, useMySessions } from './api.ts';
import { useDeviceWords } from './device-words.ts';
import classes from './sign-in.module.css';

/** Where I am signed in; ends one or all others. */
export function SessionsPanel() {
  const { t } = useTranslation('sign-in');
  const sessions = useMySessions();
  const changed = useAccountChanged();
  const rows = sessions.data?.rows ?? [];
  const others = rows.filter((one) => !one.current).length;
  const end = async (run: () => Promise<unknown>) => {
    await run().then(() => toastDone(t('sessions.ended')), toastProblem);
    await changed();
  };
  return (
    <Panel title={t('sessions.title')}>
      {sessions.isPending ? <LoadingLines lines={2} /> : null}
      <ul className={classes.rows} aria-label={t('sessions.title')}>
        {rows.map((one) => (
          <li key={one.id}>
            <SessionWords session={one} />
            {one.current ? (
              <Signal tone="calm">{t('sessions.here')}</Signal>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => void end(() => endSession(one.id))}>
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <Button variant="default" onClick={() => void end(endOtherSessions)}>
          {t('sessions.endOthers', { count: others })}
        </Button>
      ) : null}
    </Panel>
  );
}

/** A session in words: device, address, when. */
export function SessionWords({ session }: { session: Session }) {
  const { t } = useTranslation('sign-in');
  const words = useDeviceWords();
  return (
    <span>
      {words(session)}
      <span className={classes.quiet}>
        {session.address} · {t('sessions.since')} <Moment at={session.signedInAt} /> · {t('sessions.seen')}{' '}
        <Moment at={session.lastSeenAt} />
      </span>
    </span>
  );
}
