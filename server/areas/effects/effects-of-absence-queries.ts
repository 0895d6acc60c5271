import { sql } from 'kysely';
import { visibleTo } from '#areas/requests/index.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';

export async function findZone(db: Db, personId: string): Promise<string | null> {
  const row = await db.selectFrom('person').select('zone').where('id', '=', personId).executeTakeFirst();
  return row?.zone ?? null;
}

/**
 * What somebody has open that the caller sees, and how much of it is in hand in these centres, by the condition under which
 * it is passed on; rides request_owner_open.
 */
export async function countInHands(
  db: Db,
  principal: Principal,
  personId: string,
  centreIds: string[],
): Promise<{ open: number; inHand: number }> {
  const { rows } = await sql<{ open: number; inHand: number }>`select count(*)::int as open,
      (count(*) filter (where r.phase in ('assigned', 'in_process') and r.centre_id = any(${centreIds}::uuid[])))::int as "inHand"
    from request r where r.owner_id = ${personId} and r.phase not in ('solved', 'closed') and ${visibleTo(principal)}`.execute(
    db,
  );
  return rows[0] ?? { open: 0, inHand: 0 };
}
