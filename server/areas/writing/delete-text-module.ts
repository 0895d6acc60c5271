import './writing-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { assertUnnamed } from './edit-text-module.ts';
import { listMacros } from './macro-queries.ts';
import { assertMayChange } from './may-change.ts';
import { deleteTextModuleRow, lockTextModules } from './text-module-queries.ts';
import { deleteUse } from './use-queries.ts';

/** Deletes a text module or template; the log keeps what it said. Throws `in_use` while other texts or macros need it. */
export async function deleteTextModule(ctx: Ctx<Principal>, id: string): Promise<void> {
  const modules = await lockTextModules(ctx.tx);
  const one = modules.find((module) => module.id === id);
  if (!one) throw notFound('text module');
  assertMayChange(ctx.actor, one, 'text module');
  assertUnnamed(modules, one);
  const macros = (await listMacros(ctx.tx)).filter((macro) =>
    macro.steps.some((step) => step.do === 'write' && step.templateId === id),
  );
  if (macros.length > 0) {
    const names = macros.map((macro) => macro.name);
    throw conflict('in_use', `Macros send it: ${names.join(', ')}. Give them another text first.`, { names });
  }
  await deleteTextModuleRow(ctx.tx, id);
  await deleteUse(ctx.tx, id);
  ctx.record({ type: 'text_module.deleted', data: { textModuleId: id, keyword: one.keyword } });
}
