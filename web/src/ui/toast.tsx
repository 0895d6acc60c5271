import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { ProblemAlert } from './problem-alert.tsx';

/** Says that something is done, for 5 s, politely; `undo` adds a button and keeps it 10 s. */
export function toastDone(message: string, undo?: { label: string; run: () => void }): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    role: 'status',
    autoClose: undo ? 10_000 : 5_000,
    icon: <IconCheck size={18} aria-hidden />,
    color: 'green.8',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="md">{message}</Text>
        {undo ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        ) : null}
      </Group>
    ),
  });
}

/** Shows a failed call where there is no better place for it; stays until dismissed. `kept` says what is safe. */
export function toastProblem(error: unknown, kept?: string): void {
  notifications.show({
    autoClose: false,
    withBorder: false,
    color: 'red.8',
    role: 'presentation',
    message: <ProblemAlert error={error} kept={kept} compact />,
  });
}
