import { sql } from 'kysely';
import type { Role } from '#contract/permissions.ts';
import type { Db, Tx } from '#platform/db.ts';

/** The settings of the whole desk, by key. */
export type Settings = {
  /** Set once by the first run. */
  desk: { language: string; country: string; zone: string; organisation: string };
  mail_relay: { host: string | null; port: number; security: 'none' | 'starttls' | 'tls'; username: string | null };
  mail_relay_password: string;
  /** The example data asked for at the first run, and whether it has been laid in. */
  example: { set: 'city' | 'maker'; done: boolean };
  /** Signs sessions; made on the first start. */
  sign_in_secret: string;
  /** Who needs a second factor and since when, how long sessions last, how long the security log is kept. */
  sign_in_rules: {
    secondFactorRoles: Role[];
    graceDays: number;
    idleHours: number;
    sessionDays: number;
    securityLogDays: number;
    since: string | null;
  };
  single_sign_on: {
    enabled: boolean;
    issuer: string;
    clientId: string;
    scopes: string;
    label: string;
    domains: string[];
    groupClaim: string;
    roleOfGroup: { group: string; role: Role }[];
    createPeople: boolean;
    allowPrivate: boolean;
    passwordFor: 'everybody' | 'administrators';
  };
  /** The client secret for the identity provider, encrypted; empty when there is none. */
  single_sign_on_secret: string;
  /** How long closed requests are kept, by category; null is every other one. */
  retention: { rules: { categoryId: string | null; months: number; action: 'erase' | 'delete' }[] };
  /** With which pushes to browsers are signed (RFC 8292); made when the first browser asks. */
  push_keys: { publicKey: string; privateKey: string };
};

/** Settings whose values never reach the log. */
const secret: readonly (keyof Settings)[] = [
  'mail_relay_password',
  'sign_in_secret',
  'single_sign_on_secret',
  'push_keys',
];

export async function findSetting<K extends keyof Settings>(db: Db, key: K): Promise<Settings[K] | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row ? (row.value as unknown as Settings[K]) : null;
}

/** Writes a setting; one that exists is replaced. */
export async function putSetting<K extends keyof Settings>(
  tx: Tx,
  key: K,
  value: Settings[K],
  now: Date,
): Promise<void> {
  const content = sql<never>`${JSON.stringify(value)}::jsonb`;
  await tx
    .insertInto('setting')
    .values({ key, value: content, secret: secret.includes(key), updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: content, updated_at: now }))
    .execute();
}
