import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SecurityEventType, signInRoutes } from '#contract/sign-in.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

const keys = {
  options: ['sign-in', 'options'] as const,
  account: [scopes.settings, 'account'] as const,
  sessions: [scopes.settings, 'account', 'sessions'] as const,
  recent: [scopes.settings, 'account', 'recent'] as const,
  rules: [scopes.settings, 'sign-in-rules'] as const,
  sso: [scopes.settings, 'single-sign-on'] as const,
  log: [scopes.settings, 'security-log'] as const,
};

/** Proof that it is oneself who changes how one signs in. */
export type Proof = { password?: string; code?: string };

/** Which ways of signing in this desk offers. */
export function useSignInOptions() {
  return useQuery({
    queryKey: keys.options,
    queryFn: ({ signal }) => call(signInRoutes.signInOptions, { signal }),
  });
}

/** Asks for a link to set a new password; the answer is the same for every address. */
export const askForPasswordLink = (email: string) => call(signInRoutes.forgottenPassword, { body: { email } });

export const confirmCode = (body: { code: string; trustDevice: boolean }) =>
  call(signInRoutes.confirmSecondFactor, { body });

/**
 * Signs in with a passkey. `autofill` waits quietly in the e-mail field's suggestions until somebody picks one; it ends,
 * without a result, when the page goes or another request for a passkey begins.
 */
export async function signInWithPasskey(autofill: boolean) {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const options = await call(signInRoutes.startPasskeySignIn, {});
  const response = await startAuthentication({ optionsJSON: options as never, useBrowserAutofill: autofill });
  return call(signInRoutes.signInWithPasskey, { body: response as never });
}

/** Whether this browser can offer passkeys among the suggestions of a field. */
export async function canAutofillPasskeys(): Promise<boolean> {
  const { browserSupportsWebAuthnAutofill } = await import('@simplewebauthn/browser');
  return browserSupportsWebAuthnAutofill();
}

/** Stops waiting for a passkey. */
export async function stopWaitingForPasskey(): Promise<void> {
  const { WebAuthnAbortService } = await import('@simplewebauthn/browser');
  WebAuthnAbortService.cancelCeremony();
}

/** Whether somebody said no to the browser's own dialog; that is no failure. */
export const wasCancelled = (error: unknown) =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** How I sign in. */
export function useAccount() {
  return useQuery({ queryKey: keys.account, queryFn: ({ signal }) => call(signInRoutes.account, { signal }) });
}

/** Makes what is shown of the account fresh after a change. */
export function useAccountChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.account });
}

export function useStartTotp() {
  return useMutation({ mutationFn: (body: Proof) => call(signInRoutes.startTotp, { body }) });
}
export function useConfirmTotp() {
  return useMutation({ mutationFn: (code: string) => call(signInRoutes.confirmTotp, { body: { code } }) });
}
export const removeTotp = (body: Proof) => call(signInRoutes.removeTotp, { body });
export const newRecoveryCodes = (body: Proof) => call(signInRoutes.newRecoveryCodes, { body });
export const removePasskey = (id: string, body: Proof) => call(signInRoutes.removePasskey, { params: { id }, body });

/** Lets the browser make a passkey and adds it under `name`. */
export async function addPasskey(name: string, proof: Proof) {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const options = await call(signInRoutes.startPasskey, { body: proof });
  const response = await startRegistration({ optionsJSON: options as never });
  return call(signInRoutes.addPasskey, { body: { name, response: response as never } });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { current: string; next: string; endOtherSessions: boolean }) =>
      call(signInRoutes.changeMyPassword, { body }),
  });
}

export function useMySessions() {
  return useQuery({ queryKey: keys.sessions, queryFn: ({ signal }) => call(signInRoutes.mySessions, { signal }) });
}
export const endSession = (id: string) => call(signInRoutes.endMySession, { params: { id } });
export const endOtherSessions = () => call(signInRoutes.endMySessions, {});

/** What happened to my own sign-in, newest first. */
export function useRecentSignIns() {
  return useQuery({
    queryKey: keys.recent,
    queryFn: ({ signal }) => call(signInRoutes.myRecentSignIns, { query: { limit: 10 }, signal }),
  });
}

/** Where a person is signed in, for an administrator. */
export function useSessionsOf(personId: string) {
  return useQuery({
    queryKey: [scopes.settings, 'people', personId, 'sessions'],
    queryFn: ({ signal }) => call(signInRoutes.sessionsOfPerson, { params: { id: personId }, signal }),
  });
}
export const endSessionsOf = (id: string) => call(signInRoutes.endSessionsOfPerson, { params: { id }, body: {} });
export const resetSecondFactorOf = (id: string, proof: Proof) =>
  call(signInRoutes.resetSecondFactor, { params: { id }, body: proof });
export const makePasswordLinkFor = (id: string, proof: Proof) =>
  call(signInRoutes.makePasswordLink, { params: { id }, body: proof });
export const unlinkSingleSignOnOf = (id: string, proof: Proof) =>
  call(signInRoutes.unlinkSingleSignOn, { params: { id }, body: proof });
export const setPasswordByLink = (body: { token: string; password: string }) =>
  call(signInRoutes.setPasswordByLink, { body });

export function useSignInRules() {
  return useQuery({ queryKey: keys.rules, queryFn: ({ signal }) => call(signInRoutes.readSignInRules, { signal }) });
}
export function useSingleSignOn() {
  return useQuery({ queryKey: keys.sso, queryFn: ({ signal }) => call(signInRoutes.readSingleSignOn, { signal }) });
}

export type SecurityFilter = { type?: SecurityEventType | undefined; address?: string | undefined };

/** The security log, newest first, page after page. */
export function useSecurityLog(filter: SecurityFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.log, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(signInRoutes.securityLog, { query: { ...filter, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export function useVerifySecurityLog() {
  return useMutation({ mutationFn: () => call(signInRoutes.verifySecurityLog, {}) });
}
