import './escalation-events.ts';
import type { Area } from '#platform/area.ts';
import { escalateDue } from './escalate-due.ts';
import { escalationRoutes } from './escalation-routes.ts';
import { noteForEscalation } from './note-events.ts';

export { type Beginning, beginEscalation, mayBegin } from './begin-escalation.ts';
export { begun, foreseen } from './chain-calc.ts';
export { countRunning } from './chain-queries.ts';
export { rulesOf, usualEvents } from './chains-at.ts';
export { type FollowedEvent, followedEvents } from './follow-calc.ts';
export { replayed } from './replay-calc.ts';
export { writeState } from './state-queries.ts';
export { writeChain } from './write-chain.ts';

/** What happens by itself, level by level, when a request is not dealt with (§3.2, §4.11). */
export const escalationArea: Area = {
  name: 'escalation',
  routes: escalationRoutes,
  subscribers: [noteForEscalation],
  ticks: [{ name: 'escalate-due', everyMs: 1000, run: escalateDue }],
};
