import type { Ctx } from '#platform/command.ts';
import { lineOrNull } from './customer-details.ts';
import { findOrInsertOrganisation } from './organisation-queries.ts';

export type OrganisationChoice = { organisationId?: string | null; organisationName?: string | null };

/**
 * The organisation that was meant: by id, or by name, kept new when there is none of that name. Gives null for none
 * and undefined when nothing was said about it.
 */
export async function linkOrganisation(ctx: Ctx, choice: OrganisationChoice): Promise<string | null | undefined> {
  if (choice.organisationId) return choice.organisationId;
  const name = lineOrNull(choice.organisationName, 200);
  if (name) return findOrInsertOrganisation(ctx.tx, name, ctx.now);
  return choice.organisationId === undefined && choice.organisationName === undefined ? undefined : null;
}
