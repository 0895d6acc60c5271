import { createHmac, timingSafeEqual } from 'node:crypto';

/** Cookies that carry `value.signature`; browsers take the `__Host-` ones only over https, for this host and all paths. */
export type SignedCookies = {
  /** The value of a cookie, if its signature is ours. */
  read: (cookies: string | undefined, name: string) => string | null;
  /** The `set-cookie` line that keeps a value; `lax` where a link from elsewhere must bring it along. */
  line: (name: string, value: string, seconds: number, site?: 'Lax' | 'Strict') => string;
  /** The line that takes a cookie away. */
  gone: (name: string) => string;
};

/** Signs with HMAC-SHA256; each name signs for itself, so that one cookie's value does not pass as another's. */
export function createSignedCookies(secret: string, secure: boolean): SignedCookies {
  const full = (name: string) => (secure ? `__Host-linja.${name}` : `linja.${name}`);
  const signature = (name: string, value: string) => createHmac('sha256', secret).update(`${name} ${value}`).digest();
  const flags = (site: string) => `Path=/; HttpOnly; SameSite=${site}${secure ? '; Secure' : ''}`;
  return {
    read: (cookies, name) => {
      const written = cookies && cookieIn(cookies, full(name));
      if (!written) return null;
      const dot = written.lastIndexOf('.');
      const value = written.slice(0, dot);
      const expected = signature(name, value);
      const given = Buffer.from(written.slice(dot + 1), 'base64url');
      return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
    },
    line: (name, value, seconds, site = 'Lax') =>
      `${full(name)}=${value}.${signature(name, value).toString('base64url')}; Max-Age=${seconds}; ${flags(site)}`,
    gone: (name) => `${full(name)}=; Max-Age=0; ${flags('Lax')}`,
  };
}

function cookieIn(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}
