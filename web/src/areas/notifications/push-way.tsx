import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { togetherRoutes } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import { Moment } from '../../ui/moment.tsx';
import { toastDone, toastNote, toastProblem } from '../../ui/toast.tsx';
import { notificationKeys } from './api.ts';
import classes from './notifications.module.css';
import { canPush, subscribeHere, thisBrowser, unsubscribe } from './push-browser.ts';

/** Which browsers receive pushes, this one on or off, and a test. */
export function PushWay() {
  const { t } = useTranslation('notifications');
  const [busy, setBusy] = useState(false);
  const browsers = useQuery({
    queryKey: notificationKeys.browsers,
    queryFn: ({ signal }) => call(togetherRoutes.listBrowsers, { signal }),
  });
  const rows = browsers.data?.rows ?? [];
  const here = rows.some((row) => row.id === thisBrowser());
  const doing = async (run: () => Promise<void>) => {
    setBusy(true);
    try {
      await run();
    } catch (error) {
      toastProblem(error);
    }
    await browsers.refetch();
    setBusy(false);
  };
  const subscribe = () =>
    doing(async () => {
      if (await subscribeHere()) toastDone(t('push.on'));
      else toastNote(t('push.denied'));
    });
  const test = () =>
    doing(async () => {
      const { sent, refused } = await call(togetherRoutes.tryNotification, { body: { channel: 'push' } });
      if (sent > 0) toastDone(t('push.sent', { count: sent }));
      else toastNote(t(refused > 0 ? 'push.refused' : 'push.none'));
    });
  return (
    <section className={classes.way}>
      <h2>{t('channel.push')}</h2>
      <p>{t('push.text')}</p>
      {rows.length > 0 ? (
        <ul className={classes.browsers}>
          {rows.map((row) => (
            <li key={row.id}>
              <span>
                {row.browser || t('push.unnamed')}
                {row.id === thisBrowser() ? ` (${t('push.thisOne')})` : ''} · <Moment at={row.createdAt} />
              </span>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t('push.offNamed', { browser: row.browser })}
                onClick={() => void doing(() => unsubscribe(row.id))}
              >
                {t('push.off')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Group gap={8}>
        {!canPush() ? (
          <p>{t('push.cannot')}</p>
        ) : here ? null : (
          <Button variant="default" size="xs" loading={busy} onClick={() => void subscribe()}>
            {t('push.subscribe')}
          </Button>
        )}
        {rows.length > 0 ? (
          <Button variant="default" size="xs" loading={busy} onClick={() => void test()}>
            {t('push.try')}
          </Button>
        ) : null}
      </Group>
    </section>
  );
}
