import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './fold-button.module.css';

/** Opens and closes what stands below it; the arrow says which. */
export function FoldButton(props: {
  open: boolean;
  onToggle: () => void;
  /** The id of what it opens, while that is there. */
  controls?: string | undefined;
  /** Smaller and dimmed, among small lines. */
  quiet?: boolean;
  children: ReactNode;
}) {
  const Arrow = props.open ? IconChevronDown : IconChevronRight;
  return (
    <UnstyledButton
      className={classes.fold}
      data-quiet={props.quiet || undefined}
      aria-expanded={props.open}
      aria-controls={props.open ? props.controls : undefined}
      onClick={props.onToggle}
    >
      <Arrow size={props.quiet ? 14 : 16} aria-hidden />
      {props.children}
    </UnstyledButton>
  );
}
