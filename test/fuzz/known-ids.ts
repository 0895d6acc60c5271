import type { TestDesk } from '#test/a-desk.ts';
import type { Known } from './schema-sample.ts';

/** Ids of rows that are there, by the field they are given in, so that calls get past *not found*. */
export async function knownIds(desk: TestDesk): Promise<Known> {
  const make = async (path: string, body: object) => (await desk.admin.done('POST', path, body)).id as string;
  const customer = await make('/customers', {
    name: 'Anna',
    phones: ['+46 8 123 456'],
    emails: ['anna@customer.example'],
  });
  const colleague = await desk.aPerson({ roles: ['agent'] });
  const requests = await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      make('/requests', { subject: `Request ${at}`, description: 'Something', contactId: at % 2 ? customer : null }),
    ),
  );
  const first = async (path: string) => (await desk.admin.call('GET', path)).body.rows?.[0]?.id as string | undefined;
  const [priority, status, calendar] = await Promise.all(['/priorities', '/statuses', '/calendars'].map(first));
  const ids: Record<string, (string | undefined)[]> = {
    requestsId: requests,
    requestId: requests,
    customersId: [customer],
    contactId: [customer],
    peopleId: [colleague.id],
    ownerId: [colleague.id, desk.admin.id],
    personId: [colleague.id],
    categoriesId: [desk.start.categoryId],
    categoryId: [desk.start.categoryId],
    centresId: [desk.start.centreId],
    centreId: [desk.start.centreId],
    prioritiesId: [priority],
    priorityId: [priority],
    statusesId: [status],
    statusId: [status],
    calendarsId: [calendar],
    calendarId: [calendar],
  };
  let turn = 0;
  return (name) => {
    const list = ids[name]?.filter((id) => id !== undefined);
    return list?.[turn++ % list.length];
  };
}
