import './writing-events.ts';
import type { Catalogue } from '#areas/catalog/index.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { checkedSteps } from './checked-steps.ts';
import type { MacroInput } from './create-macro.ts';
import { deleteMacroRow, isMacroNameTaken, lockMacro, type MacroColumns, updateMacro } from './macro-queries.ts';
import { assertMayChange } from './may-change.ts';
import { listTextModules } from './text-module-queries.ts';
import { deleteUse } from './use-queries.ts';

/** Changes a macro. Throws `already_exists`, and what `checkedSteps` throws. */
export async function editMacro(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  id: string,
  input: Partial<Omit<MacroInput, 'id' | 'personal'>> & { version?: number | undefined },
): Promise<void> {
  const one = await lockMacro(ctx.tx, id);
  if (!one) throw notFound('macro');
  assertMayChange(ctx.actor, one, 'macro');
  assertVersionSeen(one, input.version);
  const steps = input.steps && checkedSteps(input.steps, catalogue, await listTextModules(ctx.tx), one.owner_id);
  const changes = changedColumns<MacroColumns>(one, {
    name: input.name,
    shortcut: input.shortcut,
    centre_id: input.centreId,
    // As the database keeps them, without what is undefined.
    steps: steps && (JSON.parse(JSON.stringify(steps)) as MacroColumns['steps']),
    active: input.active,
  });
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  if (changes.name !== undefined && (await isMacroNameTaken(ctx.tx, changes.name, one.owner_id, id))) {
    throw conflict('already_exists', `There is a macro called ${changes.name} already.`);
  }
  await updateMacro(ctx.tx, id, changes, ctx.now);
  ctx.record({ type: 'macro.edited', data: { macroId: id, fields } });
}

/** Deletes a macro; what it did stays done, and the log keeps what it was. */
export async function deleteMacro(ctx: Ctx<Principal>, id: string): Promise<void> {
  const one = await lockMacro(ctx.tx, id);
  if (!one) throw notFound('macro');
  assertMayChange(ctx.actor, one, 'macro');
  await deleteMacroRow(ctx.tx, id);
  await deleteUse(ctx.tx, id);
  ctx.record({ type: 'macro.deleted', data: { macroId: id, name: one.name } });
}
