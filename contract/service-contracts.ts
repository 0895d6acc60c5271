import { z } from 'zod';
import { ById, Id, line, Named, text, Version } from './common-shapes.ts';
import { route } from './route.ts';

const Day = z.iso.date().describe("Day in the office's zone, ISO 8601");

const contractStatuses = ['free', 'active', 'expired', 'canceled', 'closed'] as const;
/** Free → active → expired or cancelled → closed (§3.10). */
export const ContractStatus = z.enum(contractStatuses);
export type ContractStatus = z.infer<typeof ContractStatus>;

export const ServiceContract = z.object({
  id: Id,
  number: z.string(),
  name: z.string().nullable(),
  organisation: Named.nullable().describe('Of the whole company; null: of the person alone'),
  effectiveOn: Day,
  expiryOn: Day.nullable().describe("The last day it holds, in the office's zone; null: until somebody ends it"),
  status: ContractStatus.describe('`expired` is what an active one is after its last day'),
  inForce: z.boolean().describe('Active, and today is one of its days'),
  priority: Named.nullable().describe('What requests get that nothing stronger says a priority for'),
  note: z.string().nullable(),
  next: z.array(ContractStatus).describe('What it may become now'),
  version: z.int(),
});
export type ServiceContract = z.infer<typeof ServiceContract>;

const ContractBody = z.object({
  number: line(60).pipe(z.string().min(1)),
  name: line(200).nullish(),
  effectiveOn: Day,
  expiryOn: Day.nullish(),
  priorityId: Id.nullish(),
  note: text(10_000).nullish(),
});

export const serviceContractRoutes = {
  list: route({
    method: 'GET',
    path: '/customers/{id}/contracts',
    summary: 'Contracts of a customer and of the company the customer belongs to',
    description: 'Those in force first; at most 200.',
    access: 'customer.read',
    stranger: 'reaches',
    params: ById,
    answer: z.object({ rows: z.array(ServiceContract) }),
  }),
  create: route({
    method: 'POST',
    path: '/customers/{id}/contracts',
    summary: 'Keep a contract of a customer',
    access: 'customer.edit',
    stranger: 'reaches',
    params: ById,
    body: ContractBody.extend({
      id: Id.optional(),
      ofOrganisation: z.boolean().optional().describe("Of the customer's whole company"),
      active: z.boolean().optional().describe('Active at once instead of free'),
    }),
    status: 201,
    answer: ServiceContract,
  }),
  edit: route({
    method: 'PATCH',
    path: '/service-contracts/{id}',
    summary: 'Change a contract',
    description: 'Of one that is over only the note; a closed one stays as it is.',
    access: 'customer.edit',
    stranger: 'reaches',
    params: ById,
    body: ContractBody.partial().extend({ version: Version.optional() }),
    answer: ServiceContract,
  }),
  setStatus: route({
    method: 'PUT',
    path: '/service-contracts/{id}/status',
    summary: 'Activate, cancel or close a contract',
    description: 'Free → active → expired or cancelled → closed; it expires by itself after its last day.',
    access: 'customer.edit',
    stranger: 'reaches',
    params: ById,
    body: z.object({ status: z.enum(['active', 'canceled', 'closed']), version: Version.optional() }),
    answer: ServiceContract,
  }),
};
