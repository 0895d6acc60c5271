import './export-events.ts';
import type { Area } from '#platform/area.ts';
import { bindExport } from './export-route.ts';

/** Lists of requests as files, without a limit. */
export const exportArea: Area = { name: 'export', routes: bindExport };
