import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page.module.css';

let firstPage = true;

/** The frame of a page: its one h1 with actions beside it. Sets the document title and, on navigation, the focus. */
export function Page(props: {
  title: string;
  /** Shown in the browser tab when it should differ from the heading. */
  documentTitle?: string;
  actions?: ReactNode;
  /** `reading` keeps lines short; `full` leaves all width to tables and columns. */
  width?: 'reading' | 'full';
  /** A page that puts the focus somewhere better itself says false. */
  focusHeading?: boolean;
  hideTitle?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { focusHeading = true } = props;
  const title = props.documentTitle ?? props.title;
  useEffect(() => {
    document.title = `${title} · Linja`;
  }, [title]);
  useEffect(() => {
    // The very first page leaves the focus at the top, where the skip link is.
    // Whoever types already, into the box above the page, goes on typing.
    const typing = document.activeElement?.matches('input, textarea, [contenteditable="true"]') ?? false;
    if (!firstPage && focusHeading && !typing) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, [focusHeading]);
  return (
    <div className={classes.page} data-width={props.width ?? 'full'}>
      <Group justify="space-between" className={props.hideTitle ? classes.bare : classes.head}>
        <Title order={1} ref={heading} tabIndex={-1} className={props.hideTitle ? classes.hidden : undefined}>
          {props.title}
        </Title>
        {props.actions ? <Group gap="xs">{props.actions}</Group> : null}
      </Group>
      {props.children}
    </div>
  );
}
