import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';

export type ReadRow = {
  personId: string;
  /** By which record the customer is known, and its id or number. */
  of: string;
  key: string | null;
  number: number | null;
  kind: string;
  at: Date;
  hourAt: Date;
};

/**
 * Writes who read what, each by the customer it leads to, or by its request while that one's customer is unknown; what leads
 * to neither tells of nobody. What stands for the hour already is left alone (customer_read_once). Each row asks one table,
 * by its primary key or request_number.
 */
export async function insertReads(db: Db, rows: readonly ReadRow[]): Promise<void> {
  const written = rows.map((row) => ({ id: newId(row.at), ...row }));
  const throughRequest = (table: string) =>
    sql`select r.contact_id, r.id from ${sql.table(table)} t join request r on r.id = t.request_id
      where x.of = ${table} and t.id = x.key`;
  await sql`insert into customer_read (id, person_id, contact_id, request_id, kind, at, hour_at)
    select x.id, x."personId", s.contact_id, s.request_id, x.kind, x.at, x."hourAt"
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as x (id uuid, "personId" uuid, of text, key uuid, number bigint,
        kind text, at timestamptz, "hourAt" timestamptz)
      cross join lateral (
        select c.id as contact_id, null::uuid as request_id from contact c where x.of = 'customer' and c.id = x.key
        union all select r.contact_id, r.id from request r where x.of = 'request' and r.id = x.key
        union all select r.contact_id, r.id from request r where x.of = 'request_number' and r.number = x.number
        union all ${throughRequest('message')}
        union all ${throughRequest('inbound_message')}
        union all ${throughRequest('outbound_mail')}
        union all select k.contact_id, null from service_contract k
          where x.of = 'service_contract' and k.id = x.key and k.contact_id is not null
        union all select c.id, null from change_log l join contact c on c.id = l.chain
          where x.of = 'log' and l.id = x.number
      ) s
    on conflict do nothing`.execute(db);
}
