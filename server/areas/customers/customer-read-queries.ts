import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

export type ReadRow = {
  id: string;
  personId: string;
  contactId: string | null;
  requestId: string | null;
  kind: string;
  at: Date;
  hourAt: Date;
};

/** Writes who read what; what stands for the hour already is left alone (customer_read_once). */
export async function insertReads(db: Db, rows: readonly ReadRow[]): Promise<void> {
  await sql`insert into customer_read (id, person_id, contact_id, request_id, kind, at, hour_at)
    select x.id, x."personId", x."contactId", x."requestId", x.kind, x.at, x."hourAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x (id uuid, "personId" uuid, "contactId" uuid, "requestId" uuid, kind text, at timestamptz, "hourAt" timestamptz)
    on conflict do nothing`.execute(db);
}
