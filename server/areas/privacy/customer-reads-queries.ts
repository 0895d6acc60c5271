import { sql } from 'kysely';
import type { CustomerRead } from '#contract/privacy.ts';
import type { Db } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';

type Found = {
  id: string;
  at: Date;
  kind: CustomerRead['kind'];
  person_id: string;
  person_name: string;
  contact_id: string | null;
  contact_name: string | null;
  number: number | null;
};

/**
 * A page of who read what, newest first. Rides customer_read_contact, customer_read_person or customer_read_at; readings of
 * a request from before its customer was known count for that customer, by customer_read_request.
 */
export async function listReads(
  db: Db,
  by: { customerId?: string | undefined; personId?: string | undefined },
  after: string | undefined,
  limit: number,
): Promise<{ rows: CustomerRead[]; next: string | null }> {
  const cursor = readCursor(after, 2);
  const past = cursor ? sql`and (d.at, d.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const person = by.personId ? sql`and d.person_id = ${by.personId}` : sql``;
  const page = (condition: ReturnType<typeof sql>) =>
    sql`(select d.* from customer_read d where ${condition} ${person} ${past} order by d.at desc, d.id desc limit ${limit + 1})`;
  const found = by.customerId
    ? sql`${page(sql`d.contact_id = ${by.customerId}`)} union all ${page(
        sql`d.contact_id is null and d.request_id in (select id from request where contact_id = ${by.customerId})`,
      )}`
    : page(sql`true`);
  const { rows } = await sql<Found>`
    with page as materialized (${found})
    select d.id, d.at, d.kind, d.person_id, p.name as person_name, d.contact_id, c.name as contact_name, r.number
    from page d join person p on p.id = d.person_id left join contact c on c.id = d.contact_id
      left join request r on r.id = d.request_id
    order by d.at desc, d.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      person: { id: row.person_id, name: row.person_name },
      customer: row.contact_id ? { id: row.contact_id, name: row.contact_name ?? '' } : null,
      requestNumber: row.number,
    })),
    next: rows.length > limit && last ? cursorOf([last.at, last.id]) : null,
  };
}

/** Cuts off readings of more than two years ago, by the desk's clock and the database's, so many at once. Gives how many went. */
export async function deleteReads(db: Db, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select cut_customer_reads(${now}, ${limit}) as gone`.execute(db);
  return rows[0]?.gone ?? 0;
}
