import { createHmac, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
/** Steps before and after the present one whose code is taken, for clocks that go wrong (RFC 6238 §5.2). */
const tolerance = 1;

/** The code of `digits` digits for a counter (RFC 4226 §5.3). */
export function hotp(secret: Buffer, counter: number, digits = 6): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac('sha1', secret).update(moving).digest();
  const offset = (digest.at(-1) as number) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The number of the 30-second step a moment lies in (RFC 6238 §4.2). */
export const totpStep = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

/**
 * The step whose code this is, within one step of now, or null. Steps up to `lastStep` are not taken again, so that a
 * code seen over somebody's shoulder is worth nothing once it was used.
 */
export function matchingStep(secret: Buffer, code: string, now: Date, lastStep: number): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = totpStep(now) - tolerance; step <= totpStep(now) + tolerance; step++) {
    const same = timingSafeEqual(given, Buffer.from(hotp(secret, step)));
    if (same && step > lastStep) found = step;
  }
  return found;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 without padding (RFC 4648 §6), as authenticator apps want the secret. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The address an authenticator app reads from the QR code. */
export function totpUri(secret: Buffer, desk: string, email: string): string {
  const query = new URLSearchParams({ secret: base32(secret), issuer: desk, digits: '6', period: String(stepSeconds) });
  return `otpauth://totp/${encodeURIComponent(desk)}:${encodeURIComponent(email)}?${query.toString().replaceAll('+', '%20')}`;
}
