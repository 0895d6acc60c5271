import type { Area } from '#platform/area.ts';
import { forgetSilentViewers } from './forget-silent-viewers.ts';
import { viewersRoutes } from './viewers-routes.ts';

/** Who has a request open and who is writing; whom one can mention in it. */
export const viewersArea: Area = {
  name: 'viewers',
  routes: viewersRoutes,
  ticks: [{ name: 'forget-silent-viewers', everyMs: 5_000, run: forgetSilentViewers }],
};
