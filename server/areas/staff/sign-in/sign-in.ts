import type { FastifyRequest } from 'fastify';
import type { Runtime } from '#platform/command.ts';
import type { SignInSecret } from './sign-in-secret.ts';
import { createSignedCookies, type SignedCookies } from './signed-cookies.ts';

/** What every way of signing in to this desk shares. */
export type SignIn = SignInSecret & {
  cookies: SignedCookies;
  /** The address people reach the desk at, such as `https://desk.example`; without `PUBLIC_URL` the one they called. */
  originOf: (request: FastifyRequest) => string;
  /** The session token in a cookie header, if its signature is ours. */
  sessionToken: (cookies: string | undefined) => string | null;
};

const signIns = new WeakMap<Runtime, SignIn>();

/** The sign-in of this desk, for the routes of this area. */
export function signInOf(runtime: Runtime): SignIn {
  const signIn = signIns.get(runtime);
  if (!signIn) throw new Error('sign-in is created before routes are called');
  return signIn;
}

/** Prepares signing in: with `PUBLIC_URL` in https the cookies are bound to that host and to encrypted connections. */
export function createSignIn(runtime: Runtime, secret: SignInSecret, publicUrl: string | undefined): SignIn {
  const cookies = createSignedCookies(secret.secret, publicUrl?.startsWith('https:') ?? false);
  const signIn: SignIn = {
    cookies,
    ...secret,
    originOf: (request) => (publicUrl ? new URL(publicUrl).origin : `http://${request.headers.host ?? 'localhost'}`),
    sessionToken: (header) => cookies.read(header, 'session_token'),
  };
  signIns.set(runtime, signIn);
  return signIn;
}
