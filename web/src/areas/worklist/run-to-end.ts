import { type BulkRow, bulkRoutes } from '#contract/bulk.ts';
import { call } from '../../shell/api-client.ts';

/** Milliseconds between two looks, and how often it is looked: longer than a run of one row ever takes. */
const pause = 250;
const looks = 40;

/** Waits for a run of one request and gives what came of it; undefined when it takes unusually long. */
export async function runToEnd(id: string): Promise<BulkRow | undefined> {
  for (let look = 0; look < looks; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const run = await call(bulkRoutes.read, { params: { id } });
    if (run.state !== 'done' && run.state !== 'stopped') continue;
    return (await call(bulkRoutes.rows, { params: { id }, query: { limit: 1 } })).rows[0];
  }
  return undefined;
}
