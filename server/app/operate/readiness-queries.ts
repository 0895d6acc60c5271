import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** Names of the migrations this database has had. Throws where it cannot be reached. */
export async function listMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db);
  return rows.map((row) => row.name);
}
