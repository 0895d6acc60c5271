import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

/** A bordered section with a heading; hairline, no shadow. `flush` lets a list touch the border. */
export function Panel(props: {
  title?: string;
  /** Small text beside the heading, such as a count. */
  note?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  level?: 2 | 3;
  /** Name by which the tour points at it. */
  tour?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={props.title ? id : undefined} data-tour={props.tour}>
      {props.title ? (
        <Group justify="space-between" className={classes.head}>
          <Group gap="xs" align="baseline">
            <Title order={props.level ?? 2} id={id} className={classes.title}>
              {props.title}
            </Title>
            {props.note === undefined ? null : (
              <Text span size="sm" c="dimmed">
                {props.note}
              </Text>
            )}
          </Group>
          {props.actions}
        </Group>
      ) : null}
      <div className={props.flush ? undefined : classes.body}>{props.children}</div>
    </section>
  );
}
