import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Channel of PostgreSQL's NOTIFY on which every node's live connections hear. */
export const liveChannel = 'linja_live';

/** What happened to requests (null: too many to name) and to other things (`customer`, `priority`; null: anything). */
export type ChangesAnnouncement = { requests: string[] | null; topics: string[] | null };

/** Somebody has opened a request, does something else there now, or has left it (`state` null). */
export type PresenceAnnouncement = {
  presence: { requestId: string; person: { id: string; name: string }; state: string | null };
};

/** People who have something new among their notifications. */
export type NotifiedAnnouncement = { notified: string[] };

export type LiveAnnouncement = ChangesAnnouncement | PresenceAnnouncement | NotifiedAnnouncement;

/**
 * Tells every node, when this transaction commits, or at once outside of one. At most 8,000 bytes fit. Commits that announce queue one behind the
 * other in PostgreSQL, so only the relay and light writes of their own announce, never the hot paths.
 */
export async function announceLive(db: Db, announcement: LiveAnnouncement): Promise<void> {
  await sql`select pg_notify(${liveChannel}, ${JSON.stringify(announcement)})`.execute(db);
}
