import type { Db, Tx } from '#platform/db.ts';

/** Provider ids of accounts that came by single sign-on; an issuer's person belongs to that issuer alone. */
const providerId = (issuer: string) => `oidc ${issuer}`;

/** Who of us a provider's person is (by `account_provider`). */
export async function findSsoPerson(db: Db, issuer: string, subject: string): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('person_id')
    .where('provider_id', '=', providerId(issuer))
    .where('account_id', '=', subject)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** Whether a person of ours is linked to somebody at a provider: at this issuer, or at any where none is named. */
export async function hasSsoAccount(db: Db, personId: string, issuer?: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .where('provider_id', issuer === undefined ? 'like' : '=', providerId(issuer ?? '%'))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets whom at what provider a person of ours is. Gives how many there were. */
export async function deleteSsoAccounts(tx: Tx, personId: string): Promise<number> {
  const gone = await tx
    .deleteFrom('account')
    .where('person_id', '=', personId)
    .where('provider_id', 'like', providerId('%'))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function insertSsoAccount(
  tx: Tx,
  account: { id: string; personId: string; issuer: string; subject: string },
): Promise<void> {
  await tx
    .insertInto('account')
    .values({
      id: account.id,
      person_id: account.personId,
      account_id: account.subject,
      provider_id: providerId(account.issuer),
    })
    .execute();
}

/** Ends the sessions that came from one session at the provider, or all of one provider's person. Gives whose they were. */
export async function deleteSsoSessions(
  tx: Tx,
  by: { ssoSession: string } | { personId: string },
): Promise<{ person_id: string }[]> {
  return tx
    .deleteFrom('session')
    .where('method', '=', 'sso')
    .$if('ssoSession' in by, (query) => query.where('sso_session', '=', (by as { ssoSession: string }).ssoSession))
    .$if('personId' in by, (query) => query.where('person_id', '=', (by as { personId: string }).personId))
    .returning('person_id')
    .execute();
}
