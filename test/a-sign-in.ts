import type { Desk } from '#app/start-desk.ts';
import { hotp, totpStep } from '#areas/staff/sign-in/totp.ts';
import { testPassword } from './a-desk.ts';
import { type Done, doneBy } from './done-by.ts';

/** A browser of its own as far as the server can tell: keeps cookies, names its origin. */
export type Jar = {
  cookies: Map<string, string>;
  call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: any; headers: Headers }>;
  done: Done;
};

export function aJar(desk: Pick<Desk, 'url'>, base: Record<string, string> = {}): Jar {
  const cookies = new Map<string, string>();
  const call: Jar['call'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(path.startsWith('http') ? path : `${desk.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: desk.url,
        ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...base,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value.join('='));
    }
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, body: text && isJson ? JSON.parse(text) : text, headers: answer.headers };
  };
  return { cookies, call, done: doneBy(call) };
}

/** A browser in which somebody is signed in with the password of the tests. */
export async function aSession(desk: Pick<Desk, 'url'>, email: string, password = testPassword): Promise<Jar> {
  const jar = aJar(desk);
  const { status, body } = await jar.call('POST', '/sign-in', { email, password });
  if (status !== 200) throw new Error(`sign-in answered ${status} ${JSON.stringify(body)}`);
  return jar;
}

/** An API key as somebody makes it for themselves: in the browser they came in by just now. */
export async function aKeyOf(
  desk: Pick<Desk, 'url'>,
  caller: { call: (method: string, path: string) => Promise<{ body: any }> },
  body: object,
): Promise<any> {
  const { email } = (await caller.call('GET', '/me')).body.person;
  return (await aSession(desk, email)).done('POST', '/api-keys', { ...body, password: testPassword });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code an authenticator app shows for a secret at a moment. */
export function codeOf(secret: string, at: Date): string {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  return hotp(bytes, totpStep(at));
}
