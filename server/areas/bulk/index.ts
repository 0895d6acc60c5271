import './bulk-events.ts';
import type { Area } from '#platform/area.ts';
import { bindBulk } from './bulk-routes.ts';
import { forgetOldWords } from './bulk-words-queries.ts';
import { runBulk } from './run-bulk.ts';

/** One order on many requests, worked off row by row (decision 0016). */
export const bulkArea: Area = {
  name: 'bulk',
  routes: bindBulk,
  ticks: [
    { name: 'run-bulk', everyMs: 400, run: runBulk },
    { name: 'forget-bulk-words', everyMs: 3600_000, run: ({ db, clock }) => forgetOldWords(db, clock()) },
  ],
};
