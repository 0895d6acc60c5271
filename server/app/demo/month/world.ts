import { createCustomer } from '#areas/customers/index.ts';
import type { RowOfRequest } from '#areas/requests/index.ts';
import type { Channel } from '#contract/requests.ts';
import type { AnyActor, Principal } from '#platform/principal.ts';
import type { ExampleDesk } from '../example-desk.ts';
import type { ExampleSet, ExampleTexts, Speech, StoryOutline, StoryText } from '../example-shapes.ts';
import type { History } from '../history.ts';
import type { Customer } from '../invented-customers.ts';
import type { OpeningTimes } from '../opening-times.ts';
import type { Seeded } from '../seeded.ts';
import { fill } from '../slots.ts';
import type { Agenda } from './agenda.ts';
import type { OwnPart } from './arrivals.ts';

/** Everything the month is made with. */
export type World = {
  history: History;
  random: Seeded;
  set: ExampleSet;
  texts: ExampleTexts;
  speech: Speech;
  desk: ExampleDesk;
  open: OpeningTimes;
  agenda: Agenda;
  now: number;
  customers: Customer[];
  /** Cases by the id of their request. */
  cases: Map<string, Case>;
  /** Requests in the queue, with their deadline. */
  waiting: Map<string, { deadline: number; categoryId: string | null }>;
};

/** A request of the example and what is known about it beyond its row. */
export type Case = {
  id: string;
  number: number;
  channel: Channel;
  outline: StoryOutline;
  story: StoryText;
  customer: Customer;
  categoryId: string;
  own: OwnPart | null;
  owner: Principal | null;
  /** When something last happened to it. */
  latest: number;
  lastMail: { subject: string; mailMessageId: string; references: string[]; text: string } | null;
};

/** The row after a step, as the month sees it: whether it waits in the queue, and what its deadline is. */
export function noteQueue<R extends RowOfRequest>(world: World, row: R): R {
  if (row.phase === 'registered' && !row.owner_id && row.kind !== 'comment')
    world.waiting.set(row.id, {
      deadline: row.deadline_at?.getTime() ?? Number.POSITIVE_INFINITY,
      categoryId: row.category_id,
    });
  else world.waiting.delete(row.id);
  return row;
}

/** One command on a request at a moment, by whoever does it. */
export async function step<A extends AnyActor, R extends RowOfRequest>(
  world: World,
  actor: A,
  at: number,
  use: Parameters<typeof world.history.act<A, R>>[2],
): Promise<R> {
  return noteQueue(world, await world.history.act(actor, new Date(at), use));
}

/** The same on a request known already: never before what happened to it last, and never after now. */
export async function stepOn<A extends AnyActor, R extends RowOfRequest>(
  world: World,
  one: Case,
  actor: A,
  at: number,
  use: Parameters<typeof world.history.act<A, R>>[2],
): Promise<R> {
  return step(world, actor, inTurn(world, one, at), use);
}

/** The moment a step on a request can have; the next one comes after it. */
export function inTurn(world: World, one: Case, at: number): number {
  one.latest = Math.min(Math.max(at, one.latest + 1000), world.now);
  return one.latest;
}

/** The customer's id, kept as a customer by whoever speaks to them first. */
export async function known(world: World, customer: Customer, actor: AnyActor, at: number): Promise<string> {
  customer.contactId ??= await world.history.act(actor, new Date(at), (ctx) =>
    createCustomer(ctx, {
      name: customer.name,
      phones: customer.phone ? [customer.phone] : [],
      emails: customer.email ? [customer.email] : [],
      organisationName: customer.organisation,
      address: customer.address,
    }),
  );
  return customer.contactId;
}

/** A mail of ours to the customer, with greeting and signature. */
export function letterTo(world: World, one: Case, writer: Principal, words: string): string {
  const { name } = one.customer;
  const greeting = fill(world.speech.greeting, { name, first: name.split(' ')[0] as string });
  const organisation = world.desk.catalogue.desk.organisation || world.texts.organisation;
  return `${greeting}\n\n${words}\n\n${world.speech.regards}\n${writer.name}\n${organisation}`;
}
