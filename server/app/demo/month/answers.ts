import { mailHand } from '#areas/channels/email/mail-hand.ts';
import { addNote } from '#areas/requests/add-note.ts';
import { askCustomer } from '#areas/requests/ask-customer.ts';
import { closeRequest } from '#areas/requests/close-request.ts';
import { replyToCustomer } from '#areas/requests/reply-to-customer.ts';
import { resumeRequest } from '#areas/requests/resume-request.ts';
import { solveRequest } from '#areas/requests/solve-request.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { sendMail, takeMail } from './mails.ts';
import { type Case, known, letterTo, stepOn, type World } from './world.ts';

/** Whether this customer is answered in writing: who wrote is, and some of those who called. */
export const isWritten = (one: Case) =>
  one.customer.email !== null && ['email', 'web_form', 'chat'].includes(one.channel);

type Afterwards = 'stay' | 'ask' | 'solve' | 'close';

/** Writes to the customer and sends it. */
export async function write(world: World, one: Case, by: Principal, words: string, afterwards: Afterwards, at: number) {
  const id = newId(new Date(at));
  const text = letterTo(world, one, by, words);
  await stepOn(world, one, by, at, (ctx) =>
    replyToCustomer(ctx, world.desk.catalogue, one.id, { id, text, afterwards }),
  );
  await sendMail(world, one, id, text, at);
}

/** Answers for good: in writing, or called back and documented. */
export async function answer(world: World, one: Case, by: Principal, afterwards: 'solve' | 'close', at: number) {
  const outcome = one.story.outcome as string;
  const { catalogue } = world.desk;
  if (isWritten(one)) return write(world, one, by, outcome, afterwards, at);
  if (world.random.chance(0.6)) {
    const text = world.random.pick(world.speech.calledBack);
    await stepOn(world, one, by, at - 1000, (ctx) => addNote(ctx, catalogue, one.id, 'call_note', { text }));
  }
  const texts = one.outline.kind === 'information' ? { informationGiven: outcome } : { solution: outcome };
  await stepOn(world, one, by, at, (ctx) =>
    afterwards === 'solve' ? solveRequest(ctx, catalogue, one.id, texts) : closeRequest(ctx, catalogue, one.id, texts),
  );
}

/** The customer writes back on what we sent. */
export async function customerWrites(world: World, one: Case, words: string, at: number): Promise<void> {
  const { customer } = one;
  const contactId = await known(world, customer, mailHand, at);
  const { first, second } = world.desk.mailboxes;
  const inFirst = world.desk.categories.centreOf.get(one.categoryId) === world.desk.firstCentreId;
  await stepOn(world, one, mailHand, at, (ctx) =>
    takeMail(ctx, world, {
      requestId: one.id,
      from: { name: customer.name, address: customer.email as string, contactId },
      to: inFirst ? first : second,
      subject: one.story.subject,
      text: `${words}\n\n${world.speech.customerRegards}\n${customer.name}`,
      answers: one.lastMail,
      registration: {},
    }),
  );
}

/** Asked on the telephone: nothing is written, the request just waits. */
export async function askByPhone(world: World, one: Case, by: Principal, at: number): Promise<void> {
  await stepOn(world, one, by, at, (ctx) => askCustomer(ctx, world.desk.catalogue, one.id, {}));
}

/** The customer calls back; whoever asked notes what was said and goes on. */
export async function hearByPhone(world: World, one: Case, words: string, at: number): Promise<void> {
  const by = one.owner as Principal;
  await stepOn(world, one, by, at, (ctx) => addNote(ctx, world.desk.catalogue, one.id, 'call_note', { text: words }));
  await stepOn(world, one, by, at + 1000, (ctx) => resumeRequest(ctx, world.desk.catalogue, one.id, {}));
}
