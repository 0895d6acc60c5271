import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Db, Tx } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';

export type ViewRecord = Selectable<Database['view']>;

const seesAll = (principal: Principal) =>
  principal.roles.some((role) => role === 'administrator' || role === 'auditor');

/** Their own, shared with everybody, or shared with a centre of theirs; index view_owner. Views are tens, not thousands. */
export async function listViews(db: Db, principal: Principal): Promise<ViewRecord[]> {
  return visible(db, principal).orderBy('position').orderBy('name').orderBy('id').limit(300).execute();
}

export async function findView(db: Db, principal: Principal, id: string): Promise<ViewRecord | undefined> {
  return visible(db, principal).where('id', '=', id).executeTakeFirst();
}

export async function lockView(tx: Tx, principal: Principal, id: string): Promise<ViewRecord | undefined> {
  return visible(tx, principal).where('id', '=', id).forUpdate().executeTakeFirst();
}

function visible(db: Db, principal: Principal) {
  return db
    .selectFrom('view')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('owner_id', '=', principal.id),
        eb.and([
          eb('owner_id', 'is', null),
          ...(seesAll(principal)
            ? []
            : [eb.or([eb('centre_id', 'is', null), eb('centre_id', 'in', orNone(principal.centreIds))])]),
        ]),
      ]),
    );
}

/** `in ()` is no SQL; the nil id matches nothing. */
const orNone = (ids: readonly string[]) => (ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000']);

/** Adds a view; false when this id was saved before. */
export async function insertView(tx: Tx, row: Insertable<Database['view']>): Promise<boolean> {
  const added = await tx
    .insertInto('view')
    .values(row)
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function writeView(
  tx: Tx,
  row: ViewRecord,
  changes: Updateable<Database['view']>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('view')
    .set({ ...changes, version: row.version + 1, updated_at: now })
    .where('id', '=', row.id)
    .execute();
}

export async function deleteViewRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('view').where('id', '=', id).execute();
}
