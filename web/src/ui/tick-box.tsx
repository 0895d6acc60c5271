import { useEffect, useRef } from 'react';
import classes from './tick-box.module.css';

/** The browser's own checkbox in the desk's colour: in the hundred rows of a list the kit's takes longer than the rows. */
export function TickBox(props: {
  label: string;
  checked: boolean;
  /** Neither on nor off: some of what it stands for. */
  mixed?: boolean;
  tabIndex?: number;
  /** `range`: Shift was held. */
  onToggle: (range: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const { mixed = false } = props;
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.box}
      aria-label={props.label}
      tabIndex={props.tabIndex}
      checked={props.checked}
      onChange={() => undefined}
      onClick={(event) => props.onToggle(event.shiftKey)}
    />
  );
}
