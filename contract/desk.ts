import { z } from 'zod';
import { Id, Instant, Language, line, PageQuery, pageOf, typedAddress } from './common-shapes.ts';
import { FieldChange, RequestRow } from './requests.ts';
import { route } from './route.ts';
import { Password } from './staff.ts';

export const exampleSets = ['none', 'city', 'maker'] as const;

/** What an empty desk needs before it serves customers, in the order it is best done. */
export const firstSteps = ['address', 'delivery', 'people', 'categories', 'request'] as const;

export const Setup = z.object({
  language: Language,
  name: line(200).pipe(z.string().min(1)),
  email: typedAddress.pipe(z.string().min(3)),
  password: Password,
  organisation: line(200).optional().describe('Name of the organisation, shown in mails'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('Two-letter country; follows the language when left out'),
  zone: line(100).optional().describe('IANA zone; follows the country when left out'),
  example: z.enum(exampleSets).default('none'),
});
export type Setup = z.infer<typeof Setup>;

export const deskRoutes = {
  readSetup: route({
    method: 'GET',
    path: '/setup',
    summary: 'Whether the first run is done',
    access: 'public',
    answer: z.object({ done: z.boolean(), preparing: z.object({ done: z.int(), total: z.int() }).nullable() }),
  }),
  setUp: route({
    method: 'POST',
    path: '/setup',
    summary: 'First run: language, first administrator, example data',
    description: 'Works once, on an empty desk.',
    access: 'public',
    body: Setup,
    status: 201,
    answer: z.object({ personId: Id }),
  }),
  firstSteps: route({
    method: 'GET',
    path: '/setup/steps',
    summary: 'What a desk begun empty still needs before it serves customers',
    access: 'setting.edit',
    answer: z.object({ steps: z.array(z.object({ step: z.enum(firstSteps), done: z.boolean() })) }),
  }),
  home: route({
    method: 'GET',
    path: '/desk',
    summary: "The agent's own place: what I hold, what came back, what waits",
    access: 'request.read',
    answer: z.object({
      inHand: z.array(RequestRow),
      cameBack: z.array(RequestRow).describe('Mine, and the customer has answered or the time has come'),
      waiting: z.array(RequestRow).describe('Mine, waiting for a customer or postponed'),
      closedToday: z.int(),
    }),
  }),
  search: route({
    method: 'GET',
    path: '/search',
    summary: 'One box: a number jumps, a name or phone finds the customer, words find requests',
    access: 'request.read',
    query: z.object({ q: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(20).default(8) }),
    answer: z.object({
      jump: RequestRow.nullable(),
      requests: z.array(RequestRow),
      customers: z.array(
        z.object({
          id: Id,
          name: z.string(),
          organisation: z.string().nullable(),
          phone: z.string().nullable(),
          email: z.string().nullable(),
        }),
      ),
      people: z.array(z.object({ id: Id, name: z.string(), email: z.string() })).describe('Colleagues of that name'),
      contracts: z
        .array(
          z.object({
            id: Id,
            number: z.string(),
            name: z.string().nullable(),
            customerId: Id,
            customerName: z.string(),
            organisationName: z.string().nullable(),
          }),
        )
        .describe('Contracts whose number begins so, each with a customer whose page shows it'),
      problemCodes: z
        .array(z.object({ id: Id, code: z.string(), name: z.string() }))
        .describe('Codes in use that begin so, or whose name has the words'),
    }),
  }),
  changes: route({
    method: 'GET',
    path: '/changes',
    summary: 'The change log of settings, people and customers, newest first',
    access: 'log.read',
    query: PageQuery.extend({
      entity: z.string().max(60).optional(),
      entityId: Id.optional(),
      actorId: Id.optional().describe('Only what this person changed'),
      from: z.iso.date().optional().describe("First day, in the reader's zone"),
      to: z.iso.date().optional().describe("Last day, in the reader's zone"),
    }),
    answer: pageOf(FieldChange),
  }),
  verifyLog: route({
    method: 'POST',
    path: '/changes/verification',
    summary: 'Verify the hash chains of the change log',
    description:
      'Reads the whole log, so it is for administrators and auditors, and one at a time. A step that takes longer than ten minutes is given up; `linja log verify` on the server has no limit.',
    access: 'security.read',
    answer: z.object({
      rows: z.int(),
      chains: z.int(),
      broken: z
        .object({
          logId: z.int().nullable(),
          entity: z.string(),
          entityId: Id,
          requestNumber: z.int().nullable(),
          at: Instant.nullable(),
          reason: z.string(),
        })
        .nullable(),
    }),
  }),
};
