import { sql } from 'kysely';
import type { Role } from '#contract/permissions.ts';
import type { Db, Tx } from '#platform/db.ts';

export type SignInPerson = {
  id: string;
  name: string;
  email: string;
  active: boolean;
  roles: Role[];
  createdAt: Date;
  /** The password's hash; null for somebody who comes in another way only. */
  hash: string | null;
  totp: boolean;
  passkeys: boolean;
};

/** Who signs in with this e-mail address (by `person_email`) or has this id, with what the door asks about them. */
export async function findSignInPerson(db: Db, by: { email: string } | { id: string }): Promise<SignInPerson | null> {
  const condition = 'id' in by ? sql`p.id = ${by.id}` : sql`lower(p.email) = lower(${by.email})`;
  const { rows } = await sql<SignInPerson>`
    select p.id, p.name, p.email, p.active, p.roles, p.created_at as "createdAt",
      (select password from account where person_id = p.id and provider_id = 'credential') as hash,
      exists (select 1 from totp_factor where person_id = p.id and confirmed_at is not null) as totp,
      exists (select 1 from passkey where person_id = p.id) as passkeys
    from person p where ${condition}`.execute(db);
  return rows[0] ?? null;
}

export type TicketKind = 'second_factor' | 'passkey_sign_in' | 'passkey_new' | 'sso';
export type Ticket = { person_id: string | null; content: Record<string, string> };

export async function insertTicket(
  tx: Tx,
  ticket: {
    digest: Buffer;
    kind: TicketKind;
    personId: string | null;
    content?: Record<string, string>;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('sign_in_ticket')
    .values({
      digest: ticket.digest,
      kind: ticket.kind,
      person_id: ticket.personId,
      content: sql<never>`${JSON.stringify(ticket.content ?? {})}::jsonb`,
      expires_at: ticket.expiresAt,
    })
    .execute();
}

export async function findTicket(db: Db, digest: Buffer, kind: TicketKind, now: Date): Promise<Ticket | null> {
  const row = await db
    .selectFrom('sign_in_ticket')
    .select(['person_id', 'content'])
    .where('digest', '=', digest)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return (row as Ticket | undefined) ?? null;
}

/** Takes a ticket, which serves once. */
export async function takeTicket(tx: Tx, digest: Buffer, kind: TicketKind, now: Date): Promise<Ticket | null> {
  const row = await tx
    .deleteFrom('sign_in_ticket')
    .where('digest', '=', digest)
    .where('kind', '=', kind)
    .returning(['person_id', 'content', 'expires_at'])
    .executeTakeFirst();
  return row && row.expires_at > now ? (row as unknown as Ticket) : null;
}

/** Whether this browser was trusted by this person and the time has not passed. */
export async function isTrustedDevice(db: Db, personId: string, digest: Buffer, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('trusted_device')
    .select('person_id')
    .where('digest', '=', digest)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertTrustedDevice(tx: Tx, personId: string, digest: Buffer, expiresAt: Date, now: Date) {
  await tx
    .insertInto('trusted_device')
    .values({ digest, person_id: personId, expires_at: expiresAt, created_at: now })
    .execute();
}

export async function deleteTrustedDevices(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('trusted_device').where('person_id', '=', personId).execute();
}

/** Days the failures under a name nobody here has are kept: those of a person are for ever, and should look no different. */
const strangerDays = 400;

/** Removes what has run out: tickets, trusted devices, sessions past their end, counters nobody touched for days. */
export async function deleteExpired(tx: Tx, now: Date): Promise<void> {
  const dayBefore = new Date(now.getTime() - 2 * 24 * 3_600_000);
  await tx.deleteFrom('sign_in_ticket').where('expires_at', '<', now).execute();
  await tx.deleteFrom('trusted_device').where('expires_at', '<', now).execute();
  await tx.deleteFrom('session').where('expires_at', '<', now).execute();
  const longBefore = new Date(now.getTime() - strangerDays * 24 * 3_600_000);
  await tx
    .deleteFrom('sign_in_attempt')
    .where('last_at', '<', dayBefore)
    .where((eb) =>
      eb.or([eb('in_a_row', '=', 0), eb.and([eb('person_id', 'is', null), eb('last_at', '<', longBefore)])]),
    )
    .execute();
}
