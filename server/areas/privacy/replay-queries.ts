import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

/** An erasure as it is kept outside the database: ids alone, nothing of whom they belonged to. */
export type KeptErasure = {
  id: string;
  contactId: string | null;
  endedAt: string;
  requests: { id: string; action: string }[];
};

/** Ids of all erasures here, and whether each is at its end and erased something, in part or whole. */
export async function listErasureIds(db: Db): Promise<Map<string, boolean>> {
  const rows = await db.selectFrom('erasure').select(['id', 'state', 'done']).execute();
  return new Map(rows.map(({ id, state, done }) => [id, state === 'done' || (state === 'stopped' && done > 0)]));
}

/** What an erasure did, to be done again: of one that stopped half-way the requests it had come to, and not the customer. */
export async function readKeptErasure(db: Db, id: string): Promise<KeptErasure | undefined> {
  const { rows } =
    await sql<KeptErasure>`select e.id, case when e.state = 'done' then e.customer_id end as "contactId", to_json(e.ended_at) #>> '{}' as "endedAt",
      coalesce((select json_agg(json_build_object('id', request_id, 'action', action) order by request_id)
        from erasure_request where erasure_id = e.id and done_at is not null), '[]') as requests
    from erasure e where e.id = ${id}`.execute(db);
  return rows[0];
}

/** Orders an erasure anew under its own id; false when it is known here already. */
export async function insertReplay(tx: Tx, kept: KeptErasure, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('erasure')
    .values({ id: kept.id, kind: 'replay', customer_id: kept.contactId, created_at: now, updated_at: now })
    .onConflict((known) => known.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}
