import './notification-events.ts';
import type { NotificationKind } from '#contract/together.ts';
import type { RecordedEvent } from '#platform/jobs.ts';

/** What is known of the request an event happened to. */
export type ToldRequest = {
  id: string;
  owner_id: string | null;
  centre_id: string | null;
  category_id: string | null;
  created_by: string | null;
  phase: string;
};

/** What is known of the messages events speak of. */
export type ToldMessage = { id: string; author_kind: string; author_id: string | null; author_name: string };

export type Telling = { kind: NotificationKind; people: string[] | 'category' | 'members' };

type Rule = (
  data: Record<string, unknown>,
  request: ToldRequest,
  about: { message: ToldMessage | undefined; reopened: boolean },
) => Telling | null;

const only = (kind: NotificationKind, ...people: (string | null | undefined)[]): Telling => ({
  kind,
  people: people.filter((one) => typeof one === 'string'),
});

const isQueued = (request: ToldRequest) =>
  request.owner_id === null && request.category_id !== null && request.phase === 'registered';
const newInCategories: Rule = (_data, request) =>
  isQueued(request) ? { kind: 'new_in_categories', people: 'category' } : null;

/** A comment waits for nobody; now somebody has something to do (S1-23). */
const becomesJob: Rule = (data, request) =>
  data.from === 'comment' && data.to !== 'comment' && isQueued(request)
    ? { kind: 'became_job', people: 'category' }
    : null;

/** Whom each event tells of what. Events of areas to the right are named by their word; the list is open for more. */
const rules: Record<string, Rule> = {
  'request.assigned': (data, request) =>
    data.ownerId === request.owner_id ? only('assigned', request.owner_id) : null,
  // A machine's message is no word of the customer; a reopening tells of the same message better.
  'message.received': (_data, request, { message, reopened }) =>
    reopened || message?.author_kind === 'system' ? null : only('customer_answered', request.owner_id),
  'request.woken': (_data, request) => only('came_back', request.owner_id),
  'request.reopened': (_data, request) => only('reopened', request.owner_id),
  'message.written': (data) => (Array.isArray(data.mentions) ? only('mentioned', ...data.mentions) : null),
  'draft.handed_over': (data) => only('draft_handed_over', data.toId as string | undefined),
  'request.due_soon': (_data, request) => only('due_soon', request.owner_id),
  'request.overdue': (_data, request) => only('overdue', request.owner_id),
  'escalation.level_reached': (data) => (Array.isArray(data.tell) ? only('escalated', ...data.tell) : null),
  'mail.failed': (_data, request, { message }) => only('mail_failed', request.owner_id ?? message?.author_id),
  'request.unassigned': (_data, request) => (isQueued(request) ? { kind: 'unassigned', people: 'members' } : null),
  'request.registered': newInCategories,
  'request.details_entered': newInCategories,
  'request.kind_set': becomesJob,
  // Confirmed where it is, it is no news there.
  'request.classified': (data, ...about) => (data.from === data.to ? null : newInCategories(data, ...about)),
};

export const toldEvents = Object.keys(rules);

/** Whom one event tells of what; nobody is told of what they did themselves, which the caller leaves out. */
export function whoIsTold(
  event: RecordedEvent,
  request: ToldRequest,
  about: { message: ToldMessage | undefined; reopened: boolean },
): Telling | null {
  return rules[event.type]?.(event.data as Record<string, unknown>, request, about) ?? null;
}
