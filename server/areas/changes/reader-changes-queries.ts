import { type RawBuilder, sql } from 'kysely';
import type { Principal } from '#platform/principal.ts';

/**
 * The condition, on alias `l` of `change_log`, for which rows beside requests a reader may know of. Administrators and
 * auditors see all. Of what is somebody's own (what they ordered for many requests, took out as a list, saved for
 * themselves) only they do: it tells of requests others may not see (R6.4). Our own mail to a colleague is nobody else's.
 */
export function readableChange(reader: Principal): RawBuilder<boolean> {
  if (reader.roles.some((role) => role === 'administrator' || role === 'auditor')) return sql<boolean>`true`;
  const ordered = (table: string) =>
    sql`exists (select from ${sql.table(table)} t where t.id = l.entity_id and t.person_id = ${reader.id})`;
  // Whether something is for oneself is settled when it is made: then the row that made it names its owner.
  const ofOthers = sql`exists (select from change_log p where p.chain = l.chain and p.operation = 'insert'
    and p.changes @> '[{"field": "owner_id"}]') and l.actor_id is distinct from ${reader.id}`;
  return sql<boolean>`(case l.entity
    when 'bulk_run' then ${ordered('bulk_run')}
    when 'request_export' then ${ordered('request_export')}
    when 'view' then not (${ofOthers})
    when 'macro' then not (${ofOthers})
    when 'text_module' then not (${ofOthers})
    when 'outbound_mail' then false
    else true end)`;
}
