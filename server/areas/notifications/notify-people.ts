import { type Catalogue, catalogueNow, inLanguage, pathAsRead, pathWords } from '#areas/catalog/index.ts';
import { listReaders, seesRequest } from '#areas/requests/index.ts';
import type { NotificationKind } from '#contract/together.ts';
import type { Tx } from '#platform/db.ts';
import type { EventType } from '#platform/event-types.ts';
import { newId } from '#platform/ids.ts';
import type { RecordedEvent, Subscriber } from '#platform/jobs.ts';
import { announceLive } from '#platform/live-announcement.ts';
import { listChoices, listMembersToTell, listWantingNew } from './choice-queries.ts';
import { channelsOf } from './notification-choices.ts';
import {
  insertNotifications,
  listToldMessages,
  listToldRequests,
  type NewNotification,
} from './notification-queries.ts';
import { type ToldRequest, toldEvents, whoIsTold } from './who-is-told.ts';
import { reachableAt, workingTimeOf } from './working-time-of.ts';

/** A mail waits this long, in milliseconds, so that what is read on the screen meanwhile sends none, and several send one. */
export const gatherMs = 2 * 60_000;
/** People in one announcement: 8,000 bytes fit. */
const mostAnnounced = 150;

type Told = { event: RecordedEvent; request: ToldRequest; kind: NotificationKind; personId: string; by: string };

/**
 * Turns what happened into what people are told, for a whole batch of events with a handful of statements. Runs at least
 * once for an event and tells once. Nobody is told of what they did themselves, or of what they may not see.
 */
export const notifyPeople: Subscriber = {
  name: 'notify-people',
  events: toldEvents as EventType[],
  runBatch: async (tx, events) => {
    const present = events.filter((event) => event.requestId !== null && !event.past);
    if (present.length === 0) return;
    const told = await findTold(tx, present);
    const people = await insertNotifications(tx, await worded(tx, told));
    for (let at = 0; at < people.length; at += mostAnnounced) {
      await announceLive(tx, { notified: people.slice(at, at + mostAnnounced) });
    }
  },
};

async function findTold(tx: Tx, events: RecordedEvent[]): Promise<Told[]> {
  const messageIds = events.flatMap((event) => {
    const { messageId } = event.data as { messageId?: string | null };
    return messageId && event.type !== 'message.written' ? [messageId] : [];
  });
  const [requests, messages] = await Promise.all([
    listToldRequests(tx, [...new Set(events.map((event) => event.requestId as string))]),
    listToldMessages(tx, messageIds),
  ]);
  const requestOf = new Map(requests.map((request) => [request.id, request]));
  const messageOf = new Map(messages.map((message) => [message.id, message]));
  const reopened = new Set(events.filter((one) => one.type === 'request.reopened').map((one) => one.requestId));
  const tellings = events.flatMap((event) => {
    const request = requestOf.get(event.requestId as string);
    const message = messageOf.get((event.data as { messageId?: string }).messageId ?? '');
    const telling = request && whoIsTold(event, request, { message, reopened: reopened.has(request.id) });
    if (!telling) return [];
    // The actor of a mail that came in is the channel; who answered is who wrote it.
    const by = telling.kind === 'customer_answered' && message ? message.author_name : event.actorName;
    return [{ event, request, by, ...telling }];
  });
  const wanting = Map.groupBy(
    await listWantingNew(
      tx,
      tellings.flatMap((one) => (one.people === 'category' ? [one.request.category_id as string] : [])),
    ),
    (one) => one.category_id,
  );
  const membersOf = Map.groupBy(
    await listMembersToTell(
      tx,
      tellings.flatMap((one) => (one.people === 'members' ? [one.request.category_id as string] : [])),
    ),
    (one) => one.category_id,
  );
  return tellings.flatMap(({ event, request, by, kind, people }) => {
    const members = (people === 'category' ? wanting : membersOf).get(request.category_id ?? '') ?? [];
    const all = Array.isArray(people) ? people : members.map((one) => one.person_id);
    const told = { event, request, by, kind };
    return all.filter((personId) => personId !== event.actorId).map((personId) => ({ ...told, personId }));
  });
}

async function worded(tx: Tx, told: Told[]): Promise<NewNotification[]> {
  if (told.length === 0) return [];
  const ids = [...new Set(told.map((one) => one.personId))];
  const [readers, choices, catalogue] = await Promise.all([
    listReaders(tx, ids),
    listChoices(tx, ids),
    catalogueNow(tx),
  ]);
  const readerOf = new Map(readers.map((reader) => [reader.id, reader]));
  const choiceOf = new Map(choices.map((row) => [row.person_id, row]));
  return told.flatMap(({ event, request, by, kind, personId }) => {
    const reader = readerOf.get(personId);
    if (!reader || !seesRequest(reader, request, catalogue.categories)) return [];
    const choice = choiceOf.get(personId);
    const { screen, email, push } = channelsOf(choice?.choices ?? {}, kind);
    if (!screen && !email && !push) return [];
    const from =
      choice?.outside_hours === 'always' ? event.at : reachableAt(workingTimeOf(catalogue, reader), event.at);
    return [
      {
        id: newId(event.at),
        personId,
        requestId: request.id,
        kind,
        eventId: event.id,
        actorName: givenBy(event, inLanguage(catalogue, reader.language)) ?? by,
        onScreen: screen,
        at: event.at,
        emailDueAt: email ? new Date(Math.max(from.getTime(), event.at.getTime() + gatherMs)) : null,
        pushDueAt: push ? from : null,
      },
    ];
  });
}

/** What a category gave somebody by its rules was given by it, not by whoever was registering or by a timer. */
function givenBy(event: RecordedEvent, catalogue: Catalogue): string | null {
  const { by, category } = event.data as { by?: string; category?: string | null };
  if (event.type !== 'request.assigned' || !by || by === 'reply' || by === 'escalation' || !category) return null;
  return pathWords(pathAsRead(catalogue, category));
}
