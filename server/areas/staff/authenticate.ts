import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Language } from '#contract/common-shapes.ts';
import { permissionsOf, type Role } from '#contract/permissions.ts';
import type { Runtime } from '#platform/command.ts';
import { type Db, prepared } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';
import type { SignIn } from './sign-in.ts';

type Row = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  language: Language;
  zone: string;
  preferences: Record<string, unknown>;
  centre_ids: string[];
  category_ids: string[];
  settings_version: number;
  stale_key: boolean;
};

// One round trip for everything a call needs to know about who calls; rides session.token or api_key.digest, both unique.
const person = `p.id, p.name, p.email, p.roles, p.language, p.zone, p.preferences,
  array(select centre_id from centre_member where person_id = p.id) as centre_ids,
  array(select category_id from category_member where person_id = p.id) as category_ids,
  (select version from settings_clock) as settings_version`;
const bySession = `select ${person}, false as stale_key from session s join person p on p.id = s.person_id
  where s.token = $1 and s.expires_at > now() and p.active`;
const byKey = `select ${person}, coalesce(k.last_used_at < now() - interval '1 minute', true) as stale_key
  from api_key k join person p on p.id = k.person_id
  where k.digest = $1 and (k.expires_at is null or k.expires_at > now()) and p.active`;

// For work that goes on after the call: with the rights the person has now, not those of when it began.
const byId = `select ${person}, false as stale_key from person p where p.id = $1 and p.active`;

/** A person as a principal, for a job done in their name; null when they are no longer active. */
export async function findPrincipal(db: Db, personId: string, channel: 'web' | 'api'): Promise<Principal | null> {
  const [row] = await prepared<Row>(db, 'principal-by-id', byId, [personId]);
  return row ? principalOf(row, channel) : null;
}

export const digestOfKey = (key: string) => createHash('sha256').update(key).digest();

/** Finds who calls: by `Authorization: Bearer <API key>`, else by the session cookie; null when nobody. */
export function createAuthenticate(
  runtime: Runtime,
  signIn: SignIn,
): (request: FastifyRequest) => Promise<Principal | null> {
  return async (request) => {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) {
      const digest = digestOfKey(bearer);
      const [row] = await prepared<Row>(runtime.db, 'principal-by-key', byKey, [digest]);
      if (row?.stale_key) await noteUse(runtime, digest);
      return row ? principalOf(row, 'api') : null;
    }
    const token = signIn.sessionToken(request.headers.cookie);
    if (!token) return null;
    const [row] = await prepared<Row>(runtime.db, 'principal-by-session', bySession, [token]);
    return row ? principalOf(row, 'web') : null;
  };
}

/** Once a minute is enough to see whether a key is in use, and keeps calls with it free of writes. */
async function noteUse(runtime: Runtime, digest: Buffer): Promise<void> {
  await runtime.db.updateTable('api_key').set({ last_used_at: runtime.clock() }).where('digest', '=', digest).execute();
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
    preferences: row.preferences,
    settingsVersion: row.settings_version,
  };
}
