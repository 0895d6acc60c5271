import type { Area } from '#platform/area.ts';
import { effectsRoutes } from './effects-routes.ts';

/** What a setting would do, told while it is still being edited; reads of everything that requests hang on. */
export const effectsArea: Area = { name: 'effects', routes: effectsRoutes };
