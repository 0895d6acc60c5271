import { z } from 'zod';
import { ById, Id, Instant, Named, typedAddress } from './common-shapes.ts';
import { DeskReach } from './desk-reach.ts';
import { route } from './route.ts';

/** What a chain may react to (§3.2). */
export const chainEvents = ['new_request', 'read', 'owner_changed', 'new_info', 'closed', 'priority_changed'] as const;
export const ChainEvent = z.enum(chainEvents);
export type ChainEvent = z.infer<typeof ChainEvent>;

export const reactions = ['none', 'stop', 'continue', 'restart'] as const;

export const ChainLevel = z
  .object({
    afterMinutes: z.int().min(1).max(525_600).describe('From the level before, the first from the start (R11.3)'),
    assignTo: z
      .enum(['nobody', 'person', 'queue', 'automatic'])
      .describe('`automatic`: another one, as the category hands out its work'),
    personId: Id.nullable().describe('With `person`: who; somebody absent is passed over, and it goes to the queue'),
    tellOwner: z.boolean(),
    tellAdministrator: z
      .boolean()
      .describe('Whoever answers for the category; when absent the supervisors of the centre'),
    tellCustomer: z.boolean(),
    customerTextId: Id.nullable().describe("A text module or template; null: the product's own words"),
    addresses: z.array(typedAddress.pipe(z.string().min(3))).max(20),
    addressTextId: Id.nullable(),
  })
  .refine((level) => level.assignTo !== 'person' || level.personId !== null, {
    path: ['personId'],
    message: 'Say who',
  });
export type ChainLevel = z.infer<typeof ChainLevel>;

/** A chain as it is written and tried out. */
export const ChainBody = z.object({
  inTimeFrameOnly: z.boolean().describe("Counted in the hours of the priority's calendar only; else around the clock"),
  events: z.record(ChainEvent, z.enum(reactions)),
  levels: z.array(ChainLevel).max(9).describe('In their order; none: the priority does not escalate'),
});
export type ChainBody = z.infer<typeof ChainBody>;

export const Chain = ChainBody.extend({
  priority: Named,
  calendar: Named.describe("The priority's"),
  running: z.int().describe('Open requests of this priority whose next level has its moment'),
  version: z.int().describe('0: none has been written yet'),
  reach: DeskReach,
});
export type Chain = z.infer<typeof Chain>;

/** How the chain of one request stands. */
export const EscalationState = z.object({
  state: z
    .enum(['none', 'running', 'stopped', 'held', 'done'])
    .describe(
      '`held`: it waits, is blank, a comment, solved or closed, and goes on by itself; `done`: no level is left',
    ),
  level: z.int(),
  dueAt: Instant.nullable(),
  leftSeconds: z.int().nullable().describe("Standing still: seconds of the chain's clock until the next level"),
  because: ChainEvent.nullable().describe('Stopped: by which event'),
  since: Instant.nullable(),
  calendar: Named.nullable().describe('Whose hours are counted; null: around the clock'),
  levels: z.array(
    z.object({
      level: z.int(),
      afterMinutes: z.int(),
      at: Instant.nullable().describe('When it comes if nothing happens; null for those gone by, or standing still'),
      assignTo: ChainLevel.shape.assignTo,
      person: z.string().nullable(),
      tellOwner: z.boolean(),
      tellAdministrator: z.boolean(),
      tellCustomer: z.boolean(),
      addresses: z.int(),
    }),
  ),
});
export type EscalationState = z.infer<typeof EscalationState>;

export const escalationRoutes = {
  readChain: route({
    method: 'GET',
    path: '/priorities/{id}/escalation',
    summary: 'The escalation chain of a priority',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    answer: Chain,
  }),
  writeChain: route({
    method: 'PUT',
    path: '/priorities/{id}/escalation',
    summary: 'Write the escalation chain of a priority',
    description:
      'A level under way keeps its moment; what comes after it is as written now. Requests registered before the first chain follow it from the first event that restarts it.',
    access: 'procedure.edit',
    stranger: 403,
    params: ById,
    body: ChainBody.extend({ version: z.int().min(0).optional() }),
    answer: Chain,
  }),
  ofRequest: route({
    method: 'GET',
    path: '/requests/{id}/escalation',
    summary: 'How the escalation of a request stands',
    access: 'request.read',
    stranger: 404,
    tellsNothing: true,
    params: ById,
    answer: EscalationState,
  }),
};
