import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What belongs here, in a sentence, and the first step to fill it. */
export function EmptyState(props: { title: string; text?: string; action?: ReactNode; compact?: boolean }) {
  return (
    <Stack gap={4} align="flex-start" p={props.compact ? 'md' : 'xl'} maw={560}>
      <Text fw={600}>{props.title}</Text>
      {props.text ? <Text c="dimmed">{props.text}</Text> : null}
      {props.action ? <div style={{ marginTop: 12 }}>{props.action}</div> : null}
    </Stack>
  );
}
