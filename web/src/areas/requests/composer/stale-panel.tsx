import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';
import type { Newer } from './newer-messages.ts';

const most = 3;

/** What came since the writing began, before it is answered unseen: look, or send all the same. */
export function StalePanel(props: { newer: Newer[]; onLook: () => void; onSend: () => void }) {
  const { t } = useTranslation('requests');
  const look = useRef<HTMLButtonElement>(null);
  useEffect(() => look.current?.focus(), []);
  return (
    <div className={classes.notice} role="alert">
      <Text fw={600}>{t('page.composer.newSince', { count: props.newer.length })}</Text>
      <ul className={classes.newer}>
        {props.newer.slice(-most).map((one) => (
          <li key={one.id}>
            <strong>{one.author}:</strong> {one.text}
          </li>
        ))}
      </ul>
      <Group gap="xs">
        <Button ref={look} size="xs" onClick={props.onLook}>
          {t('page.write.look')}
        </Button>
        <Button size="xs" variant="default" onClick={props.onSend}>
          {t('page.write.sendAnyway')}
        </Button>
      </Group>
    </div>
  );
}
