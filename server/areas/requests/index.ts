import './request-events.ts';
import type { Area } from '#platform/area.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { releaseHeld } from './release-held.ts';
import { requestsRoutes } from './requests-routes.ts';
import { wakePostponed } from './wake-postponed.ts';

export { addMessage } from './add-message.ts';
export { addNote } from './add-note.ts';
export { applyRulesAgain, type BeforeRules, decisionOf, undoRules } from './apply-rules.ts';
export { askCustomer } from './ask-customer.ts';
export { assertComplete } from './assert-complete.ts';
export { assignAutomatically } from './assign-automatically.ts';
export { assignRequest, mayNotOwn } from './assign-request.ts';
export { attentionCondition } from './attention-queries.ts';
export type { CategoryOrigin } from './category-columns.ts';
export { listChanges } from './change-queries.ts';
export { classifyRequest } from './classify-request.ts';
export { closeRequest } from './close-request.ts';
export { changesAnything, decideAgain } from './decide-again.ts';
export { type Decided, decideRegistration, judgedOf, type Undecided } from './decide-registration.ts';
export { listHeard } from './heard-queries.ts';
export { createLiveReach } from './live-reach.ts';
export { assertMay, assertNotErased, lockForChange, phaseAfter } from './lock-for-change.ts';
export {
  findMessage,
  findMessageSignature,
  listFiles,
  listInlineAttachments,
  type MessageFile,
  type NewAttachment,
  type Recipient,
} from './message-queries.ts';
export { enter, statusOn } from './phase-columns.ts';
export { postponeRequest } from './postpone-request.ts';
export { readLight } from './read-light.ts';
export { readRequest } from './read-request.ts';
export { listReaders, type ReaderRow, searchReaders } from './reader-queries.ts';
export { type ReceivedMessage, sendReceived } from './receive-message.ts';
export { assertRecomputes, recomputeDeadline } from './recompute-deadline.ts';
export { homeCentre } from './register-request.ts';
export { reopenRequest } from './reopen-request.ts';
export { findReplyRecipients } from './reply-recipients.ts';
export { assertMayAfterwards, replyToCustomer } from './reply-to-customer.ts';
export { deadlineStart, pausesOf, withPauses } from './request-deadline.ts';
export { detailAfter, presentAfter } from './request-detail.ts';
export { type DetailRecord, detailColumns, detailJoins, findDetailRecord } from './request-detail-queries.ts';
export { countEach, filterCondition, type Narrowing } from './request-filter-queries.ts';
export { everyFiltered } from './request-list-queries.ts';
export { nextPhase } from './request-phase.ts';
export {
  findRequest,
  findToWriteBeside,
  lockRequest,
  type RequestRecord,
  type RowOfRequest,
  writeRequest,
} from './request-queries.ts';
export { listRequestRows, presentRow, timedColumns } from './request-row-queries.ts';
export {
  formsQuery,
  plainWords,
  requestSearchCondition,
  searchQuery,
  wholeWordsQuery,
} from './request-search-queries.ts';
export { languagesOf, requestWordFacts, signatureOf } from './request-word-facts.ts';
export { listNames, listRuleOwners, mayBeOwner } from './rule-owner-queries.ts';
export { type SearchTerms, searchTerms } from './search-terms.ts';
export { type Reader, type RequestPlace, seesRequest } from './sees-request.ts';
export { setKind } from './set-kind.ts';
export { setPriority } from './set-priority.ts';
export { setStatus } from './set-status.ts';
export { type Documented, solveRequest } from './solve-request.ts';
export { type TimedRow, timesOf } from './time-figures.ts';
export { categoriesSeen, visibleTo } from './visible-to-queries.ts';
export { htmlOfText, shownWritten, textOfWritten, tidyWrittenHtml, withPictures } from './written-html.ts';

export const requestsArea: Area = {
  name: 'requests',
  routes: requestsRoutes,
  ticks: [
    { name: 'wake-postponed', everyMs: 1000, run: wakePostponed },
    { name: 'release-held', everyMs: 500, run: releaseHeld },
    { name: 'forget-drafts', everyMs: 3600_000, run: forgetDrafts },
  ],
};
