import './request-events.ts';
import type { Area } from '#platform/area.ts';
import { requestsRoutes } from './requests-routes.ts';
import { wakePostponed } from './wake-postponed.ts';

export { type ChangeFilter, listChanges } from './change-queries.ts';
export { assertMay, phaseAfter } from './lock-for-change.ts';
export {
  findMessage,
  listInlineAttachments,
  type MessageRecord,
  type NewAttachment,
  type Recipient,
} from './message-queries.ts';
export { enter } from './phase-columns.ts';
export { type ReceivedMessage, receiveMessage } from './receive-message.ts';
export { homeCentre, type Registration, registerRequest } from './register-request.ts';
export { findReplyRecipients } from './reply-recipients.ts';
export { detailAfter, findDetail } from './request-detail.ts';
export type { RequestEvents } from './request-events.ts';
export { findRequest, type RequestRecord, writeRequest } from './request-queries.ts';
export { listRequestRows, presentRow } from './request-row-queries.ts';
export { plainWords, requestSearchCondition, searchQuery } from './request-search-queries.ts';
export { type SearchTerms, searchTerms } from './search-terms.ts';
export { suggestCategory } from './suggest-category.ts';
export { visibleTo } from './visible-to-queries.ts';

export const requestsArea: Area = {
  name: 'requests',
  routes: requestsRoutes,
  ticks: [{ name: 'wake-postponed', everyMs: 1000, run: wakePostponed }],
};
