import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClockHour4 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comboParts, useCombo, useKey } from '../../../shell/keys.ts';

type Offered = { messageId: string; words: string; seconds: number; undo: () => Promise<unknown> };

/**
 * Says that a reply is written and offers to take it back while it waits, with the key `z`. At the upper edge, where
 * nobody sends.
 */
export function offerUndo(offered: Offered): void {
  const id = `undo-${offered.messageId}`;
  notifications.show({
    id,
    role: 'status',
    position: 'top-center',
    autoClose: offered.seconds * 1000,
    color: 'teal',
    icon: <IconClockHour4 size={18} aria-hidden />,
    message: <UndoSending {...offered} close={() => notifications.hide(id)} />,
  });
}

function UndoSending({ words, seconds, undo, close }: Offered & { close: () => void }) {
  const { t } = useTranslation('requests');
  const [ends] = useState(() => Date.now() + seconds * 1000);
  const left = useSecondsTo(ends);
  const run = () => {
    close();
    void undo();
  };
  const key = comboParts(useCombo('undo-step', 'z')).join(' ');
  useKey('undo-step', 'z', t('page.write.undoSend'), run);
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="md">{words}</Text>
        <Text c="dimmed" size="sm" aria-hidden>
          {t('page.write.leavesIn', { seconds: left })}
        </Text>
      </div>
      <Button size="xs" variant="default" flex="none" onClick={run}>
        {t('page.undo')}
        {key ? ` (${key})` : ''}
      </Button>
    </Group>
  );
}

/** Whole seconds until a moment, counted down; not below 0. */
export function useSecondsTo(moment: number): number {
  const [left, setLeft] = useState(() => secondsTo(moment));
  useEffect(() => {
    setLeft(secondsTo(moment));
    const beat = setInterval(() => setLeft(secondsTo(moment)), 250);
    return () => clearInterval(beat);
  }, [moment]);
  return left;
}

const secondsTo = (moment: number) => Math.max(0, Math.ceil((moment - Date.now()) / 1000));
