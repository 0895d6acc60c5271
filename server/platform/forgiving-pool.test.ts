import type pg from 'pg';
import { expect, test } from 'vitest';
import { forgivingPool } from './forgiving-pool.ts';

const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const pool = (fault: Error) =>
  forgivingPool({ connect: () => Promise.reject(fault), end: () => 'ended' } as unknown as pg.Pool);
const asked = async (fault: Error, name?: string) => {
  const client = await pool(fault).connect();
  try {
    return await client.query({ text: 'x', ...(name ? { name } : {}) });
  } finally {
    client.release();
  }
};

test('the note of how a job ended is given up while the database is away, and nothing else is', async () => {
  expect((await asked(away, 'complete_job/graphile_worker')).rowCount).toBe(0);
  expect((await asked(away, 'fail_job/graphile_worker')).rowCount).toBe(0);
  await expect(asked(away, 'get_job/graphile_worker')).rejects.toBe(away);
  await expect(asked(away)).rejects.toBe(away);
  // What does not pass is a fault of ours, and is heard of.
  const wrong = new Error('something else');
  await expect(asked(wrong, 'complete_job/graphile_worker')).rejects.toBe(wrong);
});
