import type { z } from 'zod';
import { findSetting } from '#areas/settings/index.ts';
import type { CustomerBody } from '#contract/customers.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import {
  type Email,
  lineOrNull,
  nameByReach,
  nameOrReach,
  type Phone,
  readEmails,
  readPhones,
} from './customer-details.ts';
import type { CustomerField } from './customer-events.ts';
import { type KeptEmail, type KeptPhone, type LockedCustomer, lockCustomer } from './customer-queries.ts';
import {
  type ContactFields,
  refreshSearchText,
  updateContact,
  writeEmails,
  writePhones,
} from './customer-write-queries.ts';
import { linkOrganisation } from './link-organisation.ts';
import { isUnchanged, listDifferences } from './list-differences.ts';

export type CustomerChange = z.output<typeof CustomerBody> & { version?: number };

const fieldOf: Record<keyof ContactFields, CustomerField> = {
  name: 'name',
  organisation_id: 'organisation',
  language: 'language',
  address: 'address',
  notes: 'notes',
  is_vip: 'isVip',
  is_prospect: 'isProspect',
  priority_id: 'priority',
  responsible_id: 'responsible',
};

/**
 * Changes what was sent and leaves the rest; lists replace. What already is as sent writes nothing, not even a version.
 * Throws 404, `request_changed` when the version seen is not the present one, `empty_customer`, `invalid_address`.
 */
export async function editCustomer(ctx: Ctx, id: string, input: CustomerChange): Promise<void> {
  const { tx, now } = ctx;
  const present = await lockCustomer(tx, id);
  if (!present) throw notFound('customer');
  if (present.erased_at) throw conflict('customer_erased', 'The personal data of this customer were erased.');
  if (input.version !== undefined && input.version !== present.version) {
    throw conflict('request_changed', 'The customer was changed since you read it.', { version: present.version });
  }
  const phones = input.phones && readPhones(input.phones, (await findSetting(tx, 'desk'))?.country ?? '');
  const emails = input.emails && readEmails(input.emails);
  const phoneRows = phones && phoneDifferences(present.phones, phones);
  const emailRows = emails && emailDifferences(present.emails, emails);
  const organisationId = await linkOrganisation(ctx, input);
  const address = input.address === undefined ? present.address : lineOrNull(input.address, 500);
  const wanted: ContactFields = {
    name: nameOrReach(givenName(present, input), {
      phones: phones ?? present.phones,
      emails: emails ?? present.emails,
      address,
    }),
    organisation_id: organisationId === undefined ? present.organisation_id : organisationId,
    language: input.language === undefined ? present.language : input.language,
    address,
    notes: input.notes === undefined ? present.notes : input.notes || null,
    is_vip: input.isVip ?? present.is_vip,
    is_prospect: input.isProspect ?? present.is_prospect,
    priority_id: input.priorityId === undefined ? present.priority_id : input.priorityId,
    responsible_id: input.responsibleId === undefined ? present.responsible_id : input.responsibleId,
  };
  const columns = (Object.keys(fieldOf) as (keyof ContactFields)[]).filter((key) => wanted[key] !== present[key]);
  const fields = columns.map((column) => fieldOf[column]);
  if (phoneRows && !isUnchanged(phoneRows)) fields.push('phones');
  if (emailRows && !isUnchanged(emailRows)) fields.push('emails');
  if (fields.length === 0) return;

  await updateContact(tx, id, Object.fromEntries(columns.map((column) => [column, wanted[column]])), now);
  if (phoneRows) await writePhones(tx, id, phoneRows, now);
  if (emailRows) await writeEmails(tx, id, emailRows, now);
  await refreshSearchText(tx, { contactId: id });
  ctx.record({ type: 'customer.edited', data: { contactId: id, fields } });
}

const phoneDifferences = (present: KeptPhone[], wanted: Phone[]) =>
  listDifferences(
    present,
    wanted,
    [(row, to) => row.number === to.number, (row, to) => row.e164 !== null && row.e164 === to.e164],
    (row, to) => row.number === to.number && row.e164 === to.e164,
  );

const emailDifferences = (present: KeptEmail[], wanted: Email[]) =>
  listDifferences(
    present,
    wanted,
    [(row, to) => row.address === to.address, (row, to) => row.address_key === to.key],
    (row, to) => row.address === to.address,
  );

/** The name somebody gave; null when there is none, so that a corrected number also corrects what stands in for it. */
function givenName(present: LockedCustomer, input: CustomerChange): string | null {
  if (input.name !== undefined) return lineOrNull(input.name, 200);
  const standIn = nameByReach(present)?.slice(0, 200);
  return present.name === standIn ? null : present.name;
}
