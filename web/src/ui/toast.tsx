import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { ProblemText } from './problem-text.tsx';

/** Milliseconds in which a step can be taken back, as long as its toast stands. */
const undoTime = 10_000;

/** Steps that can still be taken back, the newest last. */
let undoable: { id: string; run: () => void; until: number }[] = [];

/** How the key that takes the newest step back is written beside its button; the shell knows what the person has chosen. */
let undoKey = () => '';
export function showUndoKey(written: () => string): void {
  undoKey = written;
}

/** Takes back the newest step whose toast still stands, as its button does. Answers whether there was one. */
export function undoNewest(): boolean {
  undoable = undoable.filter((one) => Date.now() < one.until);
  const newest = undoable.pop();
  if (!newest) return false;
  notifications.hide(newest.id);
  newest.run();
  return true;
}

/**
 * Says that something is done, for 5 s, politely; `undo` adds a button and keeps it 10 s, in which `z` does the same.
 * `above`: at the upper edge, where the lower one holds what is pressed next.
 */
export function toastDone(message: string, undo?: { label: string; run: () => void }, above = false): void {
  const id = crypto.randomUUID();
  if (undo) undoable.push({ id, run: undo.run, until: Date.now() + undoTime });
  const key = undoKey();
  notifications.show({
    id,
    ...(above ? { position: 'top-center' as const } : {}),
    role: 'status',
    autoClose: undo ? undoTime : 5_000,
    icon: <IconCheck size={18} aria-hidden />,
    color: 'green.8',
    onClose: () => {
      undoable = undoable.filter((one) => one.id !== id);
    },
    message: (
      <Group justify="space-between" gap="xs">
        <Text size="md" flex="1 1 150px">
          {message}
        </Text>
        {undo ? (
          <Button
            size="xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
            {key ? ` (${key})` : ''}
          </Button>
        ) : null}
      </Group>
    ),
  });
}

/**
 * Says why something else happened than was asked, when nothing is wrong: an empty queue, a request still held. `way` is
 * the button that mends it.
 */
export function toastNote(message: string, way?: { label: string; run: () => void }): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    role: 'status',
    autoClose: way ? 12_000 : 8_000,
    color: 'teal',
    icon: <IconInfoCircle size={18} aria-hidden />,
    message: (
      <Group justify="space-between" gap="xs">
        <Text size="md" flex="1 1 150px">
          {message}
        </Text>
        {way ? (
          <Button
            size="xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              way.run();
            }}
          >
            {way.label}
          </Button>
        ) : null}
      </Group>
    ),
  });
}

/** Shows a failed call where there is no better place for it; stays until dismissed. `kept` says what is safe. */
export function toastProblem(error: unknown, kept?: string): void {
  notifications.show({
    role: 'alert',
    autoClose: false,
    color: 'red.8',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    message: <ProblemText error={error} kept={kept} titled />,
  });
}
