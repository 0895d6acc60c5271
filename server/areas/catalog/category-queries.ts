import { sql } from 'kysely';
import { notHiddenFrom } from '#areas/staff/index.ts';
import type { Named } from '#contract/common-shapes.ts';
import type { Db, Tx } from '#platform/db.ts';
import { conflict } from '#platform/errors.ts';
import { InputProblem } from '#platform/http/problem.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { AssignmentColumns } from './assignment-columns.ts';
import type { NameColumns } from './category-names.ts';

export type CategoryColumns = AssignmentColumns & NameColumns & PlaceColumns;
export type PlaceColumns = {
  name: string;
  parent_id: string | null;
  centre_id: string;
  members_only: boolean;
  active: boolean;
};
export type CategoryRow = CategoryColumns & { id: string; path: string; version: number };
export type ListedCategory = CategoryRow & {
  centre_name: string;
  administrator_name: string | null;
  members: Named[];
  turns: (Named & { weight: number })[];
  open_requests: number;
  moving: { toId: string; moved: number; total: number } | null;
};

/**
 * The category tree, parents before their children, with members and open requests in one statement; or the one with
 * `id`; counted is what `looker` may know of. The count reads the partial index `request_open_deadline`, so closed requests cost nothing.
 */
export async function listCategories(db: Db, looker: AnyActor, id?: string): Promise<ListedCategory[]> {
  const { rows } = await sql<ListedCategory>`
    select g.*, c.name as centre_name, a.name as administrator_name, coalesce(o.open, 0) as open_requests,
      (select json_build_object('toId', w.to_id, 'moved', w.moved, 'total', w.total) from category_move w
        where w.from_id = g.id and w.ended_at is null and w.moved < w.total) as moving,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'weight', m.weight) order by m.position, m.person_id)
        from category_member m join person p on p.id = m.person_id where m.category_id = g.id and p.active), '[]') as turns,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by fold(p.name), p.id)
        from category_member m join person p on p.id = m.person_id where m.category_id = g.id and p.active), '[]') as members
    from category g join centre c on c.id = g.centre_id left join person a on a.id = g.administrator_id
      left join (select r.category_id, count(*) as open from request r where r.phase not in ('solved', 'closed')
        and ${notHiddenFrom(looker)} group by r.category_id) o on o.category_id = g.id
    ${id ? sql`where g.id = ${id}` : sql``}
    order by string_to_array(fold(g.path), '/'), g.active desc, g.id`.execute(db);
  return rows;
}

export type NamedRow = Pick<CategoryRow, 'id' | 'parent_id' | 'name' | 'path' | keyof NameColumns>;

/** What every category is called, in all languages; hundreds at most, needs no index. */
export async function listNames(db: Db): Promise<NamedRow[]> {
  const rows = await db
    .selectFrom('category')
    .select(['id', 'parent_id', 'name', 'path', 'names', 'external_name', 'external_names', 'internal'])
    .execute();
  return rows as NamedRow[];
}

/** The tree is changed by one at a time: two moves at once could otherwise put each of two categories below the other. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('category tree', 0))`.execute(tx);
}

/** Locked against a second one who changes it, but not against requests that come into it: they only refer to its id. */
export async function lockCategory(tx: Tx, id: string): Promise<CategoryRow | null> {
  const row = await tx.selectFrom('category').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return (row as CategoryRow | undefined) ?? null;
}

export async function findCategory(db: Db, id: string): Promise<CategoryRow | null> {
  const row = await db.selectFrom('category').selectAll().where('id', '=', id).executeTakeFirst();
  return (row as CategoryRow | undefined) ?? null;
}

/** Whether `id` is `ancestorId` or lies below it. */
export async function liesBelow(tx: Tx, id: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive up as (
      select id, parent_id from category where id = ${id}
      union all select c.id, c.parent_id from category c join up on c.id = up.parent_id)
    select 1 from up where id = ${ancestorId}`.execute(tx);
  return rows.length > 0;
}

/** An active category of this name beside it: under the same parent, at the root in the same centre. */
export async function findNamesake(
  tx: Tx,
  category: Pick<CategoryRow, 'id' | 'name' | 'parent_id' | 'centre_id'>,
): Promise<string | null> {
  const beside = category.parent_id
    ? sql`parent_id = ${category.parent_id}`
    : sql`parent_id is null and centre_id = ${category.centre_id}`;
  const { rows } = await sql<{ id: string }>`
    select id from category where active and ${beside} and fold(name) = fold(${category.name}) and id <> ${category.id}
    limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Adds a category. The caller holds the tree. */
export async function insertCategory(
  tx: Tx,
  category: PlaceColumns & Partial<AssignmentColumns & NameColumns> & { id: string; path: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('category')
    .values({ ...category, created_at: now, updated_at: now })
    .execute()
    .catch(refusePath);
}

export async function updateCategory(
  tx: Tx,
  id: string,
  changes: Partial<CategoryColumns & { path: string }>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('category')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute()
    .catch(refusePath);
}

/** Writes the paths below a category anew from its own; nobody edited those rows, so their versions stay. */
export async function updatePathsBelow(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`
    with recursive down as (
      select id, path from category where id = ${id}
      union all select c.id, down.path || '/' || c.name from category c join down on c.parent_id = down.id)
    update category c set path = down.path, updated_at = ${now} from down where c.id = down.id and c.path <> down.path`
    .execute(tx)
    .catch(refusePath);
}

/** A path taken in the same centre (S5-18), or one so long that the index on it cannot hold it. */
function refusePath(error: unknown): never {
  const { constraint, code } = error as { constraint?: string; code?: string };
  if (code === '23505' && constraint === 'category_path') {
    throw conflict('already_exists', 'There is already a category with this path in the centre.');
  }
  if (code === '54000') {
    const message = 'The names from the root to here are too long together.';
    throw new InputProblem('invalid_body', message, [{ path: 'name', message }]);
  }
  throw error;
}
