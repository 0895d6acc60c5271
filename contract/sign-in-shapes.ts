import { z } from 'zod';
import { Id, Instant } from './common-shapes.ts';
import { Role } from './permissions.ts';

/** A password somebody types to come in or to confirm: any characters; the rules are asked when one is chosen. */
export const typedPassword = z.string().min(1).max(1000);

/** That it is oneself who changes how one comes in, or who may act as oneself. */
export const OwnProof = z.object({
  password: typedPassword.optional(),
  code: z.string().max(40).optional().describe('A code of the authenticator app, or a recovery code'),
});

export const secondFactors = ['totp', 'recovery', 'passkey'] as const;
export const SignInAnswer = z.object({
  next: z
    .enum(['in', 'second_factor'])
    .describe('`in`: signed in, the session cookie is set. `second_factor`: confirm with one of `methods` next'),
  methods: z.array(z.enum(secondFactors)),
});
export type SignInAnswer = z.infer<typeof SignInAnswer>;

export const SignInOptions = z.object({
  passkeys: z.boolean().describe('Whether passkeys can work at this address'),
  sso: z.object({ label: z.string() }).nullable().describe('Single sign-on, with the words on its button'),
  passwordFor: z.enum(['everybody', 'administrators']),
  resetByMail: z.boolean().describe('Whether a link to set a new password can be sent by e-mail'),
});
export type SignInOptions = z.infer<typeof SignInOptions>;

/** How somebody came in; `sso` and `passkey` stand for both factors. */
export const signInMethods = ['password', 'totp', 'recovery', 'passkey', 'sso'] as const;

export const Session = z.object({
  id: Id,
  method: z.enum(signInMethods),
  browser: z.string().nullable().describe('Name of the browser, as it gives itself'),
  system: z.string().nullable().describe('Name of the operating system'),
  address: z.string().nullable(),
  signedInAt: Instant,
  lastSeenAt: Instant,
  current: z.boolean().describe('Whether this call came with it'),
});
export type Session = z.infer<typeof Session>;

export const Passkey = z.object({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  backedUp: z.boolean().describe('Whether the password keeper holds a copy beyond the one device'),
});
export type Passkey = z.infer<typeof Passkey>;

/** How I come in. */
export const Account = z.object({
  password: z.boolean().describe('Whether I have a password'),
  totp: z.object({ confirmedAt: Instant }).nullable(),
  recoveryCodesLeft: z.int(),
  passkeys: z.array(Passkey),
  trustedDevices: z.int(),
  secondFactor: z.enum(['free', 'due', 'required']).describe('`due`: required from `secondFactorFrom` on'),
  secondFactorFrom: Instant.nullable(),
});
export type Account = z.infer<typeof Account>;

export const securityEventTypes = [
  'signed_in',
  'sign_in_failed',
  'second_factor_failed',
  'locked_out',
  'password_closed',
  'code_closed',
  'signed_out',
  'totp_added',
  'totp_removed',
  'recovery_codes_made',
  'recovery_code_used',
  'device_trusted',
  'passkey_added',
  'passkey_removed',
  'second_factor_reset',
  'password_changed',
  'password_link_made',
  'password_forgotten',
  'session_revoked',
  'key_made',
  'key_first_use',
  'key_revoked',
  'key_renewed',
  'key_refused',
  'person_created',
  'email_changed',
  'role_changed',
  'person_deactivated',
  'person_activated',
  'sso_changed',
  'sso_unlinked',
  'rules_changed',
  'mail_relay_changed',
  'export_ordered',
  'copy_ordered',
  'erasure_ordered',
] as const;
export type SecurityEventType = (typeof securityEventTypes)[number];

export const SecurityEvent = z.object({
  id: z.int(),
  at: Instant,
  type: z.enum(securityEventTypes),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  actor: z.object({ id: Id.nullable(), name: z.string() }),
  address: z.string().nullable(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type SecurityEvent = z.infer<typeof SecurityEvent>;

export const SignInRules = z.object({
  secondFactorRoles: z.array(Role).describe('Roles that need a second factor'),
  graceDays: z.int().min(0).max(90).describe('Days to set one up, from the rule or the first day of a person'),
  idleHours: z.int().min(1).max(720).describe('Hours without a call after which a session ends'),
  sessionDays: z.int().min(1).max(90).describe('Days after which a session ends, used or not'),
  securityLogDays: z.int().min(30).max(3650).describe('Days the security log is kept'),
});
export type SignInRules = z.infer<typeof SignInRules>;

export const SingleSignOn = z.object({
  enabled: z.boolean(),
  issuer: z.string().max(500).describe('Address of the identity provider, as its discovery document gives it'),
  clientId: z.string().max(500),
  secretSet: z.boolean().describe('Whether a client secret is kept; it is never shown'),
  scopes: z.string().max(500),
  label: z.string().max(100).describe('Words on the button'),
  domains: z.array(z.string().max(253)).describe('Mail domains that may come in; empty: all'),
  groupClaim: z.string().max(100).describe('Claim that lists the groups of a person; empty: roles are kept here'),
  roleOfGroup: z.array(z.object({ group: z.string().min(1).max(200), role: Role })).max(100),
  createPeople: z.boolean().describe('Whether somebody unknown becomes a person at the first sign-in'),
  allowPrivate: z.boolean().describe('Whether the provider may stand in a private network'),
  passwordFor: z.enum(['everybody', 'administrators']),
  redirectUri: z.string().describe('What the provider must know as our address'),
});
export type SingleSignOn = z.infer<typeof SingleSignOn>;
