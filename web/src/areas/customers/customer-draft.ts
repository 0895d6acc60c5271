import type { Language } from '#contract/common-shapes.ts';
import type { Customer } from '#contract/customers.ts';

export type CustomerDraft = {
  name: string;
  organisationName: string;
  language: Language | null;
  phones: string[];
  emails: string[];
  address: string;
  notes: string;
  isVip: boolean;
  isProspect: boolean;
  priorityId: string | null;
  responsibleId: string | null;
};

/** Fields of a customer as they are edited; lists always have a line to type in. */
export function customerDraft(customer: Customer | undefined, begin: Partial<CustomerDraft> = {}): CustomerDraft {
  return {
    name: customer?.name ?? begin.name ?? '',
    organisationName: customer?.organisation?.name ?? '',
    language: customer?.language ?? null,
    phones: atLeastOne(customer?.phones.map((one) => one.number) ?? begin.phones ?? []),
    emails: atLeastOne(customer?.emails ?? begin.emails ?? []),
    address: customer?.address ?? '',
    notes: customer?.notes ?? '',
    isVip: customer?.isVip ?? false,
    isProspect: customer?.isProspect ?? false,
    priorityId: customer?.priorityId ?? null,
    responsibleId: customer?.responsible?.id ?? null,
  };
}

const atLeastOne = (lines: string[]) => (lines.length === 0 ? [''] : lines);
const filled = (lines: string[]) => lines.map((line) => line.trim()).filter((line) => line !== '');

/** The body of the call: empty lines left out, an emptied field null. No organisation name takes the link away. */
export function customerBody(values: CustomerDraft): Record<string, unknown> {
  const { organisationName, ...rest } = values;
  const organisation = organisationName.trim();
  return {
    ...rest,
    name: rest.name.trim() || null,
    phones: filled(rest.phones),
    emails: filled(rest.emails),
    address: rest.address.trim() || null,
    notes: rest.notes.trim() || null,
    ...(organisation === '' ? { organisationId: null } : { organisationName: organisation }),
  };
}

/** What the words somebody searched for most likely are, when nobody was found and they become a new customer. */
export function beginFrom(words: string): Partial<CustomerDraft> {
  const text = words.trim();
  if (text === '') return {};
  if (text.includes('@')) return { emails: [text] };
  return /^[+\d(][\d\s()/.-]{4,}$/.test(text) ? { phones: [text] } : { name: text };
}
