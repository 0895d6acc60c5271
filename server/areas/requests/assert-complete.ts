import { conflict } from '#platform/errors.ts';
import type { RequestRecord } from './request-queries.ts';
import { sectionFields } from './section-fields.ts';
import { missingSections } from './section-matrix.ts';

/**
 * The guard of completion (§4.2, R1.3): every section the kind requires is filled, and the kind is determined (S1-1).
 * Throws `incomplete` with the list, in the order of the form.
 */
export function assertComplete(row: RequestRecord): void {
  if (row.kind === 'undetermined') {
    throw conflict('incomplete', 'Say first what is needed: information, action or comment.', { missing: ['kind'] });
  }
  const missing = missingSections(sectionFields(row));
  if (missing.length > 0) {
    throw conflict('incomplete', `Request ${row.number} still needs: ${missing.join(', ').replaceAll('_', ' ')}.`, {
      missing,
    });
  }
}
