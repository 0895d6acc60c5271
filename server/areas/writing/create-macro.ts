import './writing-events.ts';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { MacroStep } from '#contract/words.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { checkedSteps } from './checked-steps.ts';
import { insertMacro } from './macro-queries.ts';
import { assertMayShare } from './may-change.ts';
import { listTextModules } from './text-module-queries.ts';

export type MacroInput = {
  id?: string | undefined;
  name: string;
  shortcut?: string | null | undefined;
  personal: boolean;
  centreId?: string | null | undefined;
  steps: MacroStep[];
  active?: boolean | undefined;
};

/** Adds a macro, personal or everybody's (`text.edit`). Throws `already_exists` for the name, and what `checkedSteps` throws. */
export async function createMacro(ctx: Ctx<Principal>, catalogue: Catalogue, input: MacroInput): Promise<string> {
  if (!input.personal) assertMayShare(ctx.actor);
  return addMacro(ctx, catalogue, input, input.personal ? ctx.actor.id : null);
}

/** The same without asking rights: for the first macros a desk begins with. */
export async function addMacro(
  ctx: Ctx,
  catalogue: Catalogue,
  input: MacroInput,
  ownerId: string | null,
): Promise<string> {
  const id = input.id ?? newId(ctx.now);
  const steps = checkedSteps(input.steps, catalogue, await listTextModules(ctx.tx), ownerId);
  const row = {
    name: input.name,
    shortcut: input.shortcut ?? null,
    owner_id: ownerId,
    centre_id: input.centreId ?? null,
    steps,
    active: input.active ?? true,
  };
  const added = await insertMacro(ctx.tx, id, row, ctx.now);
  if (added === 'taken') throw conflict('already_exists', `There is a macro called ${input.name} already.`);
  if (added === 'new') ctx.record({ type: 'macro.created', data: { macroId: id, name: input.name } });
  return id;
}
