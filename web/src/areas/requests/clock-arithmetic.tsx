import { Popover } from '@mantine/core';
import classes from './clock.module.css';
import { DeadlineArithmetic } from './deadline-arithmetic.tsx';

/** How the deadline beside it was reckoned, in a box that stays while the pointer is on it; Escape closes it. */
export function ClockArithmetic(props: { id: string; opened: boolean; soon: (open: boolean, ms: number) => void }) {
  const { opened, soon } = props;
  return (
    <Popover
      opened={opened}
      onChange={(open) => soon(open, 0)}
      closeOnClickOutside={false}
      position="bottom-start"
      width={360}
      trapFocus={false}
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.around} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown onMouseEnter={() => soon(true, 0)} onMouseLeave={() => soon(false, 150)}>
        <DeadlineArithmetic id={props.id} />
      </Popover.Dropdown>
    </Popover>
  );
}
