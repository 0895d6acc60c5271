import type { ReadLight } from '#contract/requests.ts';
import { isOpen } from './request-phase.ts';
import type { RequestRecord } from './request-queries.ts';

/**
 * The read light (§3.2): red until the owner has read it, yellow while something another wrote since is unread, green when
 * all is read. Only the owner's reading counts (trap 43); the columns are kept by `keep_read_light` in the database. Null
 * once nothing is left to do.
 */
export function readLight(
  row: Pick<RequestRecord, 'phase' | 'owner_id' | 'owner_read_at' | 'unread_since'>,
): ReadLight | null {
  if (!isOpen(row.phase)) return null;
  if (row.owner_id === null || row.owner_read_at === null) return 'red';
  return row.unread_since === null ? 'green' : 'yellow';
}
