import type { OutboundMail } from '#contract/mail.ts';
import type { ListedOutbound } from './outbound-queries.ts';

export function presentOutbound(row: ListedOutbound): OutboundMail {
  const waits = row.state === 'queued' || row.state === 'sending';
  return {
    id: row.id,
    state: row.state,
    to: row.recipients.map((one) => one.address),
    subject: row.subject,
    error: row.error,
    attempts: row.attempts,
    nextAttemptAt: waits ? (row.next_attempt_at?.toISOString() ?? null) : null,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    request: row.request_id && row.number ? { id: row.request_id, number: row.number } : null,
  };
}
