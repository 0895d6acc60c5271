import './email-events.ts';
import { withPasswordLinks } from '#areas/staff/index.ts';
import { type Ctx, command, type Runtime } from '#platform/command.ts';
import { sendMail } from './deliver-mail-gateway.ts';
import { afterDelivery, type Delivery } from './delivery-outcome.ts';
import { type MailContent, mailContent } from './mail-content.ts';
import { mailHand } from './mail-hand.ts';
import { claimDue, isAnythingDue, lockOutbound, markMail, type OutboundRow, parkDue } from './outbound-queries.ts';
import { findRelay, type Relay } from './relay-settings.ts';

const batch = 10;
/** Longer than any one mail can take to send. */
const leaseMs = 6 * 60_000;

/**
 * Sends what is due in the outbox, a batch at a time, and gives how many it took; without a relay it waits. Any number of
 * nodes share the work. A recipient for whom the relay took a mail never gets it again. Only when the node dies between
 * the relay's answer and our note of it, or the connection breaks before the answer, is the outcome unknown: then the
 * mail goes again under the same Message-ID, by which mail systems know it.
 * @param id only this mail, for the moment right after it was written.
 */
export async function deliverDueMail(runtime: Runtime, id?: string): Promise<number> {
  const relay = await findRelay(runtime.db);
  if (!(await isAnythingDue(runtime.db, runtime.clock(), relay !== null))) return 0;
  if (!relay) {
    await command(runtime, mailHand, async (ctx) => {
      const reason = 'No mail relay is set up.';
      // Whoever looks at the request learns at once that its mail waits, and why.
      for (const { id: mailId, request_id: requestId, message_id: messageId } of await parkDue(ctx.tx, ctx.now)) {
        ctx.record({ type: 'mail.delayed', requestId, data: { mailId, messageId, reason } });
      }
    });
    return 0;
  }
  const claimed = await command(runtime, mailHand, (ctx) =>
    claimDue(ctx.tx, { now: ctx.now, leaseUntil: new Date(ctx.now.getTime() + leaseMs), limit: batch, id }),
  );
  // Each mail settles for itself: the trouble of one is not that of the others.
  const settled = await Promise.allSettled(claimed.map((mail) => deliver(runtime, relay, mail)));
  for (const one of settled) {
    if (one.status === 'rejected') runtime.log.error({ err: one.reason }, 'the outcome of a mail could not be noted');
  }
  return claimed.length;
}

async function deliver(runtime: Runtime, relay: Relay, mail: OutboundRow): Promise<void> {
  const to = mail.recipients.map((one) => one.address);
  const content = await contentOf(runtime, mail, to);
  const delivery: Delivery =
    content === null
      ? { kind: 'later', words: 'The text of the mail could not be read.' }
      : await sendMail(runtime, relay, mail, content);
  await noted(() => command(runtime, mailHand, (ctx) => note(ctx, mail, delivery)));
}

/** What an agent wrote, or the desk's own words to one of its people; null when it cannot be read now. */
async function contentOf(runtime: Runtime, mail: OutboundRow, to: string[]): Promise<MailContent | null> {
  if (mail.message_id) return mailContent(runtime.db, mail.message_id, to).catch(() => null);
  if (mail.body_text === null) return null;
  // A link that opens an account stands in no table: it is put in on the way out.
  return { text: await withPasswordLinks(runtime, mail.body_text), html: null, files: [] };
}

/** The outcome is known now; a moment's trouble with the database must not lead to sending twice. */
async function noted(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
}

async function note(ctx: Ctx, mail: OutboundRow, delivery: Delivery): Promise<void> {
  const row = await lockOutbound(ctx.tx, mail.id);
  // A report may have marked it meanwhile; the attempt tells whether it is still ours to note.
  if (row?.state !== 'sending' || row.attempts !== mail.attempts) return;
  const mark = afterDelivery(row, delivery, ctx.now);
  await markMail(ctx.tx, row.id, mark, ctx.now);
  const about = { mailId: row.id, messageId: row.message_id };
  const addresses = (taken: boolean) =>
    (mark.recipients ?? []).filter((one) => (one.taken === true) === taken).map((one) => one.address);
  if (mark.state === 'sent') {
    ctx.record({ type: 'mail.sent', requestId: row.request_id, data: { ...about, to: addresses(true) } });
  } else if (mark.state === 'failed') {
    const data = { ...about, to: addresses(false), reason: mark.error ?? '' };
    ctx.record({ type: 'mail.failed', requestId: row.request_id, data });
  } else if (row.attempts === 1) {
    // Whoever looks at the request learns at once that its mail waits, and why.
    ctx.record({ type: 'mail.delayed', requestId: row.request_id, data: { ...about, reason: mark.error ?? '' } });
  }
}
