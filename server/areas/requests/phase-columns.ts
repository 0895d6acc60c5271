import type { Catalogue, CatalogueStatus } from '#areas/catalog/index.ts';
import type { Phase } from '#contract/requests.ts';
import { isOpen } from './request-phase.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';
import { type TimedRow, timeColumns } from './time-figures.ts';

/** The columns that go with entering a phase: the phase itself, its default status, and the time the last one took. */
export function enter(catalogue: Catalogue, phase: Phase, row: TimedRow, now: Date): RequestColumns {
  return enterStatus(catalogue, statusOn(catalogue, phase), row, now);
}

/** The same for a status that was chosen. */
export function enterStatus(catalogue: Catalogue, status: CatalogueStatus, row: TimedRow, now: Date): RequestColumns {
  return { phase: status.phase, status_id: status.id, ...timeColumns(catalogue, row, now) };
}

/** The status a request gets when it enters a phase. */
export function statusOn(catalogue: Catalogue, phase: Phase): CatalogueStatus {
  const status = catalogue.statusOfPhase.get(phase);
  if (!status) throw new Error(`no default status for phase ${phase}`);
  return status;
}

/** What leaving the hands of the one who pulled it means: the slot is free again (S5-50, trap 38). */
export function disposed(
  row: { pulled_by: string | null; pull_disposition: string | null },
  how: string,
): RequestColumns {
  return row.pulled_by && !row.pull_disposition ? { pull_disposition: how } : {};
}

/**
 * Taken up again by the very person who pulled it, while the customer has not answered, or opened again after solving it: it
 * is held as before, since asking and resuming at once, or solving and reopening, would gather one request after the other
 * (trap 38). An answer ends the wait before.
 */
export function heldAgain(
  row: Pick<RequestRecord, 'pulled_by' | 'pull_disposition' | 'owner_id' | 'waiting_since' | 'phase'>,
  takerId: string | null,
): RequestColumns {
  const unanswered = row.pull_disposition === 'asked_customer' && row.waiting_since !== null;
  const solved = row.pull_disposition === 'solved' && !isOpen(row.phase);
  return (unanswered || solved) && row.owner_id === takerId && row.pulled_by === takerId
    ? { pull_disposition: null }
    : {};
}
