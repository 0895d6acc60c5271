import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/**
 * Until a desk has learned from what its people have sorted, ten minutes at most. It begins up to five minutes after a flood
 * and takes a quarter of a core for half a minute, with memory it gives back within ten seconds; a desk that got half as
 * many requests again in five seconds, as one of ten thousand does while register warms up, makes its model anew.
 */
export async function untilLearned(pool: pg.Pool): Promise<void> {
  for (let looked = 0; looked < 120; looked++) {
    const { rows } = await pool.query(`select exists (select from category_model m
      join category c on c.centre_id = m.centre_id
      join request r on r.human_category_id = c.id and r.human_category_at > m.learned_until) as left`);
    if (!rows[0].left) break;
    await pause(5_000);
  }
  await pause(10_000);
}
