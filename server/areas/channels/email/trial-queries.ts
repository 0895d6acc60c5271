import type { Db } from '#platform/db.ts';

/** What a person is called; primary key. */
export async function findPersonName(db: Db, id: string): Promise<string | null> {
  return (await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null;
}
