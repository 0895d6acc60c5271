import './writing-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import {
  deleteSignatureRow,
  lockSignature,
  type SignatureRow,
  type TextsByLanguage,
  updateSignature,
} from '#areas/wording/index.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { checkedTexts } from './checked-texts.ts';
import { assertMayChange } from './may-change.ts';

/** Changes a signature; mails written earlier keep theirs. Throws `unknown_variable`, `empty_text`. */
export async function editSignature(
  ctx: Ctx<Principal>,
  id: string,
  input: { texts?: TextsByLanguage | undefined; version?: number | undefined },
): Promise<void> {
  const one = await lockMine(ctx, id);
  assertVersionSeen(one, input.version);
  const { texts } = changedColumns(one, { texts: input.texts && checkedTexts(input.texts, [], null) });
  if (!texts) return;
  await updateSignature(ctx.tx, id, texts, ctx.now);
  ctx.record({ type: 'signature.edited', data: { signatureId: id } });
}

/** Deletes a signature; the one of the centre or the desk then takes its place. */
export async function deleteSignature(ctx: Ctx<Principal>, id: string): Promise<void> {
  await lockMine(ctx, id);
  await deleteSignatureRow(ctx.tx, id);
  ctx.record({ type: 'signature.deleted', data: { signatureId: id } });
}

async function lockMine(ctx: Ctx<Principal>, id: string): Promise<SignatureRow> {
  const one = await lockSignature(ctx.tx, id);
  if (!one) throw notFound('signature');
  assertMayChange(ctx.actor, { owner_id: one.person_id }, 'signature');
  return one;
}
