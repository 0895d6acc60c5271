import type { Session } from '#contract/sign-in.ts';
import type { Db, Tx } from '#platform/db.ts';

export async function insertSession(
  tx: Tx,
  session: {
    id: string;
    personId: string;
    digest: Buffer;
    method: Session['method'];
    ssoSession: string | null;
    address: string;
    userAgent: string | null;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      person_id: session.personId,
      digest: session.digest,
      method: session.method,
      sso_session: session.ssoSession,
      ip_address: session.address,
      user_agent: session.userAgent,
      created_at: session.now,
      updated_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

export type SessionRow = {
  id: string;
  method: Session['method'];
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
};

/** Sessions of a person, last used first (by `session_person`). */
export async function listSessions(db: Db, personId: string, now: Date): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'method', 'ip_address', 'user_agent', 'created_at', 'last_seen_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as SessionRow[];
}

/** Ends sessions of a person: one, or all but one. Gives how many there were. */
export async function deleteSessions(
  tx: Tx,
  personId: string,
  which: { id?: string | undefined; exceptId?: string | null } = {},
): Promise<number> {
  const ended = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(which.id !== undefined, (query) => query.where('id', '=', which.id as string))
    .$if(typeof which.exceptId === 'string', (query) => query.where('id', '<>', which.exceptId as string))
    .returning('id')
    .execute();
  return ended.length;
}

/** Ends the session whose token has this digest; gives whose it was, and whether it came from the identity provider. */
export async function deleteSessionByDigest(
  tx: Tx,
  digest: Buffer,
): Promise<{ id: string; name: string; bySso: boolean } | null> {
  const row = await tx
    .deleteFrom('session as s')
    .using('person as p')
    .whereRef('p.id', '=', 's.person_id')
    .where('s.digest', '=', digest)
    .returning(['p.id', 'p.name', 's.method'])
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, bySso: row.method === 'sso' } : null;
}

/** Gives a session another token; whoever had the old one is out. */
export async function renewSessionDigest(tx: Tx, id: string, digest: Buffer, now: Date): Promise<void> {
  await tx.updateTable('session').set({ digest, updated_at: now }).where('id', '=', id).execute();
}

/** Puts a new password hash on the person's account; the account table is no part of the log. */
export async function updatePassword(tx: Tx, personId: string, hash: string, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('account')
    .set({ password: hash, updated_at: now })
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .returning('id')
    .execute();
  return changed.length > 0;
}

export async function insertPasswordAccount(tx: Tx, id: string, personId: string, hash: string): Promise<void> {
  await tx
    .insertInto('account')
    .values({ id, person_id: personId, account_id: personId, provider_id: 'credential', password: hash })
    .execute();
}
