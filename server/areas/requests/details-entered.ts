import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { assignAutomatically } from './assign-automatically.ts';
import { decideLate } from './decide-late.ts';
import { enter } from './phase-columns.ts';
import { noDeadline } from './request-deadline.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';

/**
 * Writes changes to a locked request, of which the caller has recorded what they are. A blank one that now names somebody
 * or says something becomes a registered one, says so (`fields`: by what) and is given to whom its category gives it (T2,
 * §4.12). `said`: what the caller said that is kept elsewhere.
 */
export async function writeDetails(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  changes: RequestColumns,
  { fields, said }: { fields: string[]; said?: string },
): Promise<RequestRecord> {
  const details = said ? { description: said, ...changes } : changes;
  const entered = await detailsEntered(ctx, catalogue, row, details);
  const written = await writeRequest(ctx.tx, row, { ...changes, ...entered }, ctx.now);
  if (entered.phase) ctx.record({ type: 'request.details_entered', requestId: row.id, data: { fields } });
  if (entered.phase !== 'registered') return written;
  return assignAutomatically(ctx, written, { because: 'registered', catalogue });
}

/**
 * T2: a blank request that now names somebody or says something becomes `registered` (or, when somebody took it on
 * registering, `in_process`), with what rules, the customer and the centre make of it (R6.1, R8.1) and a deadline from its
 * start. Nothing for a request that is past that: what it says later decides nothing (R8.2).
 */
async function detailsEntered(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  changes: RequestColumns,
): Promise<RequestColumns> {
  if (row.phase !== 'new') return {};
  const after = { ...row, ...changes } as RequestRecord;
  const says = [
    after.contact_id,
    after.caller_name,
    after.caller_phone,
    after.caller_email,
    after.subject,
    after.description,
    after.information_given,
    after.comment_text,
    after.solution,
  ].some(Boolean);
  if (!says) return {};
  if (after.kind === 'comment') return { ...enter(catalogue, 'registered', row, ctx.now), ...noDeadline };
  const { columns, owned } = await decideLate(ctx, catalogue, after, {
    text: after.description ?? '',
    languageSaid: 'language' in changes,
    takes: after.owner_id !== null,
  });
  const phase = after.owner_id ? 'in_process' : owned ? 'assigned' : 'registered';
  return { ...enter(catalogue, phase, row, ctx.now), ...columns };
}
