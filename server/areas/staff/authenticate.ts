import type { FastifyRequest } from 'fastify';
import { type Permission, permissionsOf } from '#contract/permissions.ts';
import type { Runtime } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { AppError } from '#platform/errors.ts';
import type { KnownCallers } from '#platform/known-callers.ts';
import type { Principal } from '#platform/principal.ts';
import {
  type CallerRow,
  type FactorRow,
  findCallerById,
  findCallerByKey,
  findCallerBySession,
  findCallerOfKey,
  type KeyRow,
  noteSessionSeen,
  type SessionRow,
} from './caller-queries.ts';
import { noteActivity } from './note-activity.ts';
import { noteKeyRefused, noteKeyUsed } from './note-key-use.ts';
import { type CallerPlace, placeOf } from './sign-in/caller.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import { hasEnded, type KeptSignInRules, rulesOf, secondFactorFrom } from './sign-in/sign-in-rules.ts';
import { digestOf } from './sign-in/tokens.ts';

/** What is kept of a key or session between calls. Only when and where it was seen last changes while it is kept. */
export type KnownCaller = { principal: Principal } & ({ session: SessionRow } | { key: KeyRow });
type KnownSession = Extract<KnownCaller, { session: unknown }>;
type KnownKey = Extract<KnownCaller, { key: unknown }>;

/** How old the note of when a session or key was last seen may grow, so that most calls write nothing. */
const seenMs = 60_000;

/** An active person as a principal: for a job in their name, or to ask what a colleague may; null when there is none. */
export async function findPrincipal(db: Db, personId: string, channel: 'web' | 'api'): Promise<Principal | null> {
  const row = await findCallerById(db, personId);
  return row ? principalOf(row, channel) : null;
}

/**
 * Whoever ordered a job with an API key, with what that key may do now; null once the key no longer serves or its person is
 * not active.
 */
export async function findPrincipalOfKey(
  db: Db,
  personId: string,
  apiKeyId: string,
  now: Date,
): Promise<Principal | null> {
  const row = await findCallerOfKey(db, personId, apiKeyId, now);
  return row ? withinScopes(principalOf(row, 'api'), apiKeyId, row.scopes) : null;
}

/**
 * Finds who calls: by `Authorization: Bearer <API key>`, else by the session cookie; null when nobody. Whoever called lately
 * is known by `callers`, so that most calls do not ask the database. Throws `second_factor_required` for a session or key
 * whose person must set one up first, on every route but those for that. `counts` is false where an old call is only looked at
 * again, such as a live stream that stays open: nothing is noted then.
 */
export function createAuthenticate(
  runtime: Runtime,
  signIn: SignIn,
  callers: KnownCallers<KnownCaller>,
): (request: FastifyRequest, counts?: boolean) => Promise<Principal | null> {
  return async (request, counts = true) => {
    const now = runtime.clock();
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) {
      const place = placeOf(request);
      const digest = digestOf(bearer);
      // A key may be tied to networks: it is known only from where it was used.
      const caller = await callers.find(
        `key ${digest.toString('base64')} ${place.address}`,
        () => readByKey(runtime, digest, place, now),
        (known) => 'key' in known && !(known.key.expires_at && known.key.expires_at <= now),
      );
      return caller && 'key' in caller ? byKnownKey(runtime, request, caller, place, now, counts) : null;
    }
    const token = signIn.sessionToken(request.headers.cookie);
    if (!token) return null;
    const digest = digestOf(token);
    const caller = await callers.find(
      `session ${digest.toString('base64')}`,
      () => readBySession(runtime, digest, now),
      // Another node may have seen the session since: what seems to have ended is read before it is believed.
      (known) => 'session' in known && !isOver(known.session, now),
    );
    const principal =
      caller && 'session' in caller ? await byKnownSession(runtime, request, caller, counts, now) : null;
    if (principal && counts) await noteActivity(runtime, request, principal);
    return principal;
  };
}

async function readBySession(runtime: Runtime, digest: Buffer, now: Date) {
  const row = await findCallerBySession(runtime.db, digest, now);
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
  counts: boolean,
  now: Date,
): Promise<Principal | null> {
  if (isOver(row, now)) return null;
  const rules = rulesOf(row.rules);
  if (counts && isMeant(request) && now.getTime() - row.last_seen_at.getTime() > seenMs) {
    await noteSessionSeen(runtime.db, row.session_id, now);
    row.last_seen_at = now;
  }
  const lacking = row.method !== 'sso' && lacksFactor(row, rules, now);
  if (lacking) assertEnrols(request);
  return { ...principal, session: { id: row.session_id, createdAt: row.signed_in_at }, mustEnrol: lacking };
}

/** Whether the roles of a person need a second factor by now and there is none. */
function lacksFactor(row: CallerRow & FactorRow, rules: KeptSignInRules, now: Date): boolean {
  if (row.has_factor) return false;
  const from = secondFactorFrom(rules, { roles: row.roles, createdAt: row.person_since });
  return from !== null && from <= now;
}

function assertEnrols(request: FastifyRequest): void {
  if (request.routeOptions.config.whileEnrolling) return;
  throw new AppError(403, 'second_factor_required', 'Set up a second factor first; your role needs one.');
}

/**
 * Whether somebody's hands led to this call: a tab left open asks for its lists and opens its stream by itself, and would
 * keep a session alive for ever. Whoever does not say so (`x-linja-active: 0`) is taken to mean it.
 */
const isMeant = ({ headers, routeOptions }: FastifyRequest) =>
  headers['x-linja-active'] !== '0' && !routeOptions.config.opensByItself;

async function readByKey(runtime: Runtime, digest: Buffer, place: CallerPlace, now: Date) {
  const row = await findCallerByKey(runtime.db, digest, now, place.address);
  if (!row) return null;
  if (!row.from_here) {
    await noteKeyRefused(runtime, row, keyOf(row), place);
    return null;
  }
  const principal = withinScopes(principalOf(row, 'api'), row.key_id, row.scopes);
  return { personId: row.id, caller: { principal, key: row } };
}

/** What a key may do of what its person may. */
function withinScopes(whole: Principal, apiKeyId: string, scopes: readonly Permission[] | null): Principal {
  if (!scopes) return { ...whole, apiKeyId };
  return { ...whole, apiKeyId, permissions: whole.permissions.intersection(new Set(scopes)), limited: true };
}

const keyOf = (row: KeyRow) => ({ id: row.key_id, name: row.key_name, lastAddress: row.last_address });

async function byKnownKey(
  runtime: Runtime,
  request: FastifyRequest,
  { key: row, principal }: KnownKey,
  place: CallerPlace,
  now: Date,
  counts: boolean,
): Promise<Principal> {
  // A key is as good as who made it: without this it would be a way around what their role needs.
  const lacking = !row.by_provider && lacksFactor(row, rulesOf(row.rules), now);
  if (lacking) assertEnrols(request);
  // Once a minute is enough to see whether a key is in use, and keeps calls with it free of writes.
  const stale = !row.last_used_at || now.getTime() - row.last_used_at.getTime() > seenMs;
  if (counts && (stale || row.last_address !== place.address)) {
    await noteKeyUsed(runtime, row, keyOf(row), place, now);
    row.last_used_at = now;
    row.last_address = place.address;
  }
  return lacking ? { ...principal, mustEnrol: true } : principal;
}

function principalOf(row: CallerRow, channel: 'web' | 'api'): Principal {
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
