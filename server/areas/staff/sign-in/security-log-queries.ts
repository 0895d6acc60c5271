import { sql } from 'kysely';
import type { SecurityEventType } from '#contract/sign-in.ts';
import type { Db, Tx } from '#platform/db.ts';

export type SecurityEventRow = {
  id: number;
  at: Date;
  type: SecurityEventType;
  person_id: string | null;
  person_name: string | null;
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  user_agent: string | null;
  facts: Record<string, unknown>;
};

export async function insertSecurityEvent(tx: Tx, row: Omit<SecurityEventRow, 'id'>): Promise<void> {
  await tx
    .insertInto('security_event')
    .values({ ...row, facts: sql<never>`${JSON.stringify(row.facts)}::jsonb` })
    .execute();
}

/**
 * The security log, newest first: of one person (by `security_event_person`), of one type (`security_event_type`), or all
 * (by the primary key); an address narrows what these find.
 */
export async function listSecurityEvents(
  db: Db,
  filter: {
    personId?: string | undefined;
    type?: SecurityEventType | undefined;
    address?: string | undefined;
    before?: number | null;
    limit: number;
  },
): Promise<SecurityEventRow[]> {
  const rows = await db
    .selectFrom('security_event')
    .select(['id', 'at', 'type', 'person_id', 'person_name', 'actor_id', 'actor_name'])
    .select(['address', 'user_agent', 'facts'])
    .$if(filter.personId !== undefined, (query) => query.where('person_id', '=', filter.personId as string))
    .$if(filter.type !== undefined, (query) => query.where('type', '=', filter.type as string))
    .$if(filter.address !== undefined, (query) => query.where('address', '=', filter.address as string))
    .$if(typeof filter.before === 'number', (query) => query.where('id', '<', filter.before as number))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute();
  return rows as unknown as SecurityEventRow[];
}

export type BrokenSecurityEvent = { event_id: number; at: Date; reason: string };

/** Walks the chain of the security log; gives how many rows there are and where it is broken. */
export async function walkSecurityLog(db: Db): Promise<{ rows: number; broken: BrokenSecurityEvent[] }> {
  const { rows: broken } = await sql<BrokenSecurityEvent>`select * from verify_security_log()`.execute(db);
  const counted = await db
    .selectFrom('security_event')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return { rows: Number(counted.rows), broken };
}

/**
 * Cuts off the oldest end of the log, the only part that may go: what is older than the setting says by the desk's clock and
 * the database's, never the last thirty days. Gives how many rows went.
 */
export async function cutSecurityLog(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select cut_security_log(${now}) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}
