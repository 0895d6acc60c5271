import './customer-events.ts';
import { changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { lockOrganisation, type OrganisationWeight, updateOrganisationWeight } from './organisation-queries.ts';

/**
 * Says how important an organisation is: whether it may become a customer (S5-6), and the priority of its people's
 * requests (R8.1). Gives it as it is then. Throws 404 and `reference_unknown`. The caller has asked `customer.edit`.
 */
export async function weighOrganisation(
  ctx: Ctx,
  id: string,
  input: { isProspect?: boolean | undefined; priorityId?: string | null | undefined },
): Promise<{ id: string; name: string; isProspect: boolean; priorityId: string | null }> {
  const present = await lockOrganisation(ctx.tx, id);
  if (!present) throw notFound('organisation');
  const changes = changedColumns<OrganisationWeight>(present, {
    is_prospect: input.isProspect,
    priority_id: input.priorityId,
  });
  const fields = Object.keys(changes);
  if (fields.length > 0) {
    await updateOrganisationWeight(ctx.tx, id, changes, ctx.now);
    ctx.record({ type: 'organisation.weighed', data: { organisationId: id, fields } });
  }
  const { name, is_prospect: isProspect, priority_id: priorityId } = { ...present, ...changes };
  return { id, name, isProspect, priorityId };
}
