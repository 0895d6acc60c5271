import { createHash, randomFillSync } from 'node:crypto';

/** The counter within each moment ids were made for lately, the moment used last at the end. */
const counts = new Map<number, number>();
/** So many moments are remembered: commands that run beside each other each have their own, for seconds. */
const mostMoments = 4096;

/** Asking the system for randomness costs more than making an id of it, so it is asked for a lot at once. */
const randomness = Buffer.alloc(4096);
let used = randomness.length;

/** Random bytes nobody else is given, to be written in before anything else is asked for. */
function someBytes(count: number): Buffer {
  if (count > randomness.length) return randomFillSync(Buffer.alloc(count));
  if (used + count > randomness.length) {
    randomFillSync(randomness);
    used = 0;
  }
  used += count;
  return randomness.subarray(used - count, used);
}

/**
 * A UUID version 7 (RFC 9562 §5.7): milliseconds first, so that ids made later sort later and index pages fill in order.
 * Ids of one millisecond made by one process count up (§6.2, method 1), so that what a command records keeps its order,
 * also beside others that make ids for their own moments meanwhile.
 * `at` is the moment it carries; now when left out.
 */
export function newId(at: Date = new Date()): string {
  const ms = at.getTime();
  const bytes = someBytes(16);
  // 26 bits: twelve behind the version, fourteen behind the variant. A fresh start leaves half of them to count.
  const before = counts.get(ms);
  const count = before !== undefined && before < 0x3ffffff ? before + 1 : bytes.readUInt32BE(0) & 0x1ffffff;
  remember(ms, count);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | (count >>> 14), 6);
  bytes.writeUInt16BE(0x8000 | (count & 0x3fff), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function remember(ms: number, count: number): void {
  counts.delete(ms);
  counts.set(ms, count);
  for (const longestAgo of counts.keys()) {
    if (counts.size <= mostMoments) return;
    counts.delete(longestAgo);
  }
}

/** The same id for the same parts, whoever asks (UUID version 8, RFC 9562 §5.8): what is made from an event is made once. */
export function idOf(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const tokenLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `length` random letters and digits that cannot be mistaken for one another when read aloud. */
export function newToken(length: number): string {
  return Array.from(someBytes(length), (byte) => tokenLetters[byte % tokenLetters.length]).join('');
}
