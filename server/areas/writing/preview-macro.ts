import type { Catalogue } from '#areas/catalog/index.ts';
import { findRequest } from '#areas/requests/index.ts';
import type { MacroPreview, MacroStep } from '#contract/words.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { carryOutSteps, type StepsInput } from './carry-out-steps.ts';
import { changesOf, textsOf } from './describe-run.ts';
import { writesOf } from './macro-order-calc.ts';
import { refusalOf } from './offer-macros.ts';
import { renderText, writingPlace } from './render-text.ts';
import type { TextModuleRow } from './text-module-queries.ts';

export type Rehearsed = { id: string; name: string; steps: readonly MacroStep[]; ownerId: string | null };

/**
 * What a macro would do to a request: inside a rehearsal, so that it is what a run does. A refusal is told with the step
 * that met it, and the texts as far as they can be read without it.
 */
export async function previewMacro(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  modules: readonly TextModuleRow[],
  requestId: string,
  macro: Rehearsed,
  input: Pick<StepsInput, 'texts'>,
): Promise<MacroPreview> {
  const row = await findRequest(ctx.tx, ctx.actor, requestId);
  if (!row) throw notFound('request');
  const shown = { macro: { id: macro.id, name: macro.name }, version: row.version };
  let step: string | null = null;
  try {
    const ran = await carryOutSteps(ctx, catalogue, modules, requestId, macro, input, (at) => {
      step = at;
    });
    const texts = await textsOf(ctx.tx, ran.texts);
    return { ...shown, can: true, refusal: null, texts, changes: await changesOf(ctx.tx, catalogue, ran) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const place = await writingPlace(ctx.tx, catalogue, ctx.actor, row, ctx.now);
    const texts = writesOf(macro.steps).flatMap((one) => {
      const template = one.templateId ? modules.find((known) => known.id === one.templateId) : undefined;
      const ready = renderText(template?.texts ?? one.texts ?? {}, modules, place, template?.owner_id ?? macro.ownerId);
      return ready ? [{ as: one.as, ...ready, to: [], cc: [], subject: null, signature: null }] : [];
    });
    return { ...shown, can: false, refusal: refusalOf(error, step), texts, changes: [] };
  }
}
