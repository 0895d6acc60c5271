import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { togetherRoutes } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import { useMe } from '../../shell/session.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import classes from './notifications.module.css';

/** Where mails go, and a test of it. */
export function EmailWay({ ready }: { ready: boolean }) {
  const { t } = useTranslation('notifications');
  const me = useMe();
  const [sending, setSending] = useState(false);
  const test = async () => {
    setSending(true);
    try {
      await call(togetherRoutes.tryNotification, { body: { channel: 'email' } });
      toastDone(t(ready ? 'email.sent' : 'email.waits', { address: me.person.email }));
    } catch (error) {
      toastProblem(error);
    }
    setSending(false);
  };
  return (
    <section className={classes.way}>
      <h2>{t('channel.email')}</h2>
      <p>{t('email.text', { address: me.person.email })}</p>
      {ready ? null : <p>{t('email.notReady')}</p>}
      <Button variant="default" size="xs" loading={sending} onClick={() => void test()}>
        {t('email.try')}
      </Button>
    </section>
  );
}
