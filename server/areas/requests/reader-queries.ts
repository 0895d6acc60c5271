import { sql } from 'kysely';
import type { Language } from '#contract/common-shapes.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reader, RequestPlace } from './sees-request.ts';

/** A person with what decides what they may see, and how they are spoken to. */
export type ReaderRow = Reader & { name: string; email: string; language: Language; zone: string };

const columns = sql`p.id, p.name, p.email, p.roles, p.language, p.zone,
  array(select centre_id from centre_member where person_id = p.id) as "centreIds",
  array(select category_id from category_member where person_id = p.id) as "categoryIds"`;

/** Active people by id; the others are left out. */
export async function listReaders(db: Db, ids: readonly string[]): Promise<ReaderRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ReaderRow>`select ${columns} from person p
    where p.id = any(${[...ids]}::uuid[]) and p.active`.execute(db);
  return rows;
}

/** Active people one of whose names begins with what was typed, by name; a desk has hundreds of people, not thousands. */
export async function searchReaders(db: Db, typed: string): Promise<ReaderRow[]> {
  const begins = `${typed.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ReaderRow>`select ${columns} from person p
    where p.active and (fold(p.name) like fold(${begins}) or fold(p.name) like '% ' || fold(${begins}))
    order by fold(p.name), p.id limit 500`.execute(db);
  return rows;
}

/** Where requests stand, by id; primary key. */
export async function listPlaces(db: Db, ids: readonly string[]): Promise<(RequestPlace & { id: string })[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('request')
    .select(['id', 'centre_id', 'category_id', 'owner_id', 'created_by'])
    .where('id', 'in', [...ids])
    .execute();
}

/** Keeps who was mentioned in a message. */
export async function insertMentions(tx: Tx, messageId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .insertInto('message_mention')
    .values(personIds.map((personId) => ({ message_id: messageId, person_id: personId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
