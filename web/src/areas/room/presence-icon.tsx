import {
  IconBeach,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
  IconCoffee,
  IconWalk,
} from '@tabler/icons-react';
import type { PresenceState } from '#contract/room.ts';
import classes from './presence.module.css';

const icons = {
  available: IconCircleCheckFilled,
  busy: IconCircleMinus,
  break: IconCoffee,
  away: IconWalk,
  offline: IconCircleDashed,
  absent: IconBeach,
};

/** A presence by its shape; the word stands beside it or is spoken. */
export function PresenceIcon({ state, size = 16 }: { state: PresenceState | 'absent'; size?: number }) {
  const Icon = icons[state];
  return <Icon size={size} aria-hidden className={classes.icon} data-state={state} />;
}
