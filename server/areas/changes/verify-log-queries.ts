import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

/** Why a row of the log, or what it tells of, cannot be trusted. */
export type BreachReason =
  /** Its content is no longer what its hash was made of. */
  | 'content_changed'
  /** It does not carry the hash of the row before it. */
  | 'link_broken'
  /** The row before it is gone. */
  | 'row_missing'
  /** The thing differs from what the log last said of it: changed past the log, or the log's last rows were cut off. */
  | 'differs_from_log'
  /** The thing is there and the log never said so, or says that it was deleted. */
  | 'not_in_log'
  /** The log says that it is there, and it is not. */
  | 'gone_without_log';

export type Breach = {
  logId: number | null;
  /** Place of the log row in its chain, counted from 1. */
  seq: number | null;
  entity: string;
  entityId: string;
  requestId: string | null;
  requestNumber: number | null;
  at: Date | null;
  /** Which field differs, where that is known. */
  field: string | null;
  reason: BreachReason;
};

type Found = {
  log_id: number | null;
  seq: number | null;
  entity: string;
  entity_id: string;
  request_id: string | null;
  request_number: number | null;
  at: Date | null;
  field: string | null;
  reason: BreachReason;
};

const present = (row: Found): Breach => ({
  logId: row.log_id,
  seq: row.seq,
  entity: row.entity,
  entityId: row.entity_id,
  requestId: row.request_id,
  requestNumber: row.request_number,
  at: row.at,
  field: row.field,
  reason: row.reason,
});

/** Whether nobody else verifies the log now, until this transaction ends; its statements then end after `ms` at the latest. */
export async function takeTurn(tx: Tx, ms: number): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended('log verification', 0)) as mine,
    set_config('statement_timeout', ${String(ms)}, true)`.execute(tx);
  return rows[0]?.mine ?? false;
}

export async function countLog(db: Db): Promise<{ rows: number; chains: number }> {
  const { rows } = await sql<{ rows: number; chains: number }>`
    select count(*) as rows, count(distinct chain) as chains from change_log`.execute(db);
  return rows[0] ?? { rows: 0, chains: 0 };
}

/** The first row, by age, whose hash or link does not hold. Reads the whole log. */
export async function findBrokenLink(db: Db): Promise<Breach | null> {
  const { rows } = await sql<Found>`
    select v.log_id, l.seq, v.entity, v.entity_id, v.request_id, r.number as request_number, v.at, null as field, v.reason
    from verify_change_log() v join change_log l on l.id = v.log_id left join request r on r.id = v.request_id
    order by v.log_id limit 1`.execute(db);
  return rows[0] ? present(rows[0]) : null;
}

/** A table whose writes are logged: the entity's name in the log, the column that names its request, what is left out. */
export type AuditedTable = { name: string; entity: string; requestColumn: string; ignored: string[] };

/** Every audited table, as its triggers say, so that a table audited later is verified without a change here. */
export async function listAuditedTables(db: Db): Promise<AuditedTable[]> {
  const { rows } = await sql<AuditedTable>`
    with trigger_ as (
      select t.tgrelid, string_to_array(encode(t.tgargs, 'escape'), '\\000') as arguments
      from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'log_write' and not t.tgisinternal)
    select c.relname as name, min(g.arguments[1]) as entity, min(g.arguments[2]) as "requestColumn",
      array_agg(distinct i.field) filter (where i.field <> '') as ignored
    from trigger_ g join pg_class c on c.oid = g.tgrelid
      cross join lateral unnest(string_to_array(g.arguments[3], ',')
        || '{id,created_at,created_by,updated_at,version}') as i (field)
    group by c.relname order by c.relname`.execute(db);
  return rows;
}

/**
 * The first row of a table that is not as the log last said, field by field: what no chain can see, since a chain whose
 * last rows are cut off is still whole. The logged fields are read back through the table's own types, so that a moment
 * written in another zone is still the same moment.
 */
export async function findUnlikeLog(db: Db, table: AuditedTable): Promise<Breach | null> {
  const name = sql.table(table.name);
  // Secret settings are never logged.
  const audited: RawBuilder<unknown> = table.name === 'setting' ? sql`where not t.secret` : sql``;
  const requestOf = table.requestColumn === '' ? sql`null::uuid` : sql`(a.fields ->> ${table.requestColumn})::uuid`;
  const { rows } = await sql<Found>`
    with said as (
      select distinct on (l.entity_id, c.change ->> 'field') l.entity_id, c.change ->> 'field' as field, c.change -> 'new' as value
      from change_log l cross join lateral jsonb_array_elements(l.changes) as c (change)
      where l.entity = ${table.entity} order by l.entity_id, c.change ->> 'field', l.id desc),
    told as (
      select entity_id, array_agg(field) as known, to_jsonb(jsonb_populate_record(null::${name}, jsonb_object_agg(field, value))) as fields
      from said group by entity_id),
    last_ as (
      select distinct on (l.entity_id) l.entity_id, l.id, l.seq, l.request_id, l.at, l.operation
      from change_log l where l.entity = ${table.entity} order by l.entity_id, l.id desc),
    actual as (select t.id, to_jsonb(t) as fields from ${name} t ${audited}),
    unlike as (
      select coalesce(w.entity_id, a.id) as entity_id, w.id as log_id, w.seq, w.at, coalesce(w.request_id, ${requestOf}) as request_id,
        case
          when a.id is null then 'gone_without_log'
          when w.id is null or w.operation = 'delete' then 'not_in_log'
          else 'differs_from_log'
        end as reason,
        d.field
      from last_ w full join actual a on a.id = w.entity_id
        left join told s on s.entity_id = w.entity_id
        left join lateral (
          select k.field from jsonb_object_keys(a.fields) as k (field)
          where (k.field = any(s.known) or k.field <> all(${table.ignored}::text[]))
            and s.fields -> k.field is distinct from a.fields -> k.field
          order by k.field limit 1) as d on w.operation <> 'delete'
      where (a.id is null and w.operation <> 'delete') or (a.id is not null and w.operation is not distinct from 'delete')
        or w.id is null or d.field is not null)
    select u.log_id, u.seq, ${table.entity} as entity, u.entity_id, u.request_id, r.number as request_number, u.at,
      case when u.reason = 'differs_from_log' then u.field end as field, u.reason
    from unlike u left join request r on r.id = u.request_id order by u.log_id nulls last, u.entity_id limit 1`.execute(
    db,
  );
  return rows[0] ? present(rows[0]) : null;
}
