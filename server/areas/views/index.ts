import './view-events.ts';
import type { Area } from '#platform/area.ts';
import { viewsRoutes } from './views-routes.ts';

/** Saved views of the request list: personal, shared, and the standard ones everybody has. */
export const viewsArea: Area = { name: 'views', routes: viewsRoutes };
