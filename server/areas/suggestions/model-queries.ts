import type { Db } from '#platform/db.ts';
import type { CategoryModel } from './category-model.ts';
import { modelOfBytes } from './model-bytes.ts';

type Kept = Map<string, { version: number; model: CategoryModel }>;
// Per database, as tests have several at once.
const kept = new WeakMap<Db, Kept>();

/** The models of all centres; only those made since the last look are read. */
export async function modelsNow(db: Db): Promise<ReadonlyMap<string, CategoryModel>> {
  const before: Kept = kept.get(db) ?? new Map();
  const versions = await db.selectFrom('category_model').select(['centre_id', 'version']).execute();
  const known = new Map(versions.map((row) => [row.centre_id, row.version]));
  const stale = versions.filter((row) => before.get(row.centre_id)?.version !== row.version);
  const read =
    stale.length === 0
      ? []
      : await db
          .selectFrom('category_model')
          .select(['centre_id', 'version', 'model'])
          .where(
            'centre_id',
            'in',
            stale.map((row) => row.centre_id),
          )
          .execute();
  const now: Kept = new Map([...before].filter(([centreId, { version }]) => known.get(centreId) === version));
  for (const row of read) now.set(row.centre_id, { version: row.version, model: modelOfBytes(row.model) });
  kept.set(db, now);
  return new Map([...now].map(([centreId, { model }]) => [centreId, model]));
}
