import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import type { MessageRecord } from './message-queries.ts';
import type { Reply } from './reply.ts';

/** What taking a waiting reply back needs. */
export type HeldEffects = {
  /** Version the request had with the reply on it; another one: something happened since. */
  version: number;
  /** Columns of the request as they were before it. */
  before: Record<string, unknown>;
  draft: {
    html: string;
    attachmentIds: string[];
    to: string[] | null;
    cc: string[] | null;
    bcc: string[] | null;
    afterwards: Reply['afterwards'];
  };
};

export async function writeHold(tx: Tx, messageId: string, until: Date, effects: HeldEffects): Promise<void> {
  await tx
    .updateTable('message')
    .set({ held_until: until, held_effects: JSON.stringify(effects) })
    .where('id', '=', messageId)
    .execute();
}

export async function lockMessage(tx: Tx, id: string): Promise<MessageRecord | undefined> {
  return tx.selectFrom('message').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Marks a message as taken back; it is kept. */
export async function writeWithdrawn(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('message')
    .set({ held_until: null, held_effects: null, withdrawn_at: now })
    .where('id', '=', id)
    .execute();
}

/** Whether any reply has waited long enough, so that an idle look writes nothing; index message_held. */
export async function isAnyReleased(db: Db, now: Date): Promise<boolean> {
  const { rows } = await sql`select from message where held_until <= ${now} limit 1`.execute(db);
  return rows.length > 0;
}

/** Lets replies leave whose time has come; each is taken by one node. Index message_held. */
export async function takeReleased(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ id: string; request_id: string; kind: string }[]> {
  const { rows } = await sql<{ id: string; request_id: string; kind: string }>`
    update message set held_until = null, held_effects = null
    where id in (select id from message where held_until <= ${now} order by held_until limit ${limit} for update skip locked)
    returning id, request_id, kind`.execute(tx);
  return rows;
}
