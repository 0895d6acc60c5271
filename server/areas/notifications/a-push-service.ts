import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TakenPush = { path: string; headers: IncomingHttpHeaders; content: Record<string, string>; vapid: Vapid };
export type Vapid = { aud: string; exp: number; sub: string; valid: boolean };

type Key = { ecdh: ECDH; auth: Buffer };

/**
 * A push service on loopback with the browsers behind it, for tests: checks the signature of the desk (RFC 8292) and
 * decrypts as a browser does (RFC 8291, RFC 8188). `answers` says how it answers for a path.
 */
export async function aPushService(publicKey: () => Promise<string>) {
  const taken: TakenPush[] = [];
  const answers = new Map<string, number>();
  const browsers = new Map<string, Key>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const path = request.url ?? '';
      const status = answers.get(path) ?? 201;
      const browser = browsers.get(path);
      if (status === 201 && browser) {
        const content = JSON.parse(decrypted(Buffer.concat(chunks), browser));
        const vapid = readVapid(request.headers.authorization ?? '', await publicKey());
        taken.push({ path, headers: request.headers, content, vapid });
      }
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    taken,
    answers,
    /** A browser that has subscribed, as it tells the desk of itself. */
    aBrowser: () => {
      const path = `/send/${randomBytes(8).toString('hex')}`;
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const auth = randomBytes(16);
      browsers.set(path, { ecdh, auth });
      const keys = { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') };
      return { path, subscription: { endpoint: url + path, keys, browser: 'Test' } };
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const derive = (secret: Buffer, salt: Buffer, label: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, label, length));

function decrypted(body: Buffer, { ecdh, auth }: Key): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const label = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = derive(ecdh.computeSecret(sender), auth, label, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const open = createDecipheriv('aes-128-gcm', key, nonce);
  open.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

function readVapid(authorization: string, publicKey: string): Vapid {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const valid =
    key === publicKey &&
    verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
  return { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), valid };
}
