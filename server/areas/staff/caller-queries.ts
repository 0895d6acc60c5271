import type { Permission } from '#contract/permissions.ts';
import type { Session } from '#contract/sign-in.ts';
import { type Db, prepared } from '#platform/db.ts';
import type { PersonRow } from './person-queries.ts';
import type { KeptSignInRules } from './sign-in/sign-in-rules.ts';

/** A person as far as a principal is made of them. */
export type CallerRow = Omit<PersonRow, 'active' | 'version'> & {
  preferences: Record<string, unknown>;
  centre_ids: string[];
  category_ids: string[];
  settings_version: number;
};
/** What decides whether they must set up a second factor first. */
export type FactorRow = {
  person_since: Date;
  has_factor: boolean;
  rules: Partial<KeptSignInRules> | null;
};
/** With the session they call with. */
export type SessionRow = CallerRow & {
  session_id: string;
  method: Session['method'];
  signed_in_at: Date;
  last_seen_at: Date;
  expires_at: Date;
} & FactorRow;
/**
 * With the API key they call with; `from_here`: whether it may be used from where the call comes, `by_provider`: whether
 * they come in by single sign-on, which stands for both factors.
 */
export type KeyRow = CallerRow & {
  by_provider: boolean;
  key_id: string;
  key_name: string;
  scopes: Permission[] | null;
  from_here: boolean;
  last_address: string | null;
  last_used_at: Date | null;
  expires_at: Date | null;
} & FactorRow;

// One round trip for everything a call needs to know about who calls; rides session.digest or api_key.digest, both unique.
const person = `p.id, p.name, p.email, p.roles, p.language, p.zone, p.languages, p.skills, p.preferences,
  array(select centre_id from centre_member where person_id = p.id) as centre_ids,
  array(select category_id from category_member where person_id = p.id) as category_ids,
  (select version from settings_clock) as settings_version`;
const factors = `p.created_at as person_since,
  exists (select 1 from totp_factor where person_id = p.id and confirmed_at is not null)
    or exists (select 1 from passkey where person_id = p.id) as has_factor,
  (select value from setting where key = 'sign_in_rules') as rules`;
const bySession = `select ${person}, ${factors}, s.id as session_id, s.method, s.created_at as signed_in_at, s.last_seen_at, s.expires_at
  from session s join person p on p.id = s.person_id
  where s.digest = $1 and s.expires_at > $2 and p.active`;
const byKey = `select ${person}, ${factors}, k.last_used_at, k.expires_at,
    k.id as key_id, k.name as key_name, k.scopes, k.last_address, (k.networks is null or $3::inet <<= any (k.networks::inet[])) as from_here,
    coalesce((select (value ->> 'enabled')::boolean from setting where key = 'single_sign_on'), false)
      and exists (select 1 from account where person_id = p.id and provider_id like 'oidc %') as by_provider
  from api_key k join person p on p.id = k.person_id
  where k.digest = $1 and (k.expires_at is null or k.expires_at > $2) and k.stopped_at is null and p.active`;

// For work that goes on after the call: with the rights the person has now, not those of when it began.
const byId = `select ${person} from person p where p.id = $1 and p.active`;
const ofKey = `select ${person}, k.scopes from api_key k join person p on p.id = k.person_id
  where k.id = $1 and k.person_id = $2 and (k.expires_at is null or k.expires_at > $3) and k.stopped_at is null and p.active`;

/** Who has the session whose token has this digest, while it has not expired at `now` and they are active. */
export async function findCallerBySession(db: Db, digest: Buffer, now: Date): Promise<SessionRow | undefined> {
  return (await prepared<SessionRow>(db, 'principal-by-session', bySession, [digest, now], { brief: true }))[0];
}

/** Who has the key of this digest, while it has not expired at `now` and they are active; `address` is where the call comes from. */
export async function findCallerByKey(db: Db, digest: Buffer, now: Date, address: string): Promise<KeyRow | undefined> {
  return (await prepared<KeyRow>(db, 'principal-by-key', byKey, [digest, now, address], { brief: true }))[0];
}

/** An active person by id. */
export async function findCallerById(db: Db, id: string): Promise<CallerRow | undefined> {
  return (await prepared<CallerRow>(db, 'principal-by-id', byId, [id], { brief: true }))[0];
}

/** An active person by an API key of theirs that serves at `now`, and what it is limited to. */
export async function findCallerOfKey(
  db: Db,
  personId: string,
  keyId: string,
  now: Date,
): Promise<(CallerRow & { scopes: Permission[] | null }) | undefined> {
  type Row = CallerRow & { scopes: Permission[] | null };
  return (await prepared<Row>(db, 'principal-of-key', ofKey, [keyId, personId, now], { brief: true }))[0];
}

/** Notes that a session was seen at `now`. */
export async function noteSessionSeen(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', id).execute();
}
