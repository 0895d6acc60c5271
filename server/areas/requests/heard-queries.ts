import { sql } from 'kysely';
import { addressKey, listImportance } from '#areas/customers/index.ts';
import type { Db } from '#platform/db.ts';
import type { Undecided } from './decide-registration.ts';
import type { RequestRecord } from './request-queries.ts';

/** What a request does not say of itself, and rules ask about. */
export type Heard = Pick<Undecided, 'mailbox' | 'sender' | 'customer'>;

type Row = Pick<RequestRecord, 'id' | 'contact_id' | 'caller_email'>;

/**
 * Where requests came from and whose they are, as rules see it, for any number of them in three statements: the addresses
 * of the first message of what came by itself (message_request), our own addresses, and how important the customers are.
 */
export async function listHeard(db: Db, requests: readonly Row[]): Promise<Map<string, Heard>> {
  const ids = requests.map(({ id }) => id);
  const contacts = [...new Set(requests.flatMap(({ contact_id }) => contact_id ?? []))];
  const [first, mailboxes, customers] = await Promise.all([
    sql<{ id: string; recipients: { type: string; address: string }[] }>`select r.id, m.recipients
      from request r join lateral (select m.recipients from message m where m.request_id = r.id and m.kind = 'inbound'
        order by m.created_at, m.id limit 1) m on true
      where r.id = any(${ids}::uuid[]) and r.intake_mode = 'electronic'`.execute(db),
    db
      .selectFrom('mail_address')
      .select(['address_key as key', 'category_id as categoryId', 'priority_id as priorityId'])
      .where('active', '=', true)
      .execute(),
    listImportance(db, contacts),
  ]);
  const recipientsOf = new Map(first.rows.map((row) => [row.id, row.recipients]));
  return new Map(
    requests.map((row) => {
      const recipients = recipientsOf.get(row.id) ?? [];
      const to = recipients.filter(({ type }) => type !== 'from').map(({ address }) => addressKey(address));
      const from = recipients.find(({ type }) => type === 'from')?.address ?? row.caller_email;
      return [
        row.id,
        {
          mailbox: mailboxes.find(({ key }) => to.includes(key)) ?? null,
          sender: from ? addressKey(from) || null : null,
          customer: customers.get(row.contact_id ?? '') ?? null,
        },
      ];
    }),
  );
}
