import { bulkArea } from '#areas/bulk/index.ts';
import { calendarsArea } from '#areas/calendars/index.ts';
import { catalogArea } from '#areas/catalog/index.ts';
import { changesArea } from '#areas/changes/index.ts';
import { emailArea } from '#areas/channels/email/index.ts';
import { configurationArea } from '#areas/configuration/index.ts';
import { customersArea } from '#areas/customers/index.ts';
import { effectsArea } from '#areas/effects/index.ts';
import { escalationArea } from '#areas/escalation/index.ts';
import { exportArea } from '#areas/export/index.ts';
import { filesArea } from '#areas/files/index.ts';
import { learningArea } from '#areas/learning/index.ts';
import { notificationsArea } from '#areas/notifications/index.ts';
import { privacyArea } from '#areas/privacy/index.ts';
import { requestsArea } from '#areas/requests/index.ts';
import { roomArea } from '#areas/room/index.ts';
import { routingArea } from '#areas/routing/index.ts';
import { searchArea } from '#areas/search/index.ts';
import { staffArea } from '#areas/staff/index.ts';
import { viewersArea } from '#areas/viewers/index.ts';
import { viewsArea } from '#areas/views/index.ts';
import { worklistArea } from '#areas/worklist/index.ts';
import { writingArea } from '#areas/writing/index.ts';
import type { Area } from '#platform/area.ts';
import { firstRunArea } from './first-run/first-run-area.ts';

/** Every area, in the order of dependency. */
export const areas: Area[] = [
  filesArea,
  staffArea,
  customersArea,
  calendarsArea,
  catalogArea,
  requestsArea,
  learningArea,
  emailArea,
  privacyArea,
  writingArea,
  changesArea,
  routingArea,
  escalationArea,
  roomArea,
  worklistArea,
  effectsArea,
  configurationArea,
  viewsArea,
  bulkArea,
  exportArea,
  searchArea,
  viewersArea,
  notificationsArea,
  firstRunArea,
];
