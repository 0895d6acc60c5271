import { Button, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';

/** Files that could not be attached, said before the text leaves without them; each can be tried again or removed above. */
export function LeftOut({ names, onSend }: { names: string[]; onSend: () => void }) {
  const { t } = useTranslation('requests');
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), []);
  const count = names.length;
  return (
    <div className={classes.notice} role="alert">
      <Text fw={600}>{t('page.write.leftOut', { count })}</Text>
      <Text size="sm">{names.join(', ')}</Text>
      <Button ref={go} size="xs" variant="default" w="fit-content" onClick={onSend}>
        {t('page.write.sendWithout', { count })}
      </Button>
    </div>
  );
}
