import { sql } from 'kysely';
import type { PastRequest } from '#areas/assignment/index.ts';
import type { Db } from '#platform/db.ts';

export type PastOwned = PastRequest & { ownerId: string | null };

/** The last requests of a category, oldest first, with whose each is now; rides request_category_created. */
export async function listPast(db: Db, categoryId: string, limit: number): Promise<PastOwned[]> {
  const { rows } = await sql<{
    id: string;
    created_at: Date;
    done_at: Date | null;
    contact_id: string | null;
    responsible_id: string | null;
    language: string | null;
    owner_id: string | null;
  }>`select r.id, r.created_at, coalesce(r.solved_at, r.closed_at) as done_at, r.contact_id, c.responsible_id, r.language,
      r.owner_id
    from request r left join contact c on c.id = r.contact_id
    where r.category_id = ${categoryId} and r.kind <> 'comment' and r.phase <> 'new'
    order by r.created_at desc, r.id desc limit ${limit}`.execute(db);
  return rows.reverse().map((row) => ({
    id: row.id,
    at: row.created_at.getTime(),
    doneAt: row.done_at?.getTime() ?? null,
    contactId: row.contact_id,
    responsibleId: row.responsible_id,
    language: row.language,
    ownerId: row.owner_id,
  }));
}

export type KnownPerson = {
  id: string;
  name: string;
  active: boolean;
  works: boolean;
  languages: string[];
  skills: string[];
};

/** Who these people are and what they speak and know; `works`: one of the roles lets them take requests. */
export async function listKnown(db: Db, ids: string[], working: readonly string[]): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`select p.id, p.name, p.active, p.roles && ${[...working]}::text[] as works,
      p.languages || p.language as languages, p.skills
    from person p where p.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** When these people were absent since a moment, in milliseconds; by absence_person. */
export async function listAbsencesSince(
  db: Db,
  ids: string[],
  since: Date,
): Promise<{ personId: string; from: number; to: number }[]> {
  const { rows } = await sql<{ person_id: string; from_at: Date; to_at: Date }>`select person_id, from_at, to_at
    from absence where person_id = any(${ids}::uuid[]) and to_at > ${since}`.execute(db);
  return rows.map((row) => ({ personId: row.person_id, from: row.from_at.getTime(), to: row.to_at.getTime() }));
}
