import { type RawBuilder, sql } from 'kysely';
import { type CustomerOnRequest, customerIn } from '#areas/customers/index.ts';
import { type Db, preparedQuery } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { RequestRecord } from './request-queries.ts';
import { escalationLevel } from './request-row-queries.ts';
import { visibleTo } from './visible-to-queries.ts';

/** A request with the names it speaks of, its customer, and whether the customer has the last word. */
export type DetailRecord = RequestRecord & {
  owner_name: string | null;
  creator_name: string | null;
  comment_person_name: string | null;
  contact: CustomerOnRequest | null;
  unanswered: boolean;
  escalation_level: number | null;
};

/** The request by id or number, if this actor may see it. */
export async function findDetailRecord(
  db: Db,
  actor: AnyActor,
  by: { id: string } | { number: number },
): Promise<DetailRecord | undefined> {
  const wanted = 'id' in by ? sql`r.id = ${by.id}` : sql`r.number = ${by.number}`;
  const [row] = await detailRecords(db, sql`${wanted} and ${visibleTo(actor)}`);
  return row;
}

/** A request that is there, seen by whoever has just changed it. */
export async function readDetailRecord(db: Db, id: string): Promise<DetailRecord> {
  const [row] = await detailRecords(db, sql`r.id = ${id}`);
  return row as DetailRecord;
}

/** What a detail record has beside the columns of request `r`, of which `detailJoins` are joined. Index message_request. */
export const detailColumns = sql`o.name as owner_name, b.name as creator_name, p.name as comment_person_name,
  ${escalationLevel} as escalation_level,
  ${customerIn(sql`r.contact_id`)} as contact,
  coalesce((select m.kind = 'inbound' from message m
    where m.request_id = r.id and m.kind in ('inbound', 'reply', 'question') and m.author_kind <> 'system'
      and m.withdrawn_at is null
    order by m.created_at desc, m.id desc limit 1), false) as unanswered`;

export const detailJoins = sql`left join person o on o.id = r.owner_id left join person b on b.id = r.created_by
  left join person p on p.id = r.comment_person_id`;

/** All of a request's page but the timeline, in one prepared statement. */
function detailRecords(db: Db, where: RawBuilder<unknown>): Promise<DetailRecord[]> {
  const query = sql`select r.*, ${detailColumns} from request r ${detailJoins} where ${where}`;
  return preparedQuery<DetailRecord>(db, query, { brief: true });
}
