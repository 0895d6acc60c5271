import { invalid } from '../errors.ts';

/** The values of a row's sort key as an opaque page cursor. */
export function cursorOf(values: (string | number | null | Date)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a cursor of `length` values back; dates come as ISO strings. Throws `invalid_cursor`. */
export function readCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const plain = (value: unknown) => value === null || ['string', 'number'].includes(typeof value);
    if (Array.isArray(values) && values.length === length && values.every(plain)) return values;
  } catch {
    // Falls through: whatever it was, it was not ours.
  }
  throw invalid('invalid_cursor', 'This page cursor is not one of ours.');
}
