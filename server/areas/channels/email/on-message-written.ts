import { command, type Runtime } from '#platform/command.ts';
import { onEvent } from '#platform/jobs.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { composeReply } from './compose-reply.ts';
import { deliverDueMail } from './deliver-due-mail.ts';
import { mailHand } from './mail-hand.ts';
import { mailSettingsAt } from './mail-settings.ts';

/**
 * Turns what an agent wrote to the customer into a mail and sends it at once; what waits first, when it leaves. A failed
 * attempt is no failure of this job: the mail is in the outbox and its next attempt has its moment.
 */
export const sendReply = onEvent('send-reply', 'message.written', async (runtime, event) => {
  if (!event.data.held) await send(runtime, event);
});
export const sendReleased = onEvent('send-released', 'message.released', (runtime, event) => send(runtime, event));

async function send(runtime: Runtime, event: { data: { messageId: string; kind: string } }): Promise<void> {
  if (event.data.kind !== 'reply' && event.data.kind !== 'question') return;
  const settings = await mailSettingsAt(runtime.db, await settingsVersion(runtime.db));
  const mailId = await command(runtime, mailHand, (ctx) => composeReply(ctx, settings, event.data.messageId));
  if (mailId) await deliverAtOnce(runtime, mailId);
}

/** A relay that hangs must not take all the workers of the node from what comes in; the tick sends the rest. */
const maxAtOnce = 2;
const underWay = new WeakMap<Runtime, number>();

async function deliverAtOnce(runtime: Runtime, mailId: string): Promise<void> {
  const busy = underWay.get(runtime) ?? 0;
  if (busy >= maxAtOnce) return;
  underWay.set(runtime, busy + 1);
  try {
    await deliverDueMail(runtime, mailId);
  } finally {
    underWay.set(runtime, (underWay.get(runtime) ?? 1) - 1);
  }
}
