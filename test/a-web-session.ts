import type { Caller, TestDesk } from './a-desk.ts';
import { aSession } from './a-sign-in.ts';

/** Somebody at the web client: calls with a session cookie; `active` marks calls that the person's own input led to. */
export type WebSession = {
  call: (method: string, path: string, body?: unknown, active?: boolean) => Promise<{ status: number; body: any }>;
  signOut: () => Promise<void>;
};

/** Signs a colleague in with the password every test person has. */
export async function aWebSession(desk: TestDesk, person: Caller): Promise<WebSession> {
  const { body } = await person.call('GET', '/me');
  const jar = await aSession(desk, body.person.email);
  return {
    call: (method, path, sent, active = true) => jar.call(method, path, sent, active ? { 'x-linja-active': '1' } : {}),
    signOut: async () => {
      await jar.call('POST', '/sign-out', {});
    },
  };
}
