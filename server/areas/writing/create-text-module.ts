import './writing-events.ts';
import type { TextsByLanguage } from '#areas/wording/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { checkedTexts } from './checked-texts.ts';
import { assertMayShare } from './may-change.ts';
import { circleOf } from './nested-modules.ts';
import { insertTextModule, lockTextModules } from './text-module-queries.ts';

export type TextModuleInput = {
  id?: string | undefined;
  kind: 'module' | 'template';
  keyword: string;
  name: string;
  texts: TextsByLanguage;
  personal: boolean;
  centreId?: string | null | undefined;
  categoryId?: string | null | undefined;
  usedIn: 'reply' | 'note' | 'both';
  active?: boolean | undefined;
};

/**
 * Adds a text module or template, personal or everybody's (`text.edit`). Gives the id; one that is known is answered and
 * nothing written. Throws `already_exists` for a keyword, `unknown_variable`, `unknown_module`, `module_cycle`, `empty_text`.
 */
export async function createTextModule(ctx: Ctx<Principal>, input: TextModuleInput): Promise<string> {
  if (!input.personal) assertMayShare(ctx.actor);
  return addTextModule(ctx, input, input.personal ? ctx.actor.id : null);
}

/** The same without asking rights: for the first words a desk begins with. */
export async function addTextModule(ctx: Ctx, input: TextModuleInput, ownerId: string | null): Promise<string> {
  const id = input.id ?? newId(ctx.now);
  const modules = await lockTextModules(ctx.tx);
  if (modules.some((one) => one.id === id)) return id;
  const row = {
    kind: input.kind,
    keyword: input.keyword,
    name: input.name,
    texts: input.texts,
    owner_id: ownerId,
    centre_id: input.centreId ?? null,
    category_id: input.categoryId ?? null,
    used_in: input.usedIn,
    active: input.active ?? true,
  };
  // It counts as known while its texts are read: naming itself is a circle, not an unknown name.
  const known = [...modules, { ...row, id, version: 1, owner_name: null }];
  const texts = checkedTexts(input.texts, known, ownerId);
  assertNoCircle(known, { ...row, texts, id });
  const added = await insertTextModule(ctx.tx, id, { ...row, texts }, ctx.now);
  if (added === 'taken') throw conflict('already_exists', `The keyword ${input.keyword} is taken.`);
  ctx.record({ type: 'text_module.created', data: { textModuleId: id, keyword: input.keyword } });
  return id;
}

/** Refuses a module in which it would stand itself, with the chain that leads back to it. */
export function assertNoCircle(...[modules, one]: Parameters<typeof circleOf>): void {
  const chain = circleOf(modules, one);
  if (!chain) return;
  throw conflict('module_cycle', `These would stand in one another without end: ${chain.join(' → ')}.`, { chain });
}
