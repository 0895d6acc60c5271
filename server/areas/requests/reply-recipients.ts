import { addressKey } from '#areas/customers/index.ts';
import type { Db } from '#platform/db.ts';
import { findLastInbound, type Recipient } from './message-queries.ts';
import type { RequestRecord } from './request-queries.ts';

export type ReasonedRecipient = {
  address: string;
  name: string | null;
  reason: 'wrote_last' | 'customer' | 'caller' | 'was_copied';
};

/**
 * Who a reply goes to and why: whoever wrote last, else the customer, else the address given by the caller; in copy those
 * who were on that message beside us (M2: extra people stay on the reply). `ours` are the keys of our own addresses.
 */
export async function findReplyRecipients(
  db: Db,
  row: RequestRecord,
  contactEmails: string[],
  ours: ReadonlySet<string>,
): Promise<{ to: ReasonedRecipient[]; cc: ReasonedRecipient[]; subject: string }> {
  const last = await findLastInbound(db, row.id);
  const subject = last?.subject ?? row.subject ?? '';
  const on = (last?.recipients ?? []) as unknown as Recipient[];
  const from = on.find((recipient) => recipient.type === 'from');
  const to: ReasonedRecipient | null = from
    ? { address: from.address, name: from.name, reason: 'wrote_last' }
    : contactEmails[0]
      ? { address: contactEmails[0], name: null, reason: 'customer' }
      : row.caller_email
        ? { address: row.caller_email, name: row.caller_name, reason: 'caller' }
        : null;
  const known = new Set([...ours, ...(to ? [addressKey(to.address)] : [])]);
  const cc = on
    // While no address of ours is set up, the one in To is most likely ours.
    .filter((recipient) => recipient.type === 'cc' || (recipient.type === 'to' && ours.size > 0))
    .filter((recipient) => !known.has(addressKey(recipient.address)))
    .map((recipient) => ({ address: recipient.address, name: recipient.name, reason: 'was_copied' as const }));
  return {
    to: to ? [to] : [],
    cc: [...new Map(cc.map((recipient) => [addressKey(recipient.address), recipient])).values()],
    subject,
  };
}
