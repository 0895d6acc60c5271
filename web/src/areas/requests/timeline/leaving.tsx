import { Button } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/requests.ts';
import { useMe } from '../../../shell/session.tsx';
import { useSecondsTo } from '../composer/undo-toast.tsx';
import { useTakeBack } from '../composer/use-take-back.ts';
import { useRequestDesk } from '../page/request-context.ts';
import classes from './timeline.module.css';

/** A reply that waits before it leaves: how long still, and for whoever wrote it the way to take it back. */
export function Leaving({ message, at }: { message: Message; at: string }) {
  const { t } = useTranslation('requests');
  const me = useMe();
  const { goTo } = useRequestDesk();
  const takeBack = useTakeBack();
  const [busy, setBusy] = useState(false);
  // The clocks of server and browser may differ: whether it still waits is for the server to say, and it says so at once.
  const left = Math.min(useSecondsTo(Date.parse(at)), 30);
  const run = async () => {
    setBusy(true);
    const back = await takeBack(message.id);
    setBusy(false);
    // The button goes with the reply; the text is where one writes.
    if (back) goTo('reply');
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
