import { bulkRoutes } from './bulk.ts';
import { calendarRoutes, holidayRoutes } from './calendars.ts';
import { catalogRoutes } from './catalog.ts';
import { configurationRoutes } from './configuration.ts';
import { customerRoutes } from './customers.ts';
import { deskRoutes } from './desk.ts';
import { effectRoutes } from './effects.ts';
import { escalationRoutes } from './escalation.ts';
import { learningRoutes } from './learning.ts';
import { mailRoutes } from './mail.ts';
import { privacyRoutes } from './privacy.ts';
import { problemCodeRoutes } from './problem-codes.ts';
import { queueRoutes } from './queue.ts';
import { requestRoutes } from './requests.ts';
import { absenceRoutes, presenceRoutes, roomRoutes } from './room.ts';
import { ruleRoutes } from './rules.ts';
import { serviceContractRoutes } from './service-contracts.ts';
import { signInRoutes } from './sign-in.ts';
import { staffRoutes } from './staff.ts';
import { togetherRoutes } from './together.ts';
import { viewRoutes } from './views.ts';
import { wordRoutes } from './words.ts';
import { writingRoutes } from './writing.ts';

/** Every operation of the public API, by area. The document, the server's route check and the rights matrix read it. */
export const contract = {
  desk: deskRoutes,
  staff: staffRoutes,
  customers: customerRoutes,
  serviceContracts: serviceContractRoutes,
  calendars: calendarRoutes,
  rules: ruleRoutes,
  holidays: holidayRoutes,
  catalog: catalogRoutes,
  problemCodes: problemCodeRoutes,
  requests: requestRoutes,
  writing: writingRoutes,
  queue: queueRoutes,
  mail: mailRoutes,
  signIn: signInRoutes,
  presence: presenceRoutes,
  absences: absenceRoutes,
  room: roomRoutes,
  words: wordRoutes,
  together: togetherRoutes,
  views: viewRoutes,
  bulk: bulkRoutes,
  learning: learningRoutes,
  effects: effectRoutes,
  escalation: escalationRoutes,
  privacy: privacyRoutes,
  configuration: configurationRoutes,
};
