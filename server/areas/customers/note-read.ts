import type { Telling } from '#contract/tells-of.ts';
import type { Runtime } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { insertReads, type ReadRow } from './customer-read-queries.ts';

/**
 * By which record the customer is known, by its id, or a request by its number and a row of the log by its own. Whose it is
 * is looked up when the readings are written.
 */
export type Reading = {
  of: Telling | 'request_number' | 'log';
  key: string | number;
  /** Taken from `of` where it is left out. */
  kind?: 'customer' | 'request' | 'export' | 'list';
};

/** What counts as opening the customer; everything else is opening a request. */
const ofCustomer = new Set<Reading['of']>(['customer', 'service_contract', 'log']);

const hourMs = 3_600_000;
/** How long readings gather: what a node that is killed loses at most. */
const gatherMs = 2000;
const mostWritten = 20_000;

type Waiting = { rows: Map<string, ReadRow>; written: Map<string, number>; timer: NodeJS.Timeout | undefined };
const waiting = new WeakMap<Runtime, Waiting>();

/**
 * Notes that somebody read a customer's data (GDPR 5(2), 15). Costs the call no round trip: what has gathered is written
 * every few seconds and when the node stops, and one row stands for everything of a person, customer and kind within the hour.
 */
export function noteRead(runtime: Runtime, personId: string, reading: Reading): void {
  const row = rowOf(personId, reading, runtime.clock());
  const kept = waiting.get(runtime) ?? { rows: new Map(), written: new Map(), timer: undefined };
  waiting.set(runtime, kept);
  const once = `${personId} ${row.of} ${row.key ?? row.number} ${row.kind}`;
  if (kept.written.get(once) === row.hourAt.getTime() || kept.rows.has(once)) return;
  kept.rows.set(once, row);
  // A timer and no tick: nodes without a worker answer readers as well.
  kept.timer ??= setTimeout(() => {
    writeReads(runtime).catch((error) => runtime.log.warn({ err: error }, 'readings wait for the next time'));
  }, gatherMs).unref();
}

/**
 * Notes that requests were taken out of the house as a list: one row for each customer in it, and for each request nobody is
 * linked to. Written before they leave, as what is gathered here could be lost with the node.
 */
export async function noteListTaken(
  db: Db,
  personId: string,
  requests: readonly { number: number; contact_id: string | null }[],
  at: Date,
): Promise<void> {
  if (requests.length === 0) return;
  const subjects = new Map<string | number, Reading>(
    requests.map(({ number, contact_id: contactId }) => [
      contactId ?? number,
      { of: contactId ? 'customer' : 'request', key: contactId ?? number, kind: 'list' },
    ]),
  );
  await insertReads(
    db,
    [...subjects.values()].map((reading) => rowOf(personId, reading, at)),
  );
}

function rowOf(personId: string, { of, key, kind }: Reading, at: Date): ReadRow {
  const byNumber = typeof key === 'number';
  return {
    personId,
    of: of === 'request' && byNumber ? 'request_number' : of,
    key: byNumber ? null : key,
    number: byNumber ? key : null,
    kind: kind ?? (ofCustomer.has(of) ? 'customer' : 'request'),
    at,
    hourAt: new Date(Math.floor(at.getTime() / hourMs) * hourMs),
  };
}

/** Writes what has gathered on this node; when it fails, it waits for the next time. */
export async function writeReads(runtime: Runtime): Promise<void> {
  const kept = waiting.get(runtime);
  if (!kept || kept.rows.size === 0) return;
  clearTimeout(kept.timer);
  kept.timer = undefined;
  const batch = [...kept.rows];
  kept.rows.clear();
  try {
    await insertReads(
      runtime.db,
      batch.map(([, row]) => row),
    );
  } catch (error) {
    for (const [once, row] of batch) if (!kept.rows.has(once)) kept.rows.set(once, row);
    throw error;
  }
  // Only saves writes within the hour; the database's own key decides.
  if (kept.written.size > mostWritten) kept.written.clear();
  for (const [once, { hourAt }] of batch) kept.written.set(once, hourAt.getTime());
}
