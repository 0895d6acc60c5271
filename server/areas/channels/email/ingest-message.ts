import './email-events.ts';
import {
  type CustomerRow,
  findCustomerByAddress,
  findOrCreateByAddress,
  importanceOf,
} from '#areas/customers/index.ts';
import { type ReceivedMessage, sendReceived } from '#areas/requests/index.ts';
import { type Ctx, command, commandAndRead, type Runtime } from '#platform/command.ts';
import { inOrder } from '#platform/in-order.ts';
import type { Subscriber } from '#platform/jobs.ts';
import type { AnyActor } from '#platform/principal.ts';
import { awaitAnswered } from './await-answered.ts';
import { decideIntake, type IntakeDecisions } from './decide-intake.ts';
import { findRawInbound, lockInbound, markInbound } from './inbound-queries.ts';
import type { Intake } from './intake.ts';
import { isPassing, reasonInWords } from './intake-faults.ts';
import { addressKey } from './mail-address.ts';
import { mailHand } from './mail-hand.ts';
import { markReturned } from './mark-returned.ts';
import { readIntake } from './read-intake.ts';
import { type ReceivedForm, receivedForm } from './received-form.ts';
import { strippedSubject } from './request-tag.ts';
import { stepOwnLoop } from './step-own-loop.ts';
import { stepThread, type ThreadDecision } from './step-thread.ts';
import { storable, storableOrNull, textLimits } from './storable.ts';
import { findMessagesByMailIds, findRequestStatus } from './thread-queries.ts';

/** Takes in what was stored, and what somebody asked to be run again. */
export const ingestMessage: Subscriber = {
  name: 'ingest-message',
  events: ['inbound_message.stored', 'inbound_message.run_requested'],
  run: async (runtime, event) => ingest(runtime, (event.data as { inboundId: string }).inboundId),
};

/**
 * Takes one stored mail in: reads it, lets the steps decide, and writes request, message and outcome in one command, so
 * that it happens once however often the job runs. A fault that passes is thrown, for the job to come again; any other
 * marks the message `failed` with its reason and leaves the next one alone (M3).
 */
export async function ingest(runtime: Runtime, inboundId: string): Promise<void> {
  const stored = await findRawInbound(runtime.db, inboundId);
  if (stored?.state !== 'stored') return;
  try {
    const intake = await readIntake(runtime.db, stored);
    const decisions = await decideIntake(intake);
    await awaitAnswered(runtime.db, intake, runtime.clock());
    const written = async (_: unknown, all: Written) => void (await inOrder(...all));
    await commandAndRead(runtime, mailHand, (ctx) => takeIn(ctx, intake, decisions), written);
  } catch (error) {
    if (isPassing(error)) throw error;
    runtime.log.warn({ err: error, inbound: inboundId }, 'mail could not be taken in');
    await command(runtime, mailHand, (ctx) => giveUp(ctx, inboundId, reasonInWords(error)));
  }
}

async function giveUp(ctx: Ctx, inboundId: string, reason: string): Promise<void> {
  const row = await lockInbound(ctx.tx, inboundId);
  if (row?.state !== 'stored') return;
  await markInbound(ctx.tx, inboundId, { state: 'failed', reason, tried: true }, ctx.now);
  ctx.record({ type: 'inbound_message.failed', data: { inboundId } });
}

/** What was sent to be written and not waited for: it leaves in one trip with the commit. */
type Written = Promise<unknown>[];

/** Threads the mail, the one step that needs the database, and writes what was decided. */
async function takeIn(ctx: Ctx<AnyActor>, intake: Intake, decisions: IntakeDecisions): Promise<Written> {
  const { kind, sender } = decisions;
  // In one trip; what stands behind the lock is answered once the lock is had.
  const [row, thread, ownMails, customer] = await inOrder(
    lockInbound(ctx.tx, intake.inboundId),
    stepThread(ctx.tx, intake, kind),
    findMessagesByMailIds(ctx.tx, ownIds(intake)),
    sender.customerAddress ? findCustomerByAddress(ctx.tx, addressKey(sender.customerAddress)) : null,
  );
  if (row?.state !== 'stored') return [];
  const ours = ownMails.find((message) => message.kind !== 'inbound');
  const loop = stepOwnLoop(intake, kind, { isOurMail: ours !== undefined, threads: thread.requestId !== null });
  // It repeats the words of that request: who may see it, and what erasing takes, is as with the request.
  const belongsTo = ours?.request_id ?? thread.requestId;
  if (loop) {
    await setAside(ctx, intake.inboundId, storable(loop, 500), belongsTo);
    return [];
  }
  const form = receivedForm(intake);
  const { requestId, written } =
    kind.isQuiet && thread.requestId
      ? await takeQuietly(ctx, intake, decisions, { ...thread, requestId: thread.requestId }, form)
      : await takeAsMessage(ctx, intake, decisions, thread, customer, form);
  const outcome = { state: 'ingested', reason: null, requestId, tried: true } as const;
  const marked = markInbound(ctx.tx, intake.inboundId, outcome, ctx.now);
  marked.catch(() => {});
  return [written, marked];
}

type Taken = { requestId: string; written: Promise<unknown> };

const ownIds = ({ mail }: Intake) => (mail.messageId ? [mail.messageId] : []);

async function setAside(ctx: Ctx, inboundId: string, reason: string, requestId: string | null): Promise<void> {
  await markInbound(ctx.tx, inboundId, { state: 'set_aside', reason, requestId, tried: true }, ctx.now);
  ctx.record({ type: 'inbound_message.set_aside', data: { inboundId } });
}

/** A machine's message on the request it speaks of. Its subject stands as the first line of its text, because the subject of a message is the one the next reply is given. */
async function takeQuietly(
  ctx: Ctx<AnyActor>,
  intake: Intake,
  { kind, sender }: IntakeDecisions,
  thread: ThreadDecision & { requestId: string },
  form: ReceivedForm,
): Promise<Taken> {
  const { requestId, unverified } = thread;
  const returned = kind.bounce
    ? await markReturned(ctx, { requestId, messageId: thread.reportedMessageId }, kind.bounce)
    : false;
  return sendReceived(ctx, intake.catalogue, {
    ...form,
    // A mail system is never somebody to answer, nor are those it reported to.
    recipients: sender.replyAddress ? form.recipients : [],
    subject: null,
    bodyText: storable([form.subject, form.bodyText].filter(Boolean).join('\n\n'), textLimits.body),
    channel: 'email',
    requestId,
    unverified,
    quiet: { needsEyes: returned },
    author: { contactId: null, name: sender.name, address: sender.replyAddress },
    registration: {},
  });
}

async function takeAsMessage(
  ctx: Ctx<AnyActor>,
  intake: Intake,
  { sender, language, mailbox }: IntakeDecisions,
  thread: ThreadDecision,
  known: CustomerRow | null,
  form: ReceivedForm,
): Promise<Taken> {
  const continues = thread.requestId !== null && !(await wantsNewRequest(ctx, intake, thread.requestId));
  const address = sender.customerAddress;
  const writer = address ?? intake.mail.from?.address ?? null;
  // Whoever answers on somebody's request need not be kept as a customer for it.
  const customer =
    known || !address || continues
      ? known
      : await findOrCreateByAddress(ctx, { address, name: sender.customerName, language });
  const message: ReceivedMessage = {
    ...form,
    channel: 'email',
    requestId: thread.requestId,
    unverified: thread.unverified,
    author: { contactId: customer?.id ?? null, name: sender.name, address: sender.replyAddress },
    registration: {
      subject: storableOrNull(intake.mail.subject, textLimits.requestSubject),
      description: storableOrNull(form.bodyText, textLimits.description),
      language,
      contactId: customer?.id ?? null,
      // Somebody to name, even when nobody is kept: a mail with nothing in it still waits for somebody to look.
      ...(customer ? {} : { callerName: sender.name, callerEmail: sender.replyAddress }),
      centreId: mailbox?.centreId ?? null,
      heard: {
        subject: strippedSubject(intake.mail.subject),
        text: intake.words,
        mailbox: mailbox && { key: mailbox.key, categoryId: mailbox.categoryId, priorityId: mailbox.priorityId },
        sender: writer ? addressKey(writer) : null,
        customer: customer && importanceOf(customer),
      },
      reportedAt: new Date(Math.min(intake.receivedAt.getTime(), ctx.now.getTime())).toISOString(),
    },
  };
  return sendReceived(ctx, intake.catalogue, message);
}

/** Some statuses ask for a new, related request instead of an answer on the old one (R7.1, trap 46). */
async function wantsNewRequest(ctx: Ctx, intake: Intake, requestId: string): Promise<boolean> {
  const found = await findRequestStatus(ctx.tx, requestId);
  return found !== undefined && intake.catalogue.statuses.get(found.status_id)?.newRequestOnReply === true;
}
