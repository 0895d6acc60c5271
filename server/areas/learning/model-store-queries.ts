import { sql } from 'kysely';
import type { Precision } from '#areas/suggestions/index.ts';
import type { Db, Tx } from '#platform/db.ts';

export type KeptModel = {
  version: number;
  examples: number;
  examples_when_new: number;
  learned_until: Date;
  precision_measured: Precision | null;
  model: Buffer;
  trained_at: Date;
};

export async function findModel(db: Db, centreId: string): Promise<KeptModel | undefined> {
  const row = await db.selectFrom('category_model').selectAll().where('centre_id', '=', centreId).executeTakeFirst();
  return row as KeptModel | undefined;
}

/**
 * Keeps a model unless another node was quicker: `since` is the version it continues, null for the first. Gives whether it
 * was kept.
 */
export async function keepModel(
  tx: Tx,
  centreId: string,
  model: Omit<KeptModel, 'version'>,
  since: number | null,
): Promise<boolean> {
  const precision = model.precision_measured === null ? null : JSON.stringify(model.precision_measured);
  const { rows } = await sql`insert into category_model (centre_id, version, examples, examples_when_new, learned_until,
      precision_measured, model, trained_at)
    values (${centreId}, 1, ${model.examples}, ${model.examples_when_new}, ${model.learned_until},
      ${precision}::jsonb, ${model.model}, ${model.trained_at})
    on conflict (centre_id) do update set version = category_model.version + 1, examples = excluded.examples,
      examples_when_new = excluded.examples_when_new, learned_until = excluded.learned_until,
      precision_measured = excluded.precision_measured, model = excluded.model, trained_at = excluded.trained_at
      where category_model.version = ${since}::int
    returning version`.execute(tx);
  return rows.length > 0;
}
