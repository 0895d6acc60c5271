import './configuration-events.ts';
import type { Area } from '#platform/area.ts';
import { configurationAreaRoutes } from './configuration-routes.ts';

/** The whole configuration as one file: out of one desk, into another. Reads the tables of every area to its left. */
export const configurationArea: Area = { name: 'configuration', routes: configurationAreaRoutes };
