import { type Selectable, sql } from 'kysely';
import type { WritingMode } from '#contract/writing.ts';
import { type Database, type Db, prepared, type Tx } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { DraftContent } from './draft-content.ts';
import { visibleTo } from './visible-to-queries.ts';

type Kept<Row> = Omit<Row, 'mode' | 'entries' | 'recipients' | 'afterwards'> & DraftContent;
export type DraftRow = Kept<Selectable<Database['draft']>>;
export type HandedRow = Kept<Selectable<Database['handed_draft']>> & { from_name: string };

/** What a person is writing on a request; by the key of draft. */
export async function findDraft(db: Db, personId: string, requestId: string): Promise<DraftRow | undefined> {
  const row = await draftOf(db, personId, requestId).executeTakeFirst();
  return row as DraftRow | undefined;
}

export async function lockDraft(tx: Tx, personId: string, requestId: string): Promise<DraftRow | undefined> {
  const row = await draftOf(tx, personId, requestId).forUpdate().executeTakeFirst();
  return row as DraftRow | undefined;
}

const draftOf = (db: Db, personId: string, requestId: string) =>
  db.selectFrom('draft').selectAll().where('person_id', '=', personId).where('request_id', '=', requestId);

/** Writes a draft over whatever was there; its version counts on. */
export async function writeDraft(
  tx: Tx,
  draft: DraftContent & { personId: string; requestId: string; sinceCount: number | null },
  now: Date,
): Promise<DraftRow> {
  const columns = {
    mode: draft.mode,
    entries: JSON.stringify(draft.entries),
    recipients: JSON.stringify(draft.recipients),
    afterwards: draft.afterwards,
    since_count: draft.sinceCount,
    updated_at: now,
  };
  const row = await tx
    .insertInto('draft')
    .values({ person_id: draft.personId, request_id: draft.requestId, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'request_id']).doUpdateSet({ ...columns, version: sql`draft.version + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as DraftRow;
}

export async function deleteDraft(tx: Tx, personId: string, requestId: string): Promise<void> {
  await tx.deleteFrom('draft').where('person_id', '=', personId).where('request_id', '=', requestId).execute();
}

// One statement, sent together with the message itself; mostly there is no row and it costs next to nothing.
const clearText = `with gone as (delete from draft where person_id = $1 and request_id = $2 and entries - $3 = '{}')
  update draft set entries = entries - $3, updated_at = $4, since_count = null, version = version + 1,
    recipients = case when $3 = 'reply' then '{}' else recipients end,
    afterwards = case when $3 = 'reply' then 'stay' else afterwards end
  where person_id = $1 and request_id = $2 and entries - $3 <> '{}'`;

/** Takes what has now been said out of its writer's draft; texts of other kinds stay. */
export async function clearDraft(
  tx: Tx,
  personId: string | null,
  requestId: string,
  mode: WritingMode,
  now: Date,
): Promise<void> {
  if (personId !== null) await prepared(tx, 'clear-draft', clearText, [personId, requestId, mode, now]);
}

/** Drafts handed to a person on a request, oldest first; index handed_draft_to. */
export async function listHanded(db: Db, personId: string, requestId: string): Promise<HandedRow[]> {
  const rows = await handed(db)
    .where('h.to_person_id', '=', personId)
    .where('h.request_id', '=', requestId)
    .orderBy('h.created_at')
    .execute();
  return rows as HandedRow[];
}

/** Locks a draft handed to this person. */
export async function lockHanded(tx: Tx, id: string, personId: string): Promise<HandedRow | undefined> {
  const row = await handed(tx)
    .where('h.id', '=', id)
    .where('h.to_person_id', '=', personId)
    .forUpdate('h')
    .executeTakeFirst();
  return row as HandedRow | undefined;
}

const handed = (db: Db) =>
  db
    .selectFrom('handed_draft as h')
    .innerJoin('person as p', 'p.id', 'h.from_person_id')
    .selectAll('h')
    .select('p.name as from_name');

export async function insertHanded(
  tx: Tx,
  draft: DraftContent & { id: string; requestId: string; from: string; to: string; note: string | null },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('handed_draft')
    .values({
      id: draft.id,
      request_id: draft.requestId,
      from_person_id: draft.from,
      to_person_id: draft.to,
      note: draft.note,
      mode: draft.mode,
      entries: JSON.stringify(draft.entries),
      recipients: JSON.stringify(draft.recipients),
      afterwards: draft.afterwards,
      created_at: now,
    })
    .execute();
}

export async function deleteHanded(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('handed_draft').where('id', '=', id).execute();
}

export type ListedDraft = {
  request_id: string;
  number: number;
  subject: string | null;
  mode: WritingMode;
  html: string;
  from_id: string | null;
  from_name: string | null;
  updated_at: Date;
};

const most = 100;

/** What a person has written or been handed and not sent, newest first; indexes draft_newest and handed_draft_to. */
export async function listDrafts(db: Db, actor: AnyActor): Promise<ListedDraft[]> {
  const { rows } = await sql<ListedDraft>`select d.*, r.number, r.subject from (
      (select request_id, mode, entries -> mode ->> 'html' as html, null::uuid as from_id, null as from_name, updated_at
        from draft where person_id = ${actor.id} order by updated_at desc limit ${most})
      union all
      (select h.request_id, h.mode, h.entries -> h.mode ->> 'html', p.id, p.name, h.created_at
        from handed_draft h join person p on p.id = h.from_person_id
        where h.to_person_id = ${actor.id} order by h.created_at desc limit ${most})
    ) d join request r on r.id = d.request_id
    where ${visibleTo(actor)} order by d.updated_at desc limit ${most}`.execute(db);
  return rows;
}

/** Removes drafts nobody touched since `before`; indexes draft_age and handed_draft_age. */
export async function deleteOldDrafts(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('draft').where('updated_at', '<', before).execute();
  await tx.deleteFrom('handed_draft').where('created_at', '<', before).execute();
}
