import type { RecordedEvent, Subscriber } from '#platform/jobs.ts';
import { type Touched, writeDocuments } from './index-requests-queries.ts';

/** What happens to requests without a word of theirs changing: who has them, until when, in what order. */
const wordless: ReadonlySet<RecordedEvent['type']> = new Set([
  'request.assigned',
  'request.classified',
  'request.customer_asked',
  'request.deadline_recomputed',
  'request.deadline_set',
  'request.due_soon',
  'request.met_rule',
  'request.overdue',
  'request.postponed',
  'request.prioritised',
  'request.pulled',
  'request.read',
  'request.resumed',
  'request.returned_to_queue',
  'request.started',
  'request.status_set',
  'request.unassigned',
  'request.woken',
  'escalation.continued',
  'escalation.level_reached',
  'escalation.restarted',
  'escalation.started',
  'escalation.stopped',
  'mail.delayed',
  'mail.failed',
  'mail.requeued',
  'mail.sent',
]);

/**
 * Keeps what requests are found by up to date: every request whose words may have changed, and the open ones of a customer or
 * organisation whose name changed. Runs once for a whole batch of events.
 */
export const indexRequests: Subscriber = {
  name: 'index-requests',
  events: 'all',
  runBatch: async (tx, events) => {
    const touched = touchedBy(events);
    if (Object.values(touched).some((ids) => ids.length > 0)) await writeDocuments(tx, touched);
  },
};

function touchedBy(events: readonly RecordedEvent[]): Touched {
  const requestIds = new Set<string>();
  const contactIds = new Set<string>();
  const organisationIds = new Set<string>();
  for (const event of events) {
    if (event.requestId !== null && !wordless.has(event.type)) requestIds.add(event.requestId);
    if (is(event, 'customer.edited')) {
      const renamed = event.data.fields.some((field) => field === 'name' || field === 'organisation');
      if (renamed) contactIds.add(event.data.contactId);
    } else if (is(event, 'organisation.renamed')) {
      organisationIds.add(event.data.organisationId);
    }
  }
  return { requestIds: [...requestIds], contactIds: [...contactIds], organisationIds: [...organisationIds] };
}

const is = <T extends RecordedEvent['type']>(event: RecordedEvent, type: T): event is RecordedEvent<T> =>
  event.type === type;
