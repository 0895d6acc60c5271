import { calendarsArea } from '#areas/calendars/index.ts';
import { catalogArea } from '#areas/catalog/index.ts';
import { changesArea } from '#areas/changes/index.ts';
import { emailArea } from '#areas/channels/email/index.ts';
import { customersArea } from '#areas/customers/index.ts';
import { learningArea } from '#areas/learning/index.ts';
import { requestsArea } from '#areas/requests/index.ts';
import { routingArea } from '#areas/routing/index.ts';
import { searchArea } from '#areas/search/index.ts';
import { staffArea } from '#areas/staff/index.ts';
import { worklistArea } from '#areas/worklist/index.ts';
import type { Area } from '#platform/area.ts';
import { firstRunArea } from './first-run/first-run-area.ts';

/** Every area, in the order of dependency. */
export const areas: Area[] = [
  staffArea,
  customersArea,
  calendarsArea,
  catalogArea,
  requestsArea,
  learningArea,
  emailArea,
  changesArea,
  routingArea,
  worklistArea,
  searchArea,
  firstRunArea,
];
