import './email-events.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { externalIdOf } from './external-id.ts';
import { findInboundIdByExternalId, type InboundEnvelope, insertInbound } from './inbound-queries.ts';
import { peekHeaders } from './peek-headers.ts';
import { storable, textLimits } from './storable.ts';

/**
 * Keeps a raw mail, before anything looks into it: what reached us is never lost (trap 20). The same mail again, also at
 * the same moment, answers the one that is kept (M9). Taking it in is a job of its own, by `inbound_message.stored`.
 * @param via where it came from: the SMTP client's address or who handed it in.
 */
export async function storeInbound(
  ctx: Ctx,
  input: { raw: Buffer; from?: string | null; to?: string[]; via?: string },
): Promise<{ id: string; duplicate: boolean }> {
  const peek = peekHeaders(input.raw);
  const tidy = (address: string) => storable(address, textLimits.address);
  const envelope: InboundEnvelope = {
    from: input.from ? tidy(input.from) : null,
    to: (input.to ?? []).slice(0, 100).map(tidy),
    headerTo: peek.to,
    messageId: peek.messageId,
    ...(input.via ? { via: input.via } : {}),
  };
  const id = newId(ctx.now);
  const externalId = externalIdOf(input.raw);
  const isNew = await insertInbound(
    ctx.tx,
    {
      id,
      channel: 'email',
      externalId,
      raw: input.raw,
      envelope,
      from: peek.from ?? envelope.from ?? null,
      subject: peek.subject,
    },
    ctx.now,
  );
  if (isNew) {
    ctx.record({ type: 'inbound_message.stored', data: { inboundId: id, channel: 'email' } });
    return { id, duplicate: false };
  }
  // Messages are never deleted, so the one in the way is there.
  const known = await findInboundIdByExternalId(ctx.tx, 'email', externalId);
  return { id: known as string, duplicate: true };
}
