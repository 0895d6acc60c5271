import { type RawBuilder, sql } from 'kysely';
import type { Role } from '#contract/permissions.ts';
import type { SignInRules } from '#contract/sign-in.ts';
import type { Db } from '#platform/db.ts';

/** Active people with one of these roles who have neither authenticator app nor passkey; few rows, by primary keys. */
export async function listWithoutFactor(db: Db, roles: readonly Role[]): Promise<{ roles: Role[]; createdAt: Date }[]> {
  if (roles.length === 0) return [];
  const { rows } = await sql<{ roles: Role[]; createdAt: Date }>`
    select p.roles, p.created_at as "createdAt" from person p
    where p.active and p.roles && ${[...roles]}::text[]
      and not exists (select from totp_factor t where t.person_id = p.id and t.confirmed_at is not null)
      and not exists (select from passkey k where k.person_id = p.id)`.execute(db);
  return rows;
}

/** Sessions that go on by the saved rules and would end by the others; a desk has a few for each person. */
export async function countEnding(
  db: Db,
  saved: SignInRules,
  draft: SignInRules,
  now: Date,
): Promise<{ sessions: number; people: number }> {
  const goesOn = (rules: SignInRules): RawBuilder<boolean> =>
    sql<boolean>`(s.last_seen_at >= ${before(now, rules.idleHours)} and s.created_at >= ${before(now, rules.sessionDays * 24)})`;
  const { rows } = await sql<{ sessions: number; people: number }>`
    select count(*)::int as sessions, count(distinct s.person_id)::int as people from session s
    where s.expires_at > ${now} and ${goesOn(saved)} and not ${goesOn(draft)}`.execute(db);
  return rows[0] ?? { sessions: 0, people: 0 };
}

const before = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000);
