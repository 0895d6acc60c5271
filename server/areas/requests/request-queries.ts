import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { mayOwnCondition } from '#areas/staff/index.ts';
import type { Kind, Phase } from '#contract/requests.ts';
import { type Database, type Db, isTaken, prepared, type Tx } from '#platform/db.ts';
import { conflict } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { visibleTo } from './visible-to-queries.ts';

/** A row of `request` with the words its columns can hold. */
export type RequestRecord = Omit<Selectable<Database['request']>, 'phase' | 'kind'> & { phase: Phase; kind: Kind };

const ofRow = [
  'id',
  'number',
  'version',
  'subject',
  'description',
  'comment_text',
  'kind',
  'sub_kind',
  'channel',
  'phase',
  'status_id',
  'priority_id',
  'category_id',
  'problem_code_id',
  'centre_id',
  'owner_id',
  'owner_read_at',
  'unread_since',
  'contact_id',
  'caller_name',
  'caller_phone',
  'caller_email',
  'deadline_at',
  'deadline_started_at',
  'deadline_budget_seconds',
  'created_at',
  'updated_at',
  'closed_at',
  'message_count',
] as const;

/** What a row of a list is made of. */
export type RowOfRequest = Pick<RequestRecord, (typeof ofRow)[number]>;

export type RequestColumns = Omit<
  Updateable<Database['request']>,
  'id' | 'number' | 'version' | 'updated_at' | 'created_at'
>;

const seenBy = (db: Db, actor: AnyActor, id: string) =>
  db.selectFrom('request as r').selectAll('r').where('r.id', '=', id).where(visibleTo(actor));

type Found = Promise<RequestRecord | undefined>;

export const findRequest = (db: Db, actor: AnyActor, id: string): Found =>
  seenBy(db, actor, id).executeTakeFirst() as Found;

/** Locks a request for a change, if this actor may see it. */
export const lockRequest = (tx: Tx, actor: AnyActor, id: string): Found =>
  seenBy(tx, actor, id).forNoKeyUpdate('r').executeTakeFirst() as Found;

/**
 * A request this actor may see, to write beside it: whoever erases it waits until that is done, so that it is erased too.
 */
export const findToWriteBeside = (tx: Tx, actor: AnyActor, id: string): Found =>
  seenBy(tx, actor, id).forShare('r').executeTakeFirst() as Found;

/**
 * Writes what changed of a locked request; version, moment and activity go with every write. A new owner is a person's
 * choice unless `owner_source` says what else it was.
 */
export async function writeRequest(
  tx: Tx,
  row: RequestRecord,
  changes: RequestColumns,
  now: Date,
): Promise<RequestRecord> {
  const written = await tx
    .updateTable('request')
    .set({ active_at: now, ...newOwner(row, changes, now), ...changes, updated_at: now, version: row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return written as RequestRecord;
}

function newOwner(row: RequestRecord, { owner_id }: RequestColumns, now: Date): RequestColumns {
  if (owner_id === undefined || owner_id === row.owner_id) return {};
  return { owner_source: null, owner_since: owner_id === null ? null : now };
}

/** Writes that the owner has read it, unless it was given to somebody else meanwhile; no change of the request itself. */
export async function writeOwnerReading(
  tx: Tx,
  id: string,
  ownerId: string,
  now: Date,
): Promise<RequestRecord | undefined> {
  const written = await tx
    .updateTable('request')
    .set({
      owner_first_read_at: sql`coalesce(owner_first_read_at, ${now})`,
      owner_read_at: now,
      unread_since: null,
    })
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .returningAll()
    .executeTakeFirst();
  return written as RequestRecord | undefined;
}

/** Columns given at registration, in the order of `insertRequest`'s parameters. */
const columns = [
  ['id', 'uuid'],
  ['reply_token', 'text'],
  ['kind', 'text'],
  ['sub_kind', 'text'],
  ['channel', 'text'],
  ['intake_mode', 'text'],
  ['phase', 'text'],
  ['status_id', 'uuid'],
  ['subject', 'text'],
  ['description', 'text'],
  ['language', 'text'],
  ['centre_id', 'uuid'],
  ['category_id', 'uuid'],
  ['original_category_id', 'uuid'],
  ['category_source', 'text'],
  ['category_at', 'timestamptz'],
  ['human_category_id', 'uuid'],
  ['human_category_at', 'timestamptz'],
  ['suggested_category_id', 'uuid'],
  ['suggested_confidence', 'real'],
  ['priority_id', 'uuid'],
  ['original_priority_id', 'uuid'],
  ['priority_source', 'text'],
  ['problem_code_id', 'uuid'],
  ['priority_code_id', 'uuid'],
  ['rule_name', 'text'],
  ['rule_because', 'jsonb'],
  ['owner_id', 'uuid'],
  ['owner_source', 'text'],
  ['owner_since', 'timestamptz'],
  ['contact_id', 'uuid'],
  ['caller_name', 'text'],
  ['caller_phone', 'text'],
  ['caller_e164', 'text'],
  ['caller_email', 'text'],
  ['work_address', 'text'],
  ['information_given', 'text'],
  ['comment_text', 'text'],
  ['comment_subject', 'text'],
  ['comment_person_id', 'uuid'],
  ['solution', 'text'],
  ['deadline_at', 'timestamptz'],
  ['deadline_warn_at', 'timestamptz'],
  ['deadline_started_at', 'timestamptz'],
  ['deadline_budget_seconds', 'integer'],
  ['deadline_budget_days', 'integer'],
  ['deadline_calendar_version_id', 'uuid'],
  ['time_since', 'timestamptz'],
  ['related_to_id', 'uuid'],
  ['reported_at', 'timestamptz'],
  ['message_count', 'integer'],
  ['active_at', 'timestamptz'],
  ['created_at', 'timestamptz'],
  ['created_by', 'uuid'],
  ['updated_at', 'timestamptz'],
] as const;

export type NewRequest = { [K in (typeof columns)[number][0]]: Insertable<Database['request']>[K] | null };

// Prepared once per connection: registering is the hottest write of the desk and planning it costs more than doing it.
const insertText = `insert into request (${columns.map(([name]) => name).join(', ')})
  values (${columns.map(([, type], index) => `$${index + 1}::${type}`).join(', ')}) returning ${ofRow.join(', ')}`;

/**
 * Inserts a request and gives what a list shows of it: reading all its columns back took a tenth of what the server does to
 * register. Throws `already_exists` when there is one with this id (the same call twice).
 */
export async function insertRequest(tx: Tx, request: NewRequest): Promise<RowOfRequest> {
  const values = columns.map(([name]) => request[name]);
  const [row] = await prepared<RowOfRequest>(tx, 'insert-request', insertText, values).catch((error) => {
    if (!isTaken(error, 'request_pkey')) throw error;
    throw conflict('already_exists', 'This id is taken. Choose another.');
  });
  return row as RowOfRequest;
}

/** What waits to wake: postponed requests whose moment has come, locked; index request_postponed. */
export async function lockPostponedDue(tx: Tx, now: Date, limit: number): Promise<RequestRecord[]> {
  const rows = await tx
    .selectFrom('request')
    .selectAll()
    .where('phase', '=', 'postponed')
    .where('postponed_until', '<=', now)
    .orderBy('postponed_until')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return rows as RequestRecord[];
}

/** Whether a person may be given this request: with a role that works on some, active, and a member of its category or centre. */
export async function findAssignee(
  db: Db,
  personId: string,
  categoryId: string | null,
  centreId: string | null,
): Promise<{ name: string; active: boolean; mayOwn: boolean; eligible: boolean } | undefined> {
  return db
    .selectFrom('person as p')
    .select([
      'p.name',
      'p.active',
      mayOwnCondition('p').as('mayOwn'),
      sql<boolean>`exists (select from category_member m where m.person_id = p.id and m.category_id = ${categoryId})
        or (${categoryId}::uuid is null and exists (select from centre_member m where m.person_id = p.id and m.centre_id = ${centreId}))
        or (p.roles && '{supervisor}' and exists (select from centre_member m where m.person_id = p.id and m.centre_id = ${centreId}))`.as(
        'eligible',
      ),
    ])
    .where('p.id', '=', personId)
    .executeTakeFirst();
}
