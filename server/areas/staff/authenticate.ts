import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Language } from '#contract/common-shapes.ts';
import { type Permission, permissionsOf, type Role } from '#contract/permissions.ts';
import type { Session } from '#contract/sign-in.ts';
import type { Runtime } from '#platform/command.ts';
import { type Db, prepared } from '#platform/db.ts';
import { AppError } from '#platform/errors.ts';
import type { KnownCallers } from '#platform/known-callers.ts';
import type { Principal } from '#platform/principal.ts';
import { noteActivity } from './note-activity.ts';
import { noteKeyRefused, noteKeyUsed } from './note-key-use.ts';
import { type CallerPlace, placeOf } from './sign-in/caller.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import { hasEnded, type KeptSignInRules, rulesOf, secondFactorFrom } from './sign-in/sign-in-rules.ts';

type Row = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  language: Language;
  zone: string;
  languages: Language[];
  skills: string[];
  preferences: Record<string, unknown>;
  centre_ids: string[];
  category_ids: string[];
  settings_version: number;
};
type SessionRow = Row & {
  session_id: string;
  method: Session['method'];
  signed_in_at: Date;
  last_seen_at: Date;
  person_since: Date;
  has_factor: boolean;
  expires_at: Date;
  rules: Partial<KeptSignInRules> | null;
};
type KeyRow = Row & {
  key_id: string;
  key_name: string;
  scopes: Permission[] | null;
  from_here: boolean;
  last_address: string | null;
  last_used_at: Date | null;
  expires_at: Date | null;
};

/** What is kept of a key or session between calls. Only when and where it was seen last changes while it is kept. */
export type KnownCaller = { principal: Principal } & ({ session: SessionRow } | { key: KeyRow });
type KnownSession = Extract<KnownCaller, { session: unknown }>;
type KnownKey = Extract<KnownCaller, { key: unknown }>;

// One round trip for everything a call needs to know about who calls; rides session.token or api_key.digest, both unique.
const person = `p.id, p.name, p.email, p.roles, p.language, p.zone, p.languages, p.skills, p.preferences,
  array(select centre_id from centre_member where person_id = p.id) as centre_ids,
  array(select category_id from category_member where person_id = p.id) as category_ids,
  (select version from settings_clock) as settings_version`;
const bySession = `select ${person}, s.id as session_id, s.method, s.created_at as signed_in_at, s.last_seen_at, s.expires_at,
    p.created_at as person_since,
    exists (select 1 from totp_factor where person_id = p.id and confirmed_at is not null)
      or exists (select 1 from passkey where person_id = p.id) as has_factor,
    (select value from setting where key = 'sign_in_rules') as rules
  from session s join person p on p.id = s.person_id
  where s.token = $1 and s.expires_at > $2 and p.active`;
const byKey = `select ${person}, k.last_used_at, k.expires_at,
    k.id as key_id, k.name as key_name, k.scopes, k.last_address, (k.networks is null or $3::inet <<= any (k.networks::inet[])) as from_here
  from api_key k join person p on p.id = k.person_id
  where k.digest = $1 and (k.expires_at is null or k.expires_at > $2) and p.active`;

/** How old the note of when a session or key was last seen may grow, so that most calls write nothing. */
const seenMs = 60_000;

// For work that goes on after the call: with the rights the person has now, not those of when it began.
const byId = `select ${person} from person p where p.id = $1 and p.active`;

/** A person as a principal, for a job done in their name; null when they are no longer active. */
export async function findPrincipal(db: Db, personId: string, channel: 'web' | 'api'): Promise<Principal | null> {
  const [row] = await prepared<Row>(db, 'principal-by-id', byId, [personId]);
  return row ? principalOf(row, channel) : null;
}

export const digestOfKey = (key: string) => createHash('sha256').update(key).digest();

/**
 * Finds who calls: by `Authorization: Bearer <API key>`, else by the session cookie; null when nobody. Whoever called lately
 * is known by `callers`, so that most calls do not ask the database. Throws `second_factor_required` for a session whose
 * person must set one up first, on every route but those for that.
 */
export function createAuthenticate(
  runtime: Runtime,
  signIn: SignIn,
  callers: KnownCallers<KnownCaller>,
): (request: FastifyRequest) => Promise<Principal | null> {
  return async (request) => {
    const now = runtime.clock();
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) {
      const place = placeOf(request);
      const digest = digestOfKey(bearer);
      // A key may be tied to networks: it is known only from where it was used.
      const caller = await callers.find(
        `key ${digest.toString('base64')} ${place.address}`,
        () => readByKey(runtime, digest, place, now),
        (known) => 'key' in known && !(known.key.expires_at && known.key.expires_at <= now),
      );
      return caller && 'key' in caller ? byKnownKey(runtime, caller, place, now) : null;
    }
    const token = signIn.sessionToken(request.headers.cookie);
    if (!token) return null;
    const caller = await callers.find(
      `session ${digestOfKey(token).toString('base64')}`,
      () => readBySession(runtime, token, now),
      // Another node may have seen the session since: what seems to have ended is read before it is believed.
      (known) => 'session' in known && !isOver(known.session, now),
    );
    const principal = caller && 'session' in caller ? await byKnownSession(runtime, request, caller, now) : null;
    if (principal) await noteActivity(runtime, request, principal);
    return principal;
  };
}

async function readBySession(runtime: Runtime, token: string, now: Date) {
  const [row] = await prepared<SessionRow>(runtime.db, 'principal-by-session', bySession, [token, now]);
  return row ? { personId: row.id, caller: { principal: principalOf(row, 'web'), session: row } } : null;
}

function isOver(row: SessionRow, now: Date): boolean {
  const seen = { createdAt: row.signed_in_at, lastSeenAt: row.last_seen_at };
  return row.expires_at <= now || hasEnded(rulesOf(row.rules), seen, now);
}

async function byKnownSession(
  runtime: Runtime,
  request: FastifyRequest,
  { session: row, principal }: KnownSession,
  now: Date,
): Promise<Principal | null> {
  if (isOver(row, now)) return null;
  const rules = rulesOf(row.rules);
  if (now.getTime() - row.last_seen_at.getTime() > seenMs) {
    await runtime.db.updateTable('session').set({ last_seen_at: now }).where('id', '=', row.session_id).execute();
    row.last_seen_at = now;
  }
  const from = secondFactorFrom(rules, { roles: row.roles, createdAt: row.person_since });
  const lacking = from !== null && from <= now && !row.has_factor && row.method !== 'sso';
  if (lacking && !request.routeOptions.config.whileEnrolling) {
    throw new AppError(403, 'second_factor_required', 'Set up a second factor first; your role needs one.');
  }
  return { ...principal, session: { id: row.session_id, createdAt: row.signed_in_at }, mustEnrol: lacking };
}

async function readByKey(runtime: Runtime, digest: Buffer, place: CallerPlace, now: Date) {
  const values = [digest, now, place.address];
  const [row] = await prepared<KeyRow>(runtime.db, 'principal-by-key', byKey, values);
  if (!row) return null;
  if (!row.from_here) {
    await noteKeyRefused(runtime, row, keyOf(row), place);
    return null;
  }
  const whole = principalOf(row, 'api');
  const principal = row.scopes
    ? { ...whole, permissions: whole.permissions.intersection(new Set(row.scopes)), limited: true }
    : whole;
  return { personId: row.id, caller: { principal, key: row } };
}

const keyOf = (row: KeyRow) => ({ id: row.key_id, name: row.key_name, lastAddress: row.last_address });

async function byKnownKey(
  runtime: Runtime,
  { key: row, principal }: KnownKey,
  place: CallerPlace,
  now: Date,
): Promise<Principal> {
  // Once a minute is enough to see whether a key is in use, and keeps calls with it free of writes.
  const stale = !row.last_used_at || now.getTime() - row.last_used_at.getTime() > seenMs;
  if (stale || row.last_address !== place.address) {
    await noteKeyUsed(runtime, row, keyOf(row), place, now);
    row.last_used_at = now;
    row.last_address = place.address;
  }
  return principal;
}

function principalOf(row: Row, channel: 'web' | 'api'): Principal {
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    channel,
    email: row.email,
    roles: row.roles,
    permissions: permissionsOf(row.roles),
    centreIds: row.centre_ids,
    categoryIds: row.category_ids,
    language: row.language,
    zone: row.zone,
    languages: row.languages,
    skills: row.skills,
    preferences: row.preferences,
    settingsVersion: row.settings_version,
  };
}
