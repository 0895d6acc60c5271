import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { refreshSearchText } from './customer-write-queries.ts';
import { lockOrganisation, updateOrganisationName } from './organisation-queries.ts';

/**
 * Gives an organisation another name; its people are found under it at once. Throws 404, and `already_exists` when
 * another organisation has the name. The caller has asked `customer.edit`.
 */
export async function renameOrganisation(ctx: Ctx, id: string, name: string): Promise<void> {
  const present = await lockOrganisation(ctx.tx, id);
  if (!present) throw notFound('organisation');
  if (present.name === name) return;
  await updateOrganisationName(ctx.tx, id, name, ctx.now);
  await refreshSearchText(ctx.tx, { organisationId: id });
  ctx.record({ type: 'organisation.renamed', data: { organisationId: id } });
}
