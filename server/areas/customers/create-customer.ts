import type { z } from 'zod';
import { findSetting } from '#areas/settings/index.ts';
import type { CustomerBody } from '#contract/customers.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { inOrder } from '#platform/in-order.ts';
import { lineOrNull, nameOrReach, readEmails, readPhones } from './customer-details.ts';
import { insertContact, writeEmails, writePhones } from './customer-write-queries.ts';
import { linkOrganisation } from './link-organisation.ts';

export type NewCustomer = z.output<typeof CustomerBody> & { id?: string };

/**
 * Keeps a new customer and gives the id. Nothing but something to know the customer by is asked for (S2-24); without a
 * name the number or address stands in for it. The same id again gives the first one, unchanged. Throws
 * `empty_customer` and `invalid_address`; the caller has asked `customer.edit`.
 */
export async function createCustomer(ctx: Ctx, input: NewCustomer): Promise<string> {
  const { tx, now } = ctx;
  const id = input.id ?? newId(now);
  const country = input.phones?.length ? (await findSetting(tx, 'desk'))?.country : undefined;
  const phones = readPhones(input.phones ?? [], country ?? '');
  const emails = readEmails(input.emails ?? []);
  const address = lineOrNull(input.address, 500);
  const name = nameOrReach(lineOrNull(input.name, 200), { phones, emails, address });
  const contact = {
    id,
    name,
    organisation_id: (await linkOrganisation(ctx, input)) ?? null,
    language: input.language ?? null,
    address,
    notes: input.notes || null,
    is_vip: input.isVip ?? false,
    is_prospect: input.isProspect ?? false,
    priority_id: input.priorityId ?? null,
    responsible_id: input.responsibleId ?? null,
    created_by: ctx.actor.id,
  };
  const inserted = insertContact(tx, contact, { phones, emails }, now);
  // Only an id that was given may be taken; what follows it leaves in the same trip otherwise.
  if (input.id && !(await inserted)) return id;
  await inOrder(
    inserted,
    writePhones(tx, id, { removed: [], changed: [], added: phones.map((to, position) => ({ to, position })) }, now),
    writeEmails(tx, id, { removed: [], changed: [], added: emails.map((to, position) => ({ to, position })) }, now),
  );
  ctx.record({ type: 'customer.created', data: { contactId: id } });
  return id;
}
