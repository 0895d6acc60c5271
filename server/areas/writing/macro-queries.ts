import { sql } from 'kysely';
import { visibleTo } from '#areas/requests/index.ts';
import type { MacroStep } from '#contract/words.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';

export type MacroColumns = {
  name: string;
  shortcut: string | null;
  owner_id: string | null;
  centre_id: string | null;
  steps: MacroStep[];
  active: boolean;
};
export type MacroRow = MacroColumns & { id: string; version: number; owner_name: string | null };

/** Every macro, or the one with `id`; few, kept in a snapshot. */
export async function listMacros(db: Db, id?: string): Promise<MacroRow[]> {
  const { rows } =
    await sql<MacroRow>`select m.id, m.name, m.shortcut, m.owner_id, m.centre_id, m.steps, m.active, m.version,
      p.name as owner_name
    from macro m left join person p on p.id = m.owner_id ${id ? sql`where m.id = ${id}` : sql``}
    order by fold(m.name), m.id`.execute(db);
  return rows;
}

export async function lockMacro(tx: Tx, id: string): Promise<MacroRow | null> {
  await tx.selectFrom('macro').select('id').where('id', '=', id).forUpdate().execute();
  return (await listMacros(tx, id))[0] ?? null;
}

/** `already`: the id is known; `taken`: the name is. */
export async function insertMacro(
  tx: Tx,
  id: string,
  one: MacroColumns,
  now: Date,
): Promise<'new' | 'already' | 'taken'> {
  const { rows } =
    await sql`insert into macro (id, name, shortcut, owner_id, centre_id, steps, active, created_at, updated_at)
    values (${id}, ${one.name}, ${one.shortcut}, ${one.owner_id}, ${one.centre_id}, ${JSON.stringify(one.steps)}::jsonb,
      ${one.active}, ${now}, ${now}) on conflict do nothing returning id`.execute(tx);
  if (rows.length > 0) return 'new';
  return (await listMacros(tx, id)).length > 0 ? 'already' : 'taken';
}

export async function updateMacro(tx: Tx, id: string, changes: Partial<MacroColumns>, now: Date): Promise<void> {
  const { steps, ...plain } = changes;
  await tx
    .updateTable('macro')
    .set((eb) => ({
      ...plain,
      ...(steps ? { steps: sql`${JSON.stringify(steps)}::jsonb` } : {}),
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute();
}

export async function isMacroNameTaken(tx: Tx, name: string, ownerId: string | null, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from macro where id <> ${id} and fold(name) = fold(${name})
    and owner_id is not distinct from ${ownerId}::uuid`.execute(tx);
  return rows.length > 0;
}

export async function deleteMacroRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('macro').where('id', '=', id).execute();
}

/** Notes that this run happens; false when it has happened before, or does so now on another connection. */
export async function insertRun(
  tx: Tx,
  run: { id: string; macroId: string; requestId: string; personId: string | null },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into macro_run (id, macro_id, request_id, person_id, at)
    values (${run.id}, ${run.macroId}, ${run.requestId}, ${run.personId}, ${now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** The newest open requests this actor sees; from the end of request_created. */
export async function listNewestOpen(db: Db, actor: AnyActor, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.id from request r
    where r.phase not in ('solved', 'closed') and ${visibleTo(actor)}
    order by r.created_at desc, r.id desc limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Names of people by id. */
export async function namesOfPeople(db: Db, ids: (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', known).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
