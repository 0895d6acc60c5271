import { createHmac, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { FastifyInstance } from 'fastify';
import type { Runtime } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { findLeaver, noteSignOut } from './note-sign-out.ts';
import { readPasswordChange, recordPasswordChange } from './own-password.ts';

/** Name of the session cookie; browsers take the `__Secure-` one only over https. */
const cookieName = 'linja.session_token';

/** Days without any call after which a session ends. */
const sessionDays = 7;
/** Days after which a session in use is prolonged to its full length. */
const prolongAfterDays = 1;
/** A session with fewer days left than this is due to be prolonged. */
export const dueDays = sessionDays - prolongAfterDays;

export type SignIn = {
  /** Serves the sign-in library's own routes under `/api/auth`. */
  serve: (app: FastifyInstance) => void;
  /** The session token in a cookie header, if its signature is ours. */
  sessionToken: (cookies: string | undefined) => string | null;
  /** Has the session of a cookie header prolonged where it is due; gives the `set-cookie` lines that tell the browser. */
  prolong: (cookies: string) => Promise<string[]>;
};

const signIns = new WeakMap<Runtime, SignIn>();

/** The sign-in of this desk, for the routes of this area. */
export function signInOf(runtime: Runtime): SignIn {
  const signIn = signIns.get(runtime);
  if (!signIn) throw new Error('sign-in is created before routes are called');
  return signIn;
}

/** Sign-in by better-auth on our own tables: `person`, `session`, `account`, `verification`. */
export function createSignIn(runtime: Runtime, secret: string, publicUrl: string | undefined): SignIn {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const auth = betterAuth({
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    database: runtime.pool,
    trustedOrigins: (request) => originsOf(request, publicUrl),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Names and addresses are changed by administrators, through commands that leave a trace in the log.
    disabledPaths: ['/update-user', '/change-email', '/delete-user'],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 100 } } },
    advanced: {
      database: { generateId: () => newId() },
      useSecureCookies: secure,
      cookiePrefix: 'linja',
      ipAddress: { ipAddressHeaders: ['x-linja-peer'] },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: sessionDays * 24 * 3600,
      updateAge: prolongAfterDays * 24 * 3600,
    },
    account: {
      modelName: 'account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: {
        create: {
          // A person who has left keeps the account for the log's sake, but comes in no more.
          before: async (session) => {
            const person = await runtime.db
              .selectFrom('person')
              .select('active')
              .where('id', '=', session.userId)
              .executeTakeFirst();
            if (!person?.active) throw new APIError('UNAUTHORIZED', { message: 'This person is not active.' });
          },
        },
      },
    },
  });

  const signIn: SignIn = {
    serve: (app) => {
      app.route({
        method: ['GET', 'POST'],
        url: '/api/auth/*',
        handler: async (request, reply) => {
          const ownPassword = await readPasswordChange(runtime, request, signIn.sessionToken(request.headers.cookie));
          const leaver = await findLeaver(runtime, request, signIn.sessionToken(request.headers.cookie));
          const headers = new Headers();
          for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value));
          // The address throttling counts by: the peer's own, never one a caller may write into a header.
          headers.set('x-linja-peer', request.ip);
          const answer = await auth.handler(
            new Request(new URL(request.url, publicUrl ?? `http://${request.headers.host ?? 'localhost'}`), {
              method: request.method,
              headers,
              ...(request.method === 'POST' ? { body: JSON.stringify(ownPassword?.body ?? request.body ?? {}) } : {}),
            }),
          );
          if (ownPassword && answer.ok) await recordPasswordChange(runtime, ownPassword);
          if (leaver && answer.ok) await noteSignOut(runtime, leaver);
          reply.code(answer.status);
          for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
          for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
          return reply.send(answer.body ? await answer.text() : null);
        },
      });
    },
    sessionToken: (cookies) => {
      const value = cookies && cookieIn(cookies, secure ? `__Secure-${cookieName}` : cookieName);
      if (!value) return null;
      const dot = value.lastIndexOf('.');
      const token = value.slice(0, dot);
      const expected = createHmac('sha256', secret).update(token).digest();
      const given = Buffer.from(value.slice(dot + 1), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
    },
    prolong: async (cookies) => {
      const { headers } = await auth.api.getSession({ headers: new Headers({ cookie: cookies }), returnHeaders: true });
      return headers.getSetCookie();
    },
  };
  signIns.set(runtime, signIn);
  return signIn;
}

function originsOf(request: Request | undefined, publicUrl: string | undefined): string[] {
  if (publicUrl) return [new URL(publicUrl).origin];
  const host = request?.headers.get('host');
  return host ? [`http://${host}`] : [];
}

function cookieIn(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return decodeURIComponent(rest.join('='));
  }
  return null;
}
