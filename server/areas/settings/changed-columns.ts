import { isDeepStrictEqual } from 'node:util';
import { conflict } from '#platform/errors.ts';

/**
 * The columns an edit really changes: those given (not undefined) whose value differs from the row's. Empty means
 * nothing is to be written, so that saving an unchanged form leaves version, log and events alone.
 */
export function changedColumns<T extends object>(row: NoInfer<T>, wanted: Partial<T>): Partial<T> {
  const changes: Partial<T> = {};
  for (const column of Object.keys(wanted) as (keyof T)[]) {
    const value = wanted[column];
    if (value !== undefined && !isDeepStrictEqual(value, row[column])) changes[column] = value;
  }
  return changes;
}

/** Refuses an edit made on an older version than the present one: `request_changed`. Without a version seen it goes on. */
export function assertVersionSeen(row: { version: number }, seen: number | undefined): void {
  if (seen !== undefined && seen !== row.version) {
    throw conflict('request_changed', 'Somebody changed this since you read it. Nothing of theirs was overwritten.', {
      version: row.version,
    });
  }
}
