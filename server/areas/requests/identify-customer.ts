import type { Catalogue } from '#areas/catalog/index.ts';
import { createCustomer, editCustomer, findCustomer, normalisePhone } from '#areas/customers/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, invalid, notFound } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { writeDetails } from './details-entered.ts';
import { lockForChange } from './lock-for-change.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

export type Identification = {
  keep: 'existing' | 'this_request_only' | 'new_customer' | 'update_customer';
  contactId?: string | null;
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  version?: number;
};

/**
 * Says who it is (S4-16), and what becomes of the details she typed: they stay on this request only, make a new customer,
 * or update the one linked; never one of these silently. Throws `empty_customer`, `invalid_address`, `not_found`.
 */
export async function identifyCustomer(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: Identification,
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'identify_customer', input.version);
  const contactId = await contactFor(ctx, row, input);
  const typed = {
    caller_name: keptOr(input.name, row.caller_name),
    caller_phone: keptOr(input.phone, row.caller_phone),
    caller_email: keptOr(input.email, row.caller_email),
  };
  const changes: RequestColumns = {
    contact_id: contactId,
    ...typed,
    caller_e164: typed.caller_phone ? (normalisePhone(typed.caller_phone, catalogue.desk.country)?.e164 ?? null) : null,
  };
  ctx.record({
    type: 'request.customer_identified',
    requestId: id,
    data: { keep: input.keep, contactId, name: input.name ?? null },
  });
  return writeDetails(ctx, catalogue, row, changes, { fields: ['contact_id'] });
}

async function contactFor(ctx: Ctx<AnyActor>, row: RequestRecord, input: Identification): Promise<string | null> {
  if (input.keep === 'this_request_only') return input.contactId ?? null;
  if (input.keep === 'new_customer') {
    return createCustomer(ctx, { name: input.name, phones: listOf(input.phone), emails: listOf(input.email) });
  }
  const contactId = input.contactId ?? row.contact_id;
  if (!contactId) throw invalid('invalid_body', 'Say which customer it is.');
  const known = await findCustomer(ctx.tx, contactId);
  if (!known) throw notFound('customer');
  if (known.erased_at) throw conflict('customer_erased', 'The personal data of this customer were erased.');
  if (input.keep === 'update_customer') {
    await editCustomer(ctx, contactId, {
      ...(input.name ? { name: input.name } : {}),
      // Added, not replaced: the numbers and addresses she did not see stay.
      ...(input.phone ? { phones: [...new Set([...known.phones.map((phone) => phone.number), input.phone])] } : {}),
      ...(input.email ? { emails: [...new Set([...known.emails, input.email])] } : {}),
    });
  }
  return contactId;
}

const listOf = (value: string | null | undefined) => (value ? [value] : []);
const keptOr = (given: string | null | undefined, before: string | null) =>
  given === undefined ? before : given || null;
