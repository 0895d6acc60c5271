import type { RecordedEvent, Subscriber } from '#platform/jobs.ts';
import { type Touched, writeDocuments } from './index-requests-queries.ts';

/**
 * Keeps what requests are found by up to date: every request something happened to, and the open ones of a customer or
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
    if (event.requestId !== null) requestIds.add(event.requestId);
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
