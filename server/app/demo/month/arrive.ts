import { mailHand } from '#areas/channels/email/mail-hand.ts';
import { closeRequest } from '#areas/requests/close-request.ts';
import type { RowOfRequest } from '#areas/requests/index.ts';
import { receiveMessage } from '#areas/requests/receive-message.ts';
import { type Registration, registerRequest } from '#areas/requests/register-request.ts';
import type { AnyActor, Principal } from '#platform/principal.ts';
import type { StoryOutline, StoryText } from '../example-shapes.ts';
import type { Customer } from '../invented-customers.ts';
import { hour, minute } from '../opening-times.ts';
import { inventSlots, tellStory } from '../slots.ts';
import type { Arrival } from './arrivals.ts';
import { takeMail } from './mails.ts';
import { beginOwn } from './own-part.ts';
import { carryOn, takeUp } from './work.ts';
import { type Case, known, step, stepOn, type World } from './world.ts';

const webHand: AnyActor = { kind: 'system', id: null, name: 'Linja', channel: 'web_form' };

/** A case before anybody numbered it. */
type Draft = Omit<Case, 'id' | 'number' | 'latest'>;

/** A contact reaches the desk: somebody notes it, or it comes in by itself; then it waits, or is dealt with at once. */
export async function arrive(world: World, arrival: Arrival, at: number): Promise<void> {
  const outline = world.set.outlines[arrival.story] as StoryOutline;
  const slots = inventSlots(world.random, world.speech);
  const story = tellStory(world.texts.stories[arrival.story] as StoryText, slots);
  const byItself = arrival.channel === 'email' || arrival.channel === 'web_form' || arrival.channel === 'chat';
  const customer = world.random.pick(world.customers.filter((one) => (byItself ? one.email : one.phone)));
  const right = world.desk.categories.ofKey.get(outline.category) as string;
  // Some mails end up where nobody sorted them.
  const misplaced = byItself && !arrival.own && outline.kind !== 'comment' && world.random.chance(0.12);
  const one: Draft = {
    channel: arrival.channel,
    outline,
    story,
    customer,
    categoryId: right,
    own: arrival.own,
    owner: null,
    lastMail: null,
  };
  const placeId = misplaced ? world.desk.categories.general : right;
  if (byItself) await comesByItself(world, one, placeId, at);
  else await isNoted(world, one, at);
}

const start = (world: World, one: Draft, row: RowOfRequest): Case => {
  const begun = { ...one, id: row.id, number: row.number, latest: row.created_at.getTime() };
  world.cases.set(row.id, begun);
  return begun;
};

async function comesByItself(world: World, one: Draft, categoryId: string, at: number) {
  const { customer, story, outline } = one;
  const contactId = await known(world, customer, mailHand, at);
  const from = { name: customer.name, address: customer.email as string, contactId };
  const text = letterFrom(world, customer, story.message);
  const centreId = world.desk.categories.centreOf.get(categoryId) as string;
  const registration: Omit<Registration, 'id' | 'channel' | 'intakeMode'> = {
    subject: story.subject,
    description: one.channel === 'email' ? text : story.message,
    language: world.desk.administrator.language,
    contactId,
    categoryId,
    centreId,
    ...(outline.priority === 'medium'
      ? {}
      : { priorityId: world.desk.priorities[outline.priority], prioritySource: 'filter' as const }),
  };
  const inFirst = centreId === world.desk.firstCentreId;
  const row =
    one.channel === 'email'
      ? await step(world, mailHand, at, (ctx) =>
          takeMail(ctx, world, {
            requestId: null,
            from,
            to: inFirst ? world.desk.mailboxes.first : world.desk.mailboxes.second,
            subject: story.subject,
            text,
            answers: null,
            registration,
          }),
        )
      : await step(world, webHand, at, async (ctx) => {
          const { request } = await receiveMessage(ctx, world.desk.catalogue, {
            ...{ channel: one.channel, requestId: null, registration, author: from, subject: story.subject },
            ...{ bodyText: story.message, quotedText: null, bodyHtml: null, recipients: [], mailMessageId: null },
            ...{ mailReferences: [], inboundMessageId: null, unverified: false, attachments: [] },
          });
          return request;
        });
  const begun = start(world, one, row);
  if (begun.own) return beginOwn(world, begun, at);
}

async function isNoted(world: World, one: Draft, at: number): Promise<void> {
  const { random, desk } = world;
  const { outline, story, customer } = one;
  const shortStaffed = world.set.shortStaffed.includes(outline.category);
  const experts = desk.staff.agents.filter((agent) => agent.categoryIds.includes(one.categoryId));
  const needsExpert = outline.priority === 'high' || (outline.priority === 'low' && outline.kind === 'action');
  const expert = experts.length > 0 && (needsExpert || random.chance(0.3)) ? random.pick(experts) : null;
  const noting: Principal = expert ?? random.pick(desk.staff.callTakers);
  const contactId = await known(world, customer, noting, at);
  const isComment = outline.kind === 'comment';
  const takes = expert !== null && !isComment && random.chance(0.55);
  const registration: Registration = {
    kind: outline.kind,
    subKind: outline.complaint ? 'complaint' : null,
    channel: one.channel,
    subject: story.subject,
    ...(isComment
      ? { commentText: story.message, commentSubject: 'centre' as const }
      : {
          description: story.message,
          categoryId: one.categoryId,
          problemCodeId: outline.kind === 'action' ? desk.codes.get(one.categoryId) : null,
        }),
    contactId,
    callerPhone: one.channel === 'phone' ? customer.phone : null,
    ...(expert && outline.priority !== 'medium' ? { priorityId: desk.priorities[outline.priority] } : {}),
    ...(one.channel === 'letter' ? { reportedAt: new Date(at - random.between(20, 70) * hour).toISOString() } : {}),
    takeIt: takes,
  };
  const row = await step(world, noting, at, (ctx) => registerRequest(ctx, desk.catalogue, registration));
  const begun = start(world, one, row);
  if (isComment) return closeLater(world, begun, noting, at, {});
  if (takes) return carryOn(world, takeUp(begun, noting), at + random.between(2, 8) * minute);
  // What a call taker knows is told at once; the rest waits for somebody who knows.
  if (!expert && outline.kind === 'information' && !shortStaffed && random.chance(0.72)) {
    return closeLater(world, begun, noting, at, { informationGiven: story.outcome as string });
  }
}

async function closeLater(world: World, one: Case, by: Principal, at: number, texts: { informationGiven?: string }) {
  const closing = at + world.random.between(90, 400) * 1000;
  await stepOn(world, one, by, closing, (ctx) => closeRequest(ctx, world.desk.catalogue, one.id, texts));
}

/** A mail of the customer, with greeting and name. */
export function letterFrom(world: World, customer: Customer, words: string): string {
  const phone = customer.phone && world.random.chance(0.5) ? `\n${customer.phone}` : '';
  return `${world.speech.opening}\n\n${words}\n\n${world.speech.customerRegards}\n${customer.name}${phone}`;
}
