import { Button } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/requests.ts';
import { useMe } from '../../../shell/session.tsx';
import { useSecondsTo } from '../composer/undo-toast.tsx';
import { useTakeBack } from '../composer/use-take-back.ts';
import { Delivery } from './delivery.tsx';
import classes from './timeline.module.css';

/** A reply that waits before it leaves: how long still, and for whoever wrote it the way to take it back. */
export function Leaving({ message, at }: { message: Message; at: string }) {
  const { t } = useTranslation('requests');
  const me = useMe();
  const takeBack = useTakeBack();
  const [busy, setBusy] = useState(false);
  // The clocks of server and browser may differ; longer than it can be it is not shown.
  const left = Math.min(useSecondsTo(Date.parse(at)), 30);
  if (left === 0) return message.delivery ? <Delivery delivery={message.delivery} /> : null;
  const run = async () => {
    setBusy(true);
    await takeBack(message.id);
    setBusy(false);
  };
  return (
    <p className={classes.delivery}>
      <IconClockHour4 size={14} aria-hidden />
      <span>{t('page.write.leavesIn', { seconds: left })}</span>
      {message.author.id === me.person.id ? (
        <Button size="compact-xs" variant="default" loading={busy} onClick={() => void run()}>
          {t('page.undo')}
        </Button>
      ) : null}
    </p>
  );
}
