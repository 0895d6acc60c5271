import type { ContractStatus } from '#contract/service-contracts.ts';

/** What is kept of a contract's standing: expired follows from its last day (§3.10). */
export type KeptStatus = Exclude<ContractStatus, 'expired'>;

/** A contract that is active, as far as it decides anything. Days are ISO dates of the office's zone. */
export type ActiveContract = {
  number: string;
  name: string | null;
  effectiveOn: string;
  expiryOn: string | null;
  priorityId: string | null;
};

/** The day a moment falls on in the office's zone, as an ISO date. */
export const dayOf = (at: Date, zone: string): string =>
  at.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDate().toString();

/** Whether a day is one of the contract's: from the day it takes effect to the end of its last one (R16.1). */
export const covers = (one: Pick<ActiveContract, 'effectiveOn' | 'expiryOn'>, day: string): boolean =>
  one.effectiveOn <= day && (one.expiryOn === null || day <= one.expiryOn);

/** The contracts among active ones that hold on this day, the one that lasts longest first. */
export function inForceOn(contracts: readonly ActiveContract[], day: string): ActiveContract[] {
  const end = (one: ActiveContract) => one.expiryOn ?? '9999-12-31';
  return contracts.filter((one) => covers(one, day)).sort((a, b) => (end(a) < end(b) ? 1 : end(a) > end(b) ? -1 : 0));
}

/** How a contract stands on this day: an active one after its last day is expired. */
export const statusOf = (status: KeptStatus, expiryOn: string | null, day: string): ContractStatus =>
  status === 'active' && expiryOn !== null && expiryOn < day ? 'expired' : status;

/** Free → active → expired or cancelled → closed (§3.10); expiring is the calendar's and nobody's command. */
const steps: Record<ContractStatus, readonly KeptStatus[]> = {
  free: ['active'],
  active: ['canceled'],
  expired: ['closed'],
  canceled: ['closed'],
  closed: [],
};

/** What somebody may make of a contract that stands like this. */
export const nextStatuses = (status: ContractStatus): KeptStatus[] => [...steps[status]];
