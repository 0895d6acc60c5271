import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { addressKey } from './mail-address.ts';
import { mailSettingsAt } from './mail-settings.ts';
import { insertOutbound } from './outbound-queries.ts';
import { replySender } from './reply-sender.ts';
import { storable, textLimits } from './storable.ts';

/**
 * Puts a mail of the desk to one of its own people in the outbox: plain text, marked as made by a machine (RFC 3834) so
 * that absence notices do not answer it. It goes out with the next look at the outbox. With an `id` that is known already
 * nothing is added, so that a job that runs again sends once. Gives the id of the mail.
 * @param version the count of settings changes, for our own addresses.
 */
export async function queueDeskMail(
  ctx: Ctx,
  version: number,
  mail: { id?: string; to: { address: string; name: string }; subject: string; text: string },
): Promise<string> {
  const settings = await mailSettingsAt(ctx.tx, version);
  const sender = replySender(settings, { category_id: null, centre_id: null }, null);
  const id = mail.id ?? newId(ctx.now);
  const domain = addressKey(sender.address).split('@')[1] ?? settings.host;
  await insertOutbound(
    ctx.tx,
    {
      id,
      message_id: null,
      request_id: null,
      sender,
      recipients: [{ type: 'to', address: mail.to.address, name: mail.to.name }],
      subject: storable(mail.subject, textLimits.messageSubject),
      mail_message_id: `<${id}@${domain}>`,
      headers: { inReplyTo: null, references: [], automatic: true },
      body_text: mail.text,
    },
    ctx.now,
  );
  return id;
}
