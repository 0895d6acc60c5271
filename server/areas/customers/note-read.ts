import type { Runtime } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { insertReads, type ReadRow } from './customer-read-queries.ts';

/** What was looked at: a customer's page, a request of theirs, or a file with their data. */
type Reading = { contactId: string | null; requestId: string | null; kind: 'customer' | 'request' | 'export' };

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
export function noteRead(runtime: Runtime, personId: string, { contactId, requestId, kind }: Reading): void {
  const subject = contactId ?? requestId;
  if (subject === null) return;
  const at = runtime.clock();
  const hourAt = new Date(Math.floor(at.getTime() / hourMs) * hourMs);
  const kept = waiting.get(runtime) ?? { rows: new Map(), written: new Map(), timer: undefined };
  waiting.set(runtime, kept);
  const once = `${personId} ${subject} ${kind}`;
  if (kept.written.get(once) === hourAt.getTime() || kept.rows.has(once)) return;
  kept.rows.set(once, { id: newId(at), personId, contactId, requestId, kind, at, hourAt });
  // A timer and no tick: nodes without a worker answer readers as well.
  kept.timer ??= setTimeout(() => {
    writeReads(runtime).catch((error) => runtime.log.warn({ err: error }, 'readings wait for the next time'));
  }, gatherMs).unref();
}

/**
 * Notes that requests of these customers were taken out of the house as a list: one row for each of them, written before
 * they leave, as what is gathered here could be lost with the node.
 */
export async function noteListTaken(db: Db, personId: string, contactIds: readonly string[], at: Date): Promise<void> {
  if (contactIds.length === 0) return;
  const hourAt = new Date(Math.floor(at.getTime() / hourMs) * hourMs);
  const row = (contactId: string): ReadRow => ({
    id: newId(at),
    personId,
    contactId,
    requestId: null,
    kind: 'list',
    at,
    hourAt,
  });
  await insertReads(db, [...new Set(contactIds)].map(row));
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
