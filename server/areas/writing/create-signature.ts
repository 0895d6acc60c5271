import './writing-events.ts';
import { insertSignature, type TextsByLanguage } from '#areas/wording/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { checkedTexts } from './checked-texts.ts';
import { assertMayShare } from './may-change.ts';

/** Adds the signature of oneself, of a centre, or of the desk. Throws `already_exists`, `unknown_variable`, `empty_text`. */
export async function createSignature(
  ctx: Ctx<Principal>,
  input: { id?: string | undefined; personal: boolean; centreId?: string | null | undefined; texts: TextsByLanguage },
): Promise<string> {
  if (!input.personal) assertMayShare(ctx.actor);
  return addSignature(ctx, input, input.personal ? ctx.actor.id : null);
}

/** The same without asking rights: for the first words a desk begins with. */
export async function addSignature(
  ctx: Ctx,
  input: { id?: string | undefined; centreId?: string | null | undefined; texts: TextsByLanguage },
  personId: string | null,
): Promise<string> {
  const id = input.id ?? newId(ctx.now);
  // Modules have no place in a signature: it stands below every mail and must be what it says.
  const texts = checkedTexts(input.texts, [], null);
  const row = { id, person_id: personId, centre_id: personId ? null : (input.centreId ?? null), texts };
  const added = await insertSignature(ctx.tx, row, ctx.now);
  if (added === 'taken') throw conflict('already_exists', 'There is a signature for this already. Change that one.');
  if (added === 'new') ctx.record({ type: 'signature.created', data: { signatureId: id } });
  return id;
}
