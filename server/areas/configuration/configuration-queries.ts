import { sql } from 'kysely';
import pg from 'pg';
import type { Db, Tx } from '#platform/db.ts';
import { bookkeeping, type Part } from './configured-parts.ts';

export type Row = Record<string, unknown>;

export type Shape = {
  columns: Set<string>;
  /** Columns that refer to a person, and whether they may be empty. */
  people: Map<string, { nullable: boolean }>;
  /** Columns that may be empty and refer to another table. */
  refers: Map<string, string>;
};

/** What each table looks like, from the database's own catalogue; one statement for all. */
export async function readShapes(db: Db, tables: string[]): Promise<Map<string, Shape>> {
  const { rows } = await sql<{ table: string; column: string; nullable: boolean; refers: string | null }>`
    select c.relname as table, a.attname as column, not a.attnotnull as nullable, f.relname as refers
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
      left join pg_class f on f.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${tables}) and a.attgenerated = ''
    order by a.attnum`.execute(db);
  const shapes = new Map<string, Shape>();
  for (const { table, column, nullable, refers } of rows) {
    const shape = shapes.get(table) ?? { columns: new Set(), people: new Map(), refers: new Map() };
    shapes.set(table, shape);
    shape.columns.add(column);
    if (refers === 'person') shape.people.set(column, { nullable });
    else if (refers && nullable) shape.refers.set(column, refers);
  }
  return shapes;
}

/** The rows of a part as they are in a file, but for the people, who still stand as ids. Whole: settings are few. */
export async function readPart(db: Db, part: Part): Promise<Row[]> {
  const left = [...bookkeeping, ...(part.personal ? [part.personal] : []), ...(part.pairs ? ['id'] : [])];
  const own = part.personal ? sql`where ${sql.ref(part.personal)} is null` : sql``;
  const named = part.only ? sql`where ${sql.ref(part.name)} = any(${[...part.only]})` : sql``;
  const { rows } = await sql<{ row: Row }>`
    select to_jsonb(t) - ${left}::text[] as row from ${sql.table(part.table)} t ${own} ${named}
    order by ${sql.join(part.sameBy.map((column) => sql.ref(column)))}`.execute(db);
  return rows.map(({ row }) => row);
}

/** Addresses of people by id, and ids by address; who has left is known as well. */
export async function readPeople(db: Db): Promise<{ id: string; email: string }[]> {
  return db.selectFrom('person').select(['id', 'email']).where('email', 'is not', null).execute() as Promise<
    { id: string; email: string }[]
  >;
}

/** Adds rows; those of one call have the same columns. */
export async function insertRows(
  tx: Tx,
  part: Part,
  shape: Shape,
  rows: Row[],
  by: { now: Date; id: string | null },
): Promise<void> {
  const given = Object.keys(rows[0] ?? {});
  const own = Object.entries({
    created_at: sql`${by.now}::timestamptz`,
    updated_at: sql`${by.now}::timestamptz`,
    created_by: sql`${by.id}::uuid`,
  }).filter(([column]) => shape.columns.has(column));
  const columns = [...given, ...own.map(([column]) => column)].map((column) => sql.ref(column));
  const values = [...given.map((column) => sql.ref(`r.${column}`)), ...own.map(([, value]) => value)];
  await sql`insert into ${sql.table(part.table)} (${sql.join(columns)})
    select ${sql.join(values)}
    from jsonb_populate_recordset(null::${sql.table(part.table)}, ${JSON.stringify(rows)}::jsonb) r`.execute(tx);
}

/** Gives rows their new values; those of one call have the same columns. */
export async function updateRows(tx: Tx, part: Part, shape: Shape, rows: Row[], now: Date): Promise<void> {
  const key = part.pairs ? part.sameBy : ['id'];
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !key.includes(column));
  if (columns.length === 0) return;
  const sets = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`);
  if (shape.columns.has('version')) sets.push(sql`version = t.version + 1`);
  if (shape.columns.has('updated_at')) sets.push(sql`updated_at = ${now}::timestamptz`);
  await sql`update ${sql.table(part.table)} t set ${sql.join(sets)}
    from jsonb_populate_recordset(null::${sql.table(part.table)}, ${JSON.stringify(rows)}::jsonb) r
    where ${sql.join(
      key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`r.${column}`)}`),
      sql` and `,
    )}`.execute(tx);
}

/** Takes the mark of the default from those the file does not name; a status is the default of its phase. */
export async function clearOtherDefaults(tx: Tx, part: Part, shape: Shape, chosen: Row[], now: Date): Promise<void> {
  const ids = chosen.map((row) => String(row.id));
  const phases = shape.columns.has('phase') ? chosen.map((row) => String(row.phase)) : null;
  await sql`update ${sql.table(part.table)} set is_default = false, version = version + 1, updated_at = ${now}
    where is_default and id <> all(${ids}::uuid[]) ${phases ? sql`and phase = any(${phases})` : sql``}`.execute(tx);
}

/** Categories whose place in the tree does not follow from their parents: none in a desk that holds. */
export async function listMisplacedCategories(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select c.path from category c left join category p on p.id = c.parent_id
    where c.path <> coalesce(p.path || '/', '') || c.name or (p.id is not null and p.centre_id <> c.centre_id)
    limit 5`.execute(tx);
  return rows.map(({ path }) => path);
}

/** The settings of one node at a time: two imports do not interleave. Held until the commit. */
export async function lockConfiguration(tx: Tx): Promise<void> {
  await sql`select only_row from settings_clock for update`.execute(tx);
}

/** Why the database does not take a value: a wrong type (22…) or a broken rule (23…); null for any other fault. */
export function misfitOf(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? '')) return null;
  return `${error.message}${error.detail ? ` (${error.detail})` : ''}`;
}
