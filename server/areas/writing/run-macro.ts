import './writing-events.ts';
import type { Catalogue } from '#areas/catalog/index.ts';
import { findRequest, type RequestRecord } from '#areas/requests/index.ts';
import type { RunMacro } from '#contract/words.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { carryOutSteps } from './carry-out-steps.ts';
import type { Library } from './library.ts';
import { inOrder, stepName } from './macro-order-calc.ts';
import { insertRun } from './macro-queries.ts';
import { macroFor } from './offer-macros.ts';
import { countUse } from './use-queries.ts';

/**
 * Runs a macro on a request: every step in one transaction through the use cases of requests, or none. The same `id` twice
 * runs once and answers the request. Throws whatever a step throws; then nothing was written and nothing is sent.
 */
export async function runMacro(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  library: Library,
  requestId: string,
  macroId: string,
  input: RunMacro,
): Promise<RequestRecord> {
  const row = await findRequest(ctx.tx, ctx.actor, requestId);
  if (!row) throw notFound('request');
  const macro = macroFor(library, ctx.actor, row, macroId);
  const id = input.id ?? newId(ctx.now);
  // Before the request is locked: the second of two with one id waits here for the first and then has nothing to do.
  const run = { id, macroId, requestId, personId: ctx.actor.id };
  if (!(await insertRun(ctx.tx, run, ctx.now))) return (await findRequest(ctx.tx, ctx.actor, requestId)) ?? row;
  const ran = await carryOutSteps(
    ctx,
    catalogue,
    library.modules,
    requestId,
    { steps: macro.steps, ownerId: macro.owner_id },
    { version: input.version, texts: input.texts, holdSeconds: input.holdSeconds, messageId: id },
  );
  await countUse(ctx.tx, macroId, ctx.now);
  const steps = inOrder(macro.steps).map(stepName);
  ctx.record({ type: 'macro.run', requestId, data: { macroId, name: macro.name, steps } });
  return ran.after;
}
