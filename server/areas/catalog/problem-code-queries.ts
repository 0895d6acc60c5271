import { sql } from 'kysely';
import type { Language, Named } from '#contract/common-shapes.ts';
import { type Db, isTaken, type Tx } from '#platform/db.ts';
import { conflict } from '#platform/errors.ts';

export type ProblemNames = Partial<Record<Language, string>>;
export type ProblemCodeColumns = {
  code: string;
  names: ProblemNames;
  rank: number;
  priority_id: string | null;
  active: boolean;
};
export type ProblemCodeRow = ProblemCodeColumns & { id: string; version: number };
export type ListedProblemCode = ProblemCodeRow & { priority_name: string | null; categories: Named[] };

/** Problem codes in the order of lists, each with the categories that offer it, or the one with `id`. A snapshot keeps them. */
export async function listProblemCodes(db: Db, id?: string): Promise<ListedProblemCode[]> {
  const { rows } = await sql<ListedProblemCode>`
    select c.id, c.code, c.names, c.rank, c.priority_id, c.active, c.version, p.name as priority_name,
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.path) order by fold(g.path), g.id)
        from problem_code_category m join category g on g.id = m.category_id where m.problem_code_id = c.id), '[]') as categories
    from problem_code c left join priority p on p.id = c.priority_id
    ${id ? sql`where c.id = ${id}` : sql``}
    order by c.rank, fold(c.code), c.id`.execute(db);
  return rows;
}

export async function lockProblemCode(tx: Tx, id: string): Promise<ProblemCodeRow | null> {
  const row = await tx.selectFrom('problem_code').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return (row as ProblemCodeRow | undefined) ?? null;
}

/** Adds a code; false when the id is known already. Throws `already_exists` for a code there is. */
export async function insertProblemCode(tx: Tx, id: string, one: ProblemCodeColumns, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('problem_code')
    .values({ id, ...one, names: JSON.stringify(one.names), created_at: now, updated_at: now })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
    .catch(refuseCode);
  return added !== undefined;
}

/** Writes what changed, and the version with it. Throws `already_exists` for a code there is. */
export async function updateProblemCode(
  tx: Tx,
  id: string,
  changes: Partial<ProblemCodeColumns>,
  now: Date,
): Promise<void> {
  const { names, ...rest } = changes;
  await tx
    .updateTable('problem_code')
    .set((eb) => ({
      ...rest,
      ...(names ? { names: JSON.stringify(names) } : {}),
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute()
    .catch(refuseCode);
}

function refuseCode(error: unknown): never {
  if (isTaken(error, 'problem_code_code')) {
    throw conflict('already_exists', 'There is already a problem code written like this.');
  }
  throw error;
}

/** Makes these the categories that offer a code, writing only the differences. Says whether there were any. */
export async function setCategoriesOfCode(tx: Tx, id: string, categoryIds: readonly string[]): Promise<boolean> {
  const removed = await sql`delete from problem_code_category where problem_code_id = ${id}
    and category_id <> all (${[...categoryIds]}::uuid[]) returning id`.execute(tx);
  const added = await sql`insert into problem_code_category (problem_code_id, category_id)
    select distinct ${id}::uuid, g from unnest(${[...categoryIds]}::uuid[]) g on conflict do nothing returning id`.execute(
    tx,
  );
  return removed.rows.length + added.rows.length > 0;
}
