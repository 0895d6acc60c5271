import type { Account, Passkey, SecurityEvent, Session } from '#contract/sign-in.ts';
import { deviceWords } from './device-words.ts';
import type { PasskeyRow } from './passkey-queries.ts';
import type { AccountRow } from './second-factor-queries.ts';
import type { SecurityEventRow } from './security-log-queries.ts';
import type { SessionRow } from './session-queries.ts';

export function presentSession(row: SessionRow, currentId: string | null): Session {
  return {
    id: row.id,
    method: row.method,
    ...deviceWords(row.user_agent),
    address: row.ip_address,
    signedInAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === currentId,
  };
}

export function presentPasskey(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    backedUp: row.backed_up,
  };
}

export function presentAccount(row: AccountRow, passkeys: PasskeyRow[], from: Date | null, now: Date): Account {
  return {
    password: row.password,
    totp: row.totp_at ? { confirmedAt: row.totp_at.toISOString() } : null,
    recoveryCodesLeft: row.codes_left,
    passkeys: passkeys.map(presentPasskey),
    trustedDevices: row.trusted,
    secondFactor: from === null ? 'free' : from > now ? 'due' : 'required',
    secondFactorFrom: from?.toISOString() ?? null,
  };
}

export function presentSecurityEvent(row: SecurityEventRow): SecurityEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    type: row.type,
    person: row.person_id ? { id: row.person_id, name: row.person_name ?? '' } : null,
    actor: { id: row.actor_id, name: row.actor_name },
    address: row.address,
    ...deviceWords(row.user_agent),
    facts: row.facts,
  };
}
