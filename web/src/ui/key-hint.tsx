import { Kbd } from '@mantine/core';
import classes from './key-hint.module.css';

/** Keys as small caps beside a button or in a menu; hidden from screen readers, which hear the button's own name. */
export function KeyHint({ keys }: { keys: string[] }) {
  return (
    <span aria-hidden className={classes.hint}>
      {keys.map((key, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a combination never changes its order
        <Kbd key={at} size="xs" className={classes.key}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}
