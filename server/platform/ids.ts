import { randomBytes } from 'node:crypto';

/**
 * A UUID version 7 (RFC 9562 §5.7): milliseconds first, so that ids made later sort later and index pages fill in order.
 * `at` is the moment it carries; now when left out.
 */
export function newId(at: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const tokenLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `length` random letters and digits that cannot be mistaken for one another when read aloud. */
export function newToken(length: number): string {
  return Array.from(randomBytes(length), (byte) => tokenLetters[byte % tokenLetters.length]).join('');
}
