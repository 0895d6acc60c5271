import type { Db } from '#platform/db.ts';
import { activeContractsIn } from './contract-queries.ts';
import { type Importance, importanceOf } from './importance.ts';

/** How important the customers of these ids are, by id, with their active contracts; primary keys, one statement. */
export async function listImportance(db: Db, ids: readonly string[]): Promise<Map<string, Importance>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact as c')
    .leftJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select([
      'c.id',
      'c.name',
      'c.organisation_id',
      'o.name as organisation_name',
      'c.is_vip',
      'c.is_prospect',
      'c.priority_id',
      'o.is_prospect as organisation_is_prospect',
      'o.priority_id as organisation_priority_id',
      activeContractsIn.as('contracts'),
    ])
    .where('c.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, importanceOf(row)]));
}
