import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testClient } from './an-oidc-provider.ts';

export type SigningProvider = {
  issuer: string;
  /** What it says of itself beside the addresses every provider has. */
  says: Record<string, unknown>;
  /** The claims of the next ID token. */
  claims: Record<string, unknown>;
  /** Answers the next trade of a code with this error instead. */
  error: string | null;
  token: (claims: Record<string, unknown>) => string;
  end: () => Promise<void>;
};

/** A provider that signs whatever it is told to, also what a real one would not: for what must be refused. */
export async function aSigningProvider(): Promise<SigningProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token: SigningProvider['token'] = (claims) => {
    const signed = `${part({ alg: 'ES256', typ: 'JWT', kid })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  };
  const answers: Record<string, () => [number, object]> = {
    '/.well-known/openid-configuration': () => [
      200,
      {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/auth`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        ...provider.says,
      },
    ],
    '/keys': () => [200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' }] }],
    '/token': () => (provider.error ? [400, { error: provider.error }] : [200, { id_token: token(provider.claims) }]),
  };
  const server = createServer((request, response) => {
    const [status, body] = answers[request.url ?? '']?.() ?? [404, {}];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: SigningProvider = {
    issuer,
    says: {},
    claims: {},
    error: null,
    token: (claims) => token({ iss: issuer, aud: testClient.id, ...claims }),
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}
