import './email-events.ts';
import { assertNotErased, findToWriteBeside } from '#areas/requests/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { lockOutbound, markMail } from './outbound-queries.ts';

/**
 * Makes a mail due now, whatever became of it, for those recipients who have not got it. Throws `nothing_to_run` when
 * everybody has, `request_erased` when nobody is left to send it to. One that is being sent at this moment is left alone.
 */
export async function sendMailAgain(ctx: Ctx<AnyActor>, id: string): Promise<void> {
  const row = await lockOutbound(ctx.tx, id);
  if (!row) throw notFound('mail');
  const request = row.request_id ? await findToWriteBeside(ctx.tx, ctx.actor, row.request_id) : undefined;
  if (request) assertNotErased(request);
  if (row.state === 'sent') throw conflict('nothing_to_run', 'This mail has been sent; nobody is left to send it to.');
  if (row.state === 'sending' && row.next_attempt_at && row.next_attempt_at > ctx.now) return;
  // Came back although the relay took it: the attempt goes to everybody again.
  const cameBack = row.recipients.every((one) => one.taken);
  const recipients = row.recipients.map(({ type, address, name, taken }) => ({
    type,
    address,
    name,
    ...(taken && !cameBack ? { taken } : {}),
  }));
  const mark = { state: 'queued', error: row.error, nextAttemptAt: ctx.now, recipients, again: true } as const;
  await markMail(ctx.tx, id, mark, ctx.now);
  ctx.record({
    type: 'mail.requeued',
    requestId: row.request_id,
    data: { mailId: row.id, messageId: row.message_id },
  });
}
