import './email-events.ts';
import type { Ctx } from '#platform/command.ts';
import type { Bounce } from './bounce-verdict.ts';
import { findMailTo, lockMailOfMessage, markMail } from './outbound-queries.ts';
import { storable } from './storable.ts';

/**
 * Marks the mail a delivery report speaks of as failed, with the reason in words (trap 21). The report names it by its
 * Message-ID; when only the request is known, the newest mail of it to the address reported counts. Gives whether one was.
 */
export async function markReturned(
  ctx: Ctx,
  about: { requestId: string; messageId: string | null },
  bounce: Bounce,
): Promise<boolean> {
  if (bounce.kind !== 'hard' && bounce.kind !== 'soft') return false;
  const messageId =
    about.messageId ?? (bounce.recipient ? await findMailTo(ctx.tx, about.requestId, bounce.recipient) : null);
  const mail = messageId ? await lockMailOfMessage(ctx.tx, messageId) : undefined;
  if (!mail) return false;
  const reason = storable(reasonOf(bounce), 500);
  await markMail(ctx.tx, mail.id, { state: 'failed', error: reason, nextAttemptAt: null }, ctx.now);
  ctx.record({
    type: 'mail.failed',
    requestId: mail.request_id,
    data: {
      mailId: mail.id,
      messageId: mail.message_id,
      to: bounce.recipient ? [bounce.recipient] : mail.recipients.map((one) => one.address),
      reason,
    },
  });
  return true;
}

function reasonOf({ kind, recipient, status }: Bounce): string {
  const who = recipient ?? 'the recipient';
  const code = status ? ` (${status})` : '';
  return kind === 'hard'
    ? `The mail came back: ${who} does not exist${code}.`
    : `The mail came back: it was not taken for ${who}${code}.`;
}
