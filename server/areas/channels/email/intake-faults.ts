import pg from 'pg';
import { AppError } from '#platform/errors.ts';
import { isPassingFault } from '#platform/passing-fault.ts';
import { storable } from './storable.ts';

/** A mail that cannot be read; running again helps only once the reader is mended. */
export class UnreadableMail extends Error {}

/** Something else has to happen first; it will by itself. */
export class NotYet extends Error {}

/**
 * Whether a fault will pass by itself (the database away, full, or busy with others), so that the job should come again
 * instead of giving the message up.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof NotYet) return true;
  // Erased between finding it and writing on it: the next time it is not found, and the mail opens a request of its own.
  if (error instanceof AppError) return error.status === 503 || error.code === 'request_erased';
  return isPassingFault(error);
}

/** The reason an administrator reads; details of our own faults stand in the log. */
export function reasonInWords(error: unknown): string {
  if (error instanceof UnreadableMail) return storable(`It could not be read: ${error.message}`, 500);
  if (error instanceof AppError) return storable(`It could not be taken in: ${error.message}`, 500);
  if (error instanceof pg.DatabaseError) {
    return storable(`The database refused it (${error.code}): ${error.message}`, 500);
  }
  return storable(`Taking it in failed: ${error instanceof Error ? error.message : String(error)}`, 500);
}
