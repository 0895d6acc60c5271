import { z } from 'zod';
import { ById, Id, Instant, line, PageQuery, pageOf } from './common-shapes.ts';
import { Role } from './permissions.ts';
import { route } from './route.ts';

/** A password somebody types to come in or to confirm: any characters; the rules are asked when one is chosen. */
const typedPassword = z.string().min(1).max(1000);

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
  'key_refused',
  'role_changed',
  'person_deactivated',
  'sso_changed',
  'rules_changed',
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

const done = z.object({ done: z.literal(true) });
const OwnProof = z.object({
  password: typedPassword.optional(),
  code: z.string().max(40).optional().describe('A code of the authenticator app, or a recovery code'),
});
const webauthn = z.record(z.string(), z.unknown());

export const signInRoutes = {
  signInOptions: route({
    method: 'GET',
    path: '/sign-in/options',
    summary: 'Ways to sign in',
    access: 'public',
    answer: SignInOptions,
  }),
  signIn: route({
    method: 'POST',
    path: '/sign-in',
    summary: 'Sign in with e-mail and password',
    access: 'public',
    body: z.object({ email: line(320).pipe(z.string().min(1)), password: typedPassword }),
    answer: SignInAnswer,
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/sign-in/second-factor',
    summary: 'Confirm a sign-in with a code',
    access: 'public',
    body: z.object({ code: z.string().min(1).max(40), trustDevice: z.boolean().optional() }),
    answer: SignInAnswer,
  }),
  startPasskeySignIn: route({
    method: 'POST',
    path: '/sign-in/passkey/options',
    summary: 'Begin a sign-in with a passkey',
    access: 'public',
    answer: webauthn,
  }),
  signInWithPasskey: route({
    method: 'POST',
    path: '/sign-in/passkey',
    summary: 'Sign in with a passkey',
    access: 'public',
    body: webauthn,
    answer: SignInAnswer,
  }),
  signOut: route({
    method: 'POST',
    path: '/sign-out',
    summary: 'Sign out',
    access: 'public',
    answer: z.object({ done: z.literal(true), to: z.string().nullable().describe('Where to sign out as well') }),
  }),
  account: route({
    method: 'GET',
    path: '/me/sign-in',
    summary: 'How I sign in',
    access: 'signed_in',
    whileEnrolling: true,
    answer: Account,
  }),
  startTotp: route({
    method: 'POST',
    path: '/me/totp',
    summary: 'Begin to set up an authenticator app',
    access: 'signed_in',
    whileEnrolling: true,
    body: OwnProof,
    answer: z.object({ secret: z.string(), uri: z.string().describe('For the QR code') }),
  }),
  confirmTotp: route({
    method: 'POST',
    path: '/me/totp/confirm',
    summary: 'Finish setting up an authenticator app with its first code',
    access: 'signed_in',
    whileEnrolling: true,
    body: z.object({ code: z.string().min(1).max(40) }),
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  removeTotp: route({
    method: 'POST',
    path: '/me/totp/remove',
    summary: 'Remove my authenticator app, its recovery codes and trusted devices',
    access: 'signed_in',
    body: OwnProof,
    answer: done,
  }),
  newRecoveryCodes: route({
    method: 'POST',
    path: '/me/recovery-codes',
    summary: 'Make new recovery codes; the old ones end',
    access: 'signed_in',
    body: OwnProof,
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  startPasskey: route({
    method: 'POST',
    path: '/me/passkeys/options',
    summary: 'Begin to add a passkey',
    access: 'signed_in',
    whileEnrolling: true,
    body: OwnProof,
    answer: webauthn,
  }),
  addPasskey: route({
    method: 'POST',
    path: '/me/passkeys',
    summary: 'Add a passkey',
    access: 'signed_in',
    whileEnrolling: true,
    body: z.object({ name: line(100).pipe(z.string().min(1)), response: webauthn }),
    status: 201,
    answer: Passkey,
  }),
  removePasskey: route({
    method: 'DELETE',
    path: '/me/passkeys/{id}',
    summary: 'Remove a passkey',
    access: 'signed_in',
    stranger: 403,
    params: ById,
    answer: z.object({ id: Id }),
  }),
  mySessions: route({
    method: 'GET',
    path: '/me/sessions',
    summary: 'Where I am signed in',
    access: 'signed_in',
    answer: z.object({ rows: z.array(Session) }),
  }),
  endMySessions: route({
    method: 'POST',
    path: '/me/sessions/end-others',
    summary: 'Sign me out everywhere else',
    access: 'signed_in',
    answer: z.object({ ended: z.int() }),
  }),
  endMySession: route({
    method: 'DELETE',
    path: '/me/sessions/{id}',
    summary: 'End one of my sessions',
    access: 'signed_in',
    stranger: 404,
    params: ById,
    answer: z.object({ id: Id }),
  }),
  sessionsOfPerson: route({
    method: 'GET',
    path: '/people/{id}/sessions',
    summary: 'Where a person is signed in',
    access: 'person.edit',
    stranger: 'reaches',
    params: ById,
    answer: z.object({ rows: z.array(Session) }),
  }),
  endSessionsOfPerson: route({
    method: 'POST',
    path: '/people/{id}/sessions/end',
    summary: 'End one session of a person, or all',
    access: 'person.edit',
    stranger: 'reaches',
    params: ById,
    body: z.object({ sessionId: Id.optional() }),
    answer: z.object({ ended: z.int() }),
  }),
  resetSecondFactor: route({
    method: 'POST',
    path: '/people/{id}/reset-second-factor',
    summary: 'Remove a person’s authenticator app, recovery codes, passkeys and trusted devices',
    access: 'person.edit',
    stranger: 'reaches',
    params: ById,
    answer: done,
  }),
  changeMyPassword: route({
    method: 'POST',
    path: '/me/password',
    summary: 'Change my password',
    access: 'signed_in',
    body: z.object({
      current: typedPassword,
      next: z.string().max(1000),
      endOtherSessions: z.boolean().optional(),
    }),
    answer: done,
  }),
  makePasswordLink: route({
    method: 'POST',
    path: '/people/{id}/password-link',
    summary: 'Make a link with which a person sets a new password, once',
    access: 'person.edit',
    stranger: 'reaches',
    params: ById,
    answer: z.object({ url: z.string(), expiresAt: Instant }),
  }),
  forgottenPassword: route({
    method: 'POST',
    path: '/sign-in/forgotten-password',
    summary: 'Ask for a link by e-mail with which to set a new password',
    description: 'The answer is the same whether anybody has the address or not.',
    access: 'public',
    body: z.object({ email: z.string().min(1).max(320) }),
    answer: done,
  }),
  setPasswordByLink: route({
    method: 'POST',
    path: '/sign-in/set-password',
    summary: 'Set a new password with a link',
    access: 'public',
    body: z.object({ token: z.string().min(1).max(200), password: z.string().max(1000) }),
    answer: done,
  }),
  readSignInRules: route({
    method: 'GET',
    path: '/settings/sign-in',
    summary: 'Rules of signing in',
    access: 'setting.read',
    answer: SignInRules,
  }),
  setSignInRules: route({
    method: 'PUT',
    path: '/settings/sign-in',
    summary: 'Change the rules of signing in',
    access: 'person.edit',
    body: SignInRules,
    answer: SignInRules,
  }),
  readSingleSignOn: route({
    method: 'GET',
    path: '/settings/single-sign-on',
    summary: 'Single sign-on',
    access: 'person.edit',
    answer: SingleSignOn,
  }),
  setSingleSignOn: route({
    method: 'PUT',
    path: '/settings/single-sign-on',
    summary: 'Change single sign-on',
    access: 'person.edit',
    body: SingleSignOn.omit({ secretSet: true, redirectUri: true }).extend({
      secret: z.string().max(1000).nullish().describe('Left out: the present one is kept. Null: none'),
    }),
    answer: SingleSignOn,
  }),
  testSingleSignOn: route({
    method: 'POST',
    path: '/settings/single-sign-on/test',
    summary: 'Ask the identity provider for its discovery document',
    access: 'person.edit',
    body: z.object({ issuer: z.string().min(1).max(500), allowPrivate: z.boolean() }),
    answer: z.object({ ok: z.boolean(), detail: z.string() }),
  }),
  securityLog: route({
    method: 'GET',
    path: '/security-log',
    summary: 'The security log, newest first',
    access: 'security.read',
    query: PageQuery.extend({
      personId: Id.optional(),
      type: z.enum(securityEventTypes).optional(),
      address: line(64).optional(),
    }),
    answer: pageOf(SecurityEvent),
  }),
  verifySecurityLog: route({
    method: 'GET',
    path: '/security-log/verification',
    summary: 'Whether the security log is unbroken',
    access: 'security.read',
    answer: z.object({ rows: z.int(), broken: z.array(z.object({ id: z.int(), at: Instant, reason: z.string() })) }),
  }),
  myRecentSignIns: route({
    method: 'GET',
    path: '/me/security-log',
    summary: 'What happened to my sign-in, newest first',
    access: 'signed_in',
    query: PageQuery,
    answer: pageOf(SecurityEvent),
  }),
};
