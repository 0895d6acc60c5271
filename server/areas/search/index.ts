import type { Area } from '#platform/area.ts';
import { indexRequests } from './index-requests.ts';
import { searchRoutes } from './search-routes.ts';

export const searchArea: Area = { name: 'search', routes: searchRoutes, subscribers: [indexRequests] };
