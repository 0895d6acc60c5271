import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What belongs here, in a sentence, and the first step to fill it. */
export function EmptyState(props: { title: string; text?: string; action?: ReactNode; compact?: boolean }) {
  return (
    <Stack gap={4} align="flex-start" p={props.compact ? 'md' : 'xl'} maw={560}>
      <Text fw={600}>{props.title}</Text>
      {props.text ? <Text c="dimmed">{props.text}</Text> : null}
      {props.action ? <div className={classes.action}>{props.action}</div> : null}
    </Stack>
  );
}
