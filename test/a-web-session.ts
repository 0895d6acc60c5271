import type { Caller, TestDesk } from './a-desk.ts';
import { aSession } from './a-sign-in.ts';
import { type Done, doneBy } from './done-by.ts';

/** Somebody at the web client: calls with a session cookie; `active` marks calls that the person's own input led to. */
export type WebSession = {
  call: (method: string, path: string, body?: unknown, active?: boolean) => Promise<{ status: number; body: any }>;
  done: Done;
  signOut: () => Promise<void>;
};

/** Signs a colleague in with the password every test person has. */
export async function aWebSession(desk: TestDesk, person: Caller): Promise<WebSession> {
  const { body } = await person.call('GET', '/me');
  const jar = await aSession(desk, body.person.email);
  const call: WebSession['call'] = (method, path, sent, active = true) =>
    jar.call(method, path, sent, active ? { 'x-linja-active': '1' } : {});
  return {
    call,
    done: doneBy(call),
    signOut: async () => {
      await jar.done('POST', '/sign-out', {});
    },
  };
}
