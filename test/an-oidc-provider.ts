/// <reference path="./oidc-provider.d.ts" />
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody the provider knows, by the name they sign in with there. */
export type Known = { email: string; email_verified?: boolean; name?: string; groups?: string[] };

export type TestProvider = {
  issuer: string;
  people: Map<string, Known>;
  /** What it was told of us: the desk must be there before its address is known. */
  end: () => Promise<void>;
};

export const testClient = { id: 'linja', secret: 'a secret of the tests, 32 letters long' };

/** A real identity provider on loopback that demands PKCE, knows one client and asks nobody's password. */
export async function anOidcProvider(deskUrl: string, more: { backchannel?: boolean } = {}): Promise<TestProvider> {
  const people = new Map<string, Known>();
  let answer: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => answer?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: testClient.id,
        client_secret: testClient.secret,
        redirect_uris: [`${deskUrl}/api/v1/sign-in/sso/callback`],
        post_logout_redirect_uris: [`${deskUrl}/`],
        ...(more.backchannel ? { backchannel_logout_uri: `${deskUrl}/api/v1/sign-in/sso/back-channel-logout` } : {}),
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['of the tests alone'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: more.backchannel ?? false } },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people.get(id) }),
    }),
  });
  answer = provider.callback();
  return {
    issuer,
    people,
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
