import { sql } from 'kysely';
import type { Kind } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';

type Step = { type: string; blank: string | null; kind: Kind | null; to: Kind | null };

/**
 * Whether rules, the customer and the centre have decided about a request before: when it was registered, got its first
 * details or stopped being a comment (R8.2: once). Asked only of a comment that becomes something else; event_request.
 */
export async function wasDecidedBefore(db: Db, requestId: string): Promise<boolean> {
  const { rows } = await sql<Step>`select type, data ->> 'blank' as blank, data ->> 'kind' as kind, data ->> 'to' as to
    from event where request_id = ${requestId}
      and type in ('request.registered', 'request.details_entered', 'request.kind_set')
    order by at, id`.execute(db);
  let kind: Kind = 'undetermined';
  let saysSomething = false;
  for (const step of rows) {
    if (step.type === 'request.registered') {
      kind = step.kind ?? kind;
      saysSomething = step.blank !== 'true';
    }
    if (step.type === 'request.details_entered') saysSomething = true;
    if (step.type === 'request.kind_set') kind = step.to ?? kind;
    if (saysSomething && kind !== 'comment') return true;
  }
  return false;
}
