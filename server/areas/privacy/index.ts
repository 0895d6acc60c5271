import './privacy-events.ts';
import type { Area } from '#platform/area.ts';
import { forgetExports, makeExports } from './make-export.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { runRetention } from './retention.ts';
import { runErasures } from './run-erasures.ts';

export { keepErasuresTick } from './keep-erasures.ts';

/** Who read whose data, handing it out, and erasing it so that counts stay and the log holds (decision 0024). */
export const privacyArea: Area = {
  name: 'privacy',
  routes: privacyRoutes,
  ticks: [
    { name: 'run-erasures', everyMs: 1000, run: runErasures },
    { name: 'make-exports', everyMs: 1000, run: makeExports },
    { name: 'run-retention', everyMs: 3_600_000, run: runRetention },
    { name: 'forget-exports', everyMs: 3_600_000, run: forgetExports },
  ],
};
