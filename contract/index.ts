import { calendarRoutes } from './calendars.ts';
import { catalogRoutes } from './catalog.ts';
import { customerRoutes } from './customers.ts';
import { deskRoutes } from './desk.ts';
import { learningRoutes } from './learning.ts';
import { mailRoutes } from './mail.ts';
import { queueRoutes } from './queue.ts';
import { requestRoutes } from './requests.ts';
import { staffRoutes } from './staff.ts';

/** Every operation of the public API, by area. The document, the server's route check and the rights matrix read it. */
export const contract = {
  desk: deskRoutes,
  staff: staffRoutes,
  customers: customerRoutes,
  calendars: calendarRoutes,
  catalog: catalogRoutes,
  requests: requestRoutes,
  queue: queueRoutes,
  mail: mailRoutes,
  learning: learningRoutes,
};
