import { type Caller, type TestDesk, testPassword } from './a-desk.ts';

/** Somebody at the web client: calls with a session cookie; `active` marks calls that the person's own input led to. */
export type WebSession = {
  call: (method: string, path: string, body?: unknown, active?: boolean) => Promise<{ status: number; body: any }>;
  signOut: () => Promise<void>;
};

/** Signs a colleague in with the password every test person has. */
export async function aWebSession(desk: TestDesk, person: Caller): Promise<WebSession> {
  const { body } = await person.call('GET', '/me');
  const json = { 'content-type': 'application/json', origin: desk.url };
  const signedIn = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email: body.person.email, password: testPassword }),
  });
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] as string;
  return {
    call: async (method, path, sent, active = true) => {
      const response = await fetch(`${desk.url}/api/v1${path}`, {
        method,
        headers: {
          ...(sent === undefined ? { origin: desk.url } : json),
          cookie,
          ...(active ? { 'x-linja-active': '1' } : {}),
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      return { status: response.status, body: await response.json() };
    },
    signOut: async () => {
      await fetch(`${desk.url}/api/auth/sign-out`, { method: 'POST', headers: { ...json, cookie }, body: '{}' });
    },
  };
}
