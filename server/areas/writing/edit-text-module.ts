import './writing-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { checkedTexts } from './checked-texts.ts';
import { assertNoCircle, type TextModuleInput } from './create-text-module.ts';
import { assertMayChange } from './may-change.ts';
import { standsIn } from './nested-modules.ts';
import { isKeywordTaken, lockTextModules, type TextModuleColumns, updateTextModule } from './text-module-queries.ts';

/**
 * Changes a text module or template. Its keyword stays while others name it. Throws `in_use`, `already_exists`,
 * `unknown_variable`, `unknown_module`, `module_cycle`, `empty_text`.
 */
export async function editTextModule(
  ctx: Ctx<Principal>,
  id: string,
  input: Partial<Omit<TextModuleInput, 'id' | 'personal'>> & { version?: number | undefined },
): Promise<void> {
  const modules = await lockTextModules(ctx.tx);
  const one = modules.find((module) => module.id === id);
  if (!one) throw notFound('text module');
  assertMayChange(ctx.actor, one, 'text module');
  assertVersionSeen(one, input.version);
  const after = { ...one, keyword: input.keyword ?? one.keyword };
  const known = modules.map((module) => (module.id === id ? after : module));
  const texts = input.texts && checkedTexts(input.texts, known, one.owner_id);
  const changes = changedColumns<TextModuleColumns>(one, {
    kind: input.kind,
    keyword: input.keyword,
    name: input.name,
    texts,
    centre_id: input.centreId,
    category_id: input.categoryId,
    used_in: input.usedIn,
    active: input.active,
  });
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  if (changes.keyword !== undefined) {
    assertUnnamed(modules, one);
    if (await isKeywordTaken(ctx.tx, changes.keyword, one.owner_id, id)) {
      throw conflict('already_exists', `The keyword ${changes.keyword} is taken.`);
    }
  }
  assertNoCircle(known, { ...after, texts: texts ?? one.texts });
  await updateTextModule(ctx.tx, id, changes, ctx.now);
  ctx.record({ type: 'text_module.edited', data: { textModuleId: id, fields } });
}

/** Refuses taking a keyword away that other texts name. */
export function assertUnnamed(...[modules, one]: Parameters<typeof standsIn>): void {
  const names = standsIn(modules, one).map((other) => other.keyword);
  if (names.length > 0) {
    throw conflict('in_use', `${one.keyword} stands in ${names.join(', ')}. Take it out there first.`, { names });
  }
}
