import { z } from 'zod';
import {
  ById,
  Id,
  Instant,
  Language,
  line,
  Named,
  PageQuery,
  pageOf,
  text,
  typedAddress,
  Version,
} from './common-shapes.ts';
import { RequestRow } from './requests.ts';
import { route } from './route.ts';

export const CustomerBody = z.object({
  name: line(200).nullish(),
  organisationId: Id.nullish(),
  organisationName: line(200).nullish().describe('Links the organisation of this name, kept new when there is none'),
  language: Language.nullish(),
  phones: z.array(line(60)).max(20).optional(),
  emails: z.array(typedAddress).max(20).optional(),
  address: line(500).nullish(),
  notes: text(10_000).nullish(),
  isVip: z.boolean().optional(),
  isProspect: z.boolean().optional().describe('Not a customer yet (S5-6)'),
  priorityId: Id.nullish().describe('Requests of this person get it unless a rule says otherwise (R8.1)'),
  responsibleId: Id.nullish().describe('Who of us knows the customer (§4.12)'),
});

export const Customer = z.object({
  id: Id,
  name: z.string(),
  organisation: Named.extend({
    isProspect: z.boolean(),
    priorityId: Id.nullable().describe('For its people who have none of their own (R8.1)'),
  }).nullable(),
  language: Language.nullable(),
  phones: z.array(z.object({ number: z.string(), e164: z.string().nullable() })),
  emails: z.array(z.string()),
  address: z.string().nullable(),
  notes: z.string().nullable(),
  isVip: z.boolean(),
  isProspect: z.boolean(),
  priorityId: Id.nullable(),
  responsible: Named.nullable().describe('Who of us knows the customer'),
  openRequests: z.int(),
  createdAt: Instant,
  erasedAt: Instant.nullable().describe('When the personal data were erased'),
  version: z.int(),
});
export type Customer = z.infer<typeof Customer>;

/** A customer among others: what tells one from the other; the rest stands on the customer's page, whose opening is noted. */
export const CustomerHit = Customer.pick({
  id: true,
  name: true,
  phones: true,
  emails: true,
  isVip: true,
  isProspect: true,
  openRequests: true,
}).extend({ organisation: Named.nullable() });
export type CustomerHit = z.infer<typeof CustomerHit>;

export const customerRoutes = {
  list: route({
    method: 'GET',
    path: '/customers',
    summary: 'List or find customers',
    description: 'By any part of a name, organisation or address, or a phone number in any spelling.',
    access: 'customer.read',
    query: PageQuery.extend({
      q: z.string().max(200).optional(),
      alike: z
        .stringbool()
        .optional()
        .describe('Where nobody has the words: those whose names are spelled much like them'),
    }),
    answer: pageOf(CustomerHit).extend({
      onlyAlike: z.boolean().optional().describe('True when nobody has the words, and these are only spelled alike'),
    }),
  }),
  lookUp: route({
    method: 'GET',
    path: '/customers/lookup',
    summary: 'Who calls or writes: customers with exactly this number or address',
    access: 'customer.read',
    query: z.object({ phone: z.string().max(60).optional(), email: z.string().max(320).optional() }),
    answer: z.object({ customers: z.array(CustomerHit), e164: z.string().nullable() }),
  }),
  create: route({
    method: 'POST',
    path: '/customers',
    summary: 'Keep a new customer',
    description: 'At least a name, an address, a phone number or an e-mail address.',
    access: 'customer.edit',
    body: CustomerBody.extend({ id: Id.optional() }),
    status: 201,
    answer: Customer,
  }),
  read: route({
    method: 'GET',
    path: '/customers/{id}',
    summary: 'Open a customer',
    access: 'customer.read',
    stranger: 'reaches',
    params: ById,
    answer: Customer,
  }),
  edit: route({
    method: 'PATCH',
    path: '/customers/{id}',
    summary: 'Change a customer',
    access: 'customer.edit',
    stranger: 'reaches',
    params: ById,
    body: CustomerBody.extend({ version: Version.optional() }),
    answer: Customer,
  }),
  editOrganisation: route({
    method: 'PATCH',
    path: '/organisations/{id}',
    summary: 'Change what an organisation is called and how important it is',
    access: 'customer.edit',
    stranger: 'reaches',
    params: ById,
    body: z.object({
      name: line(200).pipe(z.string().min(1)).optional(),
      isProspect: z.boolean().optional(),
      priorityId: Id.nullish(),
    }),
    answer: Named.extend({ isProspect: z.boolean(), priorityId: Id.nullable() }),
  }),
  requests: route({
    method: 'GET',
    path: '/customers/{id}/requests',
    summary: "A customer's requests, open ones first",
    access: 'customer.read',
    stranger: 'reaches',
    params: ById,
    query: PageQuery,
    answer: pageOf(RequestRow),
  }),
};
