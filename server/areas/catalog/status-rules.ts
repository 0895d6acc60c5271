import type { Phase, TrackTimeAs } from '#contract/requests.ts';
import { conflict } from '#platform/errors.ts';
import { InputProblem } from '#platform/http/problem.ts';
import type { StatusColumns } from './status-queries.ts';

/** The phase in which requests wait for Next (§4.13). */
const queuePhase: Phase = 'registered';

const tracks: Record<Phase, TrackTimeAs> = {
  new: 'queue',
  registered: 'queue',
  assigned: 'internal',
  in_process: 'internal',
  waiting_customer: 'external',
  postponed: 'internal',
  solved: 'none',
  closed: 'none',
};

/** Whose time a status of a phase is unless an administrator says otherwise: what we postpone the customer still waits for. */
export const trackOfPhase = (phase: Phase): TrackTimeAs => tracks[phase];

/**
 * What must hold for a status once it is written: only a status of the queue's phase is a queue (`invalid_body` at
 * `isQueue`), and a default is active (`default_needed`).
 */
export function assertStatusHolds(status: Pick<StatusColumns, 'phase' | 'is_queue' | 'is_default' | 'active'>): void {
  if (status.is_queue && status.phase !== queuePhase) {
    const message = `Only a status of the phase "${queuePhase}" can be a queue; nothing waits for Next in "${status.phase}".`;
    throw new InputProblem('invalid_body', message, [{ path: 'isQueue', message }]);
  }
  if (status.is_default && !status.active) {
    throw conflict('default_needed', 'The default of a phase must be active. Make another the default first.');
  }
}
