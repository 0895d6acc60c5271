import type { ReactNode } from 'react';
import classes from './signal.module.css';

export type Tone = 'calm' | 'soon' | 'late' | 'done' | 'accent';

/** A short word in a tinted frame; tone never alone: the word (and the icon before it) says the same. */
export function Signal(props: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.signal} data-tone={props.tone}>
      {props.icon}
      {props.children}
    </span>
  );
}
