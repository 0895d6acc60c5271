import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { FieldChange } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { AnyActor } from '#platform/principal.ts';
import { visibleTo } from './visible-to-queries.ts';

type Row = {
  log_id: number;
  position: number;
  at: Date;
  entity: string;
  entity_id: string;
  operation: FieldChange['operation'];
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  channel: string;
  field: string;
  old_value: unknown;
  new_value: unknown;
  old_display: string | null;
  new_display: string | null;
};

/** What to read from the log: one request's chain, or the rows of settings, people and customers. */
export type ChangeFilter =
  | { requestId: string; field?: string; reader: AnyActor }
  | {
      entity?: string | undefined;
      entityId?: string | undefined;
      /** Who changed it. */
      actorId?: string | undefined;
      /** From this moment on, and before that one. */
      since?: Date | undefined;
      before?: Date | undefined;
      /** Kinds of records that are not this reader's business. */
      without?: readonly string[];
      /** What of the rest this reader may know of, on alias `l`. */
      readable?: RawBuilder<boolean>;
    };

/**
 * Field changes, newest first (S3-24..29). A page is cut by log rows, so a row's fields stay together. Rides
 * change_log_chain_seq for a request, a customer or a settings record with its parts, change_log_entity for all of a kind,
 * change_log_actor for all of a person, change_log_at for a stretch of days.
 */
export async function listChanges(
  db: Db,
  catalogue: Catalogue,
  filter: ChangeFilter,
  after: string | undefined,
  limit: number,
): Promise<{ rows: FieldChange[]; next: string | null }> {
  const cursor = readCursor(after, 1);
  const mine =
    'requestId' in filter
      ? sql`l.chain = ${filter.requestId}`
      : filter.entityId
        ? sql`l.request_id is null and l.chain = ${filter.entityId}`
        : filter.entity
          ? sql`l.request_id is null and l.entity = ${filter.entity}`
          : sql`l.request_id is null`;
  const touches =
    'requestId' in filter && filter.field
      ? sql`l.changes @> ${JSON.stringify([{ field: filter.field }])}::jsonb`
      : sql`true`;
  const shown =
    'requestId' in filter || !filter.without?.length ? sql`true` : sql`l.entity <> all(${[...filter.without]}::text[])`;
  const bounded =
    'requestId' in filter
      ? sql`true`
      : sql`${filter.actorId ? sql`l.actor_id = ${filter.actorId}` : sql`true`}
        and ${filter.since ? sql`l.at >= ${filter.since}` : sql`true`}
        and ${filter.before ? sql`l.at < ${filter.before}` : sql`true`} and ${filter.readable ?? sql`true`}`;
  const { rows: logs } = await sql<{ id: number }>`select l.id from change_log l
    where ${mine} and ${touches} and ${shown} and ${bounded} and ${cursor ? sql`l.id < ${cursor[0]}` : sql`true`} order by l.id desc limit ${limit + 1}`.execute(
    db,
  );
  const page = logs.slice(0, limit).map((log) => log.id);
  if (page.length === 0) return { rows: [], next: null };
  const ofField = 'requestId' in filter && filter.field ? sql`f.field = ${filter.field}` : sql`true`;
  // The log knows a request it is related to by its number, which is nothing to whoever may not see that one (R6.4).
  const related =
    'requestId' in filter
      ? sql`(f.field <> 'related_to_id' or exists (select from request r
          where r.id in ((f.old_value #>> '{}')::uuid, (f.new_value #>> '{}')::uuid) and ${visibleTo(filter.reader)}))`
      : sql`true`;
  const { rows } = await sql<Row>`select f.* from field_change f
    where f.log_id = any(${page}::bigint[]) and ${ofField} and ${related} order by f.log_id desc, f.position`.execute(
    db,
  );
  return {
    rows: rows.map((row) => present(row, catalogue)),
    next: logs.length > limit ? cursorOf([page.at(-1) as number]) : null,
  };
}

const present = (row: Row, catalogue: Catalogue): FieldChange => ({
  logId: row.log_id,
  at: row.at.toISOString(),
  who: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  channel: row.channel,
  entity: row.entity,
  entityId: row.entity_id,
  operation: row.operation,
  field: row.field,
  oldValue: row.old_value ?? null,
  newValue: row.new_value ?? null,
  oldDisplay: asRead(catalogue, row.old_value, row.old_display),
  newDisplay: asRead(catalogue, row.new_value, row.new_display),
});

/**
 * The log keeps the name a category had. While it still is its name, the reader gets it in the own language; afterwards as
 * it was (trap 61).
 */
function asRead(catalogue: Catalogue, value: unknown, display: string | null): string | null {
  const category = display !== null && typeof value === 'string' ? catalogue.categories.get(value) : undefined;
  return category && category.plainPath === display ? category.path : display;
}
