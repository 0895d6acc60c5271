import type { InboundMessage } from '#contract/mail.ts';
import type { ListedInbound } from './inbound-queries.ts';

export function presentInbound(row: ListedInbound): InboundMessage {
  const to = [...(row.envelope.headerTo ?? []), ...(row.envelope.to ?? [])];
  return {
    id: row.id,
    channel: row.channel,
    state: row.state,
    reason: row.reason,
    from: row.from_address,
    to: [...new Map(to.map((address) => [address.toLowerCase(), address])).values()],
    subject: row.subject,
    size: row.size,
    attempts: row.attempts,
    receivedAt: row.received_at.toISOString(),
    request: row.request_id && row.number !== null ? { id: row.request_id, number: row.number } : null,
  };
}

/** What became of a mail, for who handed it in and may not see its request: that it is kept, and nothing of where it went. */
export const presentHandedIn = (row: ListedInbound): InboundMessage => ({
  ...presentInbound(row),
  reason: null,
  from: null,
  to: [],
  subject: null,
  request: null,
});
