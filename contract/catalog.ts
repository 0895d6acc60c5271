import { z } from 'zod';
import { ById, Id, Language, line, Named, typedAddress, Version } from './common-shapes.ts';
import { Phase, TrackTimeAs } from './requests.ts';
import { route } from './route.ts';

const Name = line(200).pipe(z.string().min(1));

export const Priority = z.object({
  id: Id,
  name: z.string(),
  rank: z.int().describe('1 is the most urgent'),
  budgetMinutes: z.int().nullable().describe('Working minutes until the deadline; null: no deadline'),
  budgetBusinessDays: z
    .int()
    .nullable()
    .describe('Instead of minutes: until the end of the so many-th business day after the day it came (§4.9 BD)'),
  calendar: Named,
  isDefault: z.boolean(),
  active: z.boolean(),
  version: z.int(),
});
export type Priority = z.infer<typeof Priority>;
const PriorityBody = z.object({
  name: Name,
  rank: z.int().min(1).max(99),
  budgetMinutes: z.int().min(0).max(5_256_000).nullable(),
  budgetBusinessDays: z.int().min(0).max(3650).nullish(),
  calendarId: Id,
  isDefault: z.boolean().optional(),
  active: z.boolean().optional(),
});

export const Status = z.object({
  id: Id,
  name: z.string(),
  phase: Phase,
  isDefault: z.boolean().describe('The one a request gets when it enters the phase'),
  isQueue: z.boolean().describe('Unassigned requests in it wait for Next'),
  newRequestOnReply: z.boolean().describe("The customer's answer opens a new, related request instead of reopening"),
  trackTimeAs: TrackTimeAs.describe('Whose time the status is: in the queue, with us, outside the house'),
  rank: z.int(),
  active: z.boolean(),
  version: z.int(),
});
export type Status = z.infer<typeof Status>;
const StatusBody = z.object({
  name: Name,
  phase: Phase,
  isDefault: z.boolean().optional(),
  isQueue: z.boolean().optional(),
  newRequestOnReply: z.boolean().optional(),
  trackTimeAs: TrackTimeAs.optional(),
  rank: z.int().min(0).max(999).optional(),
  active: z.boolean().optional(),
});

export const assignmentMethods = ['none', 'even', 'weighted', 'fewest_open'] as const;
export const AssignmentMethod = z.enum(assignmentMethods);
export type AssignmentMethod = z.infer<typeof AssignmentMethod>;

const Skill = line(60).pipe(z.string().min(1));

/** How a category hands out what comes in (§4.12). */
const CategoryAssignment = z.object({
  method: AssignmentMethod.describe(
    '`none`: requests wait in the queue; `even`: in turn; `weighted`: by lot, by weight; `fewest_open`: to whom has the fewest open',
  ),
  onlyPresent: z.boolean().describe('Only to people at the desk; otherwise to everybody who is not absent'),
  sameAgentMinutes: z
    .int()
    .min(-1)
    .max(525_600)
    .describe('The same customer within so many minutes goes to the same person; -1: not'),
  ownContactFirst: z.boolean().describe('First to the person responsible for the customer, if available'),
  administrator: Named.nullable().describe('Who answers for the category'),
  administratorLast: z.boolean().describe('To the administrator when nobody else is available'),
  matchLanguage: z.boolean().describe('Only to people who speak the language of the request'),
  skills: z.array(Skill).max(20).describe('What somebody must know to be given its requests'),
  reassignWhenAbsent: z.boolean().describe('A new message goes to somebody else while the owner is absent'),
  takeOverWhenReplying: z.boolean().describe('Whoever replies becomes the owner'),
  tellAddresses: z.array(typedAddress.pipe(z.email())).max(20).describe('Told of what nobody could be given'),
  tellMembers: z.boolean().describe('Members are told of what nobody could be given'),
});
const Turn = Named.extend({ weight: z.int().min(0).max(100).describe('Share of the work; 0: nothing by itself') });

export const Turns = z.array(z.object({ id: Id, weight: Turn.shape.weight })).max(1000);
/** The rules of assignment as they are saved. */
export const AssignmentBody = CategoryAssignment.omit({ administrator: true }).extend({
  administratorId: Id.nullable(),
});

const unnested = (name: string) => !name.includes('/');
const nested = 'A name has no "/"; nest categories instead';
/** A name in some languages of the desk; an empty one is none. */
const Translations = z.partialRecord(Language, line(200).refine(unnested, nested));

/** What a category is called in other languages, and by customers (R6.3). */
export const CategoryNames = z.object({
  names: Translations.describe('The name in other languages; where there is none `name` stands'),
  externalName: line(200)
    .refine(unnested, nested)
    .nullable()
    .describe('What customers read instead; null: the name itself'),
  externalNames: Translations.describe('What customers read, by language; the nearest stands where there is none'),
  internal: z.boolean().describe('Customers neither see nor choose it, nor anything below it'),
});

export const Category = z.object({
  id: Id,
  name: z.string().describe('As it was given, in no particular language'),
  path: z.string().describe('Names from the root, "/" between (S5-18), in the language of the caller'),
  otherPaths: z
    .array(z.string())
    .describe('The path in other languages, where it is another: what it is found by as well'),
  ...CategoryNames.shape,
  parentId: Id.nullable(),
  centre: Named,
  membersOnly: z.boolean(),
  active: z.boolean(),
  members: z.array(Named),
  turns: z.array(Turn).describe('The members in the order of their turns'),
  assignment: CategoryAssignment,
  openRequests: z.int(),
  moving: z
    .object({ toId: Id, moved: z.int(), total: z.int() })
    .nullable()
    .describe(
      'How many of its requests have gone where they go: to another category, or with this one to another centre',
    ),
  version: z.int(),
});
export type Category = z.infer<typeof Category>;
const CategoryBody = z.object({
  name: Name.refine(unnested, nested),
  ...CategoryNames.partial().shape,
  parentId: Id.nullable(),
  centreId: Id,
  membersOnly: z.boolean().optional(),
  active: z.boolean().optional(),
  memberIds: z.array(Id).optional(),
  turns: Turns.optional().describe('The order of the members and their weights; whoever is left out stands behind'),
  assignment: AssignmentBody.partial().optional(),
});

export const FormCategory = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string().describe('What customers call it, in the language asked for'),
  path: z.string().describe('The same from the root, "/" between'),
});

const rows = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row) });
const changed = { version: Version.optional() };

export const catalogRoutes = {
  listPriorities: route({
    method: 'GET',
    path: '/priorities',
    summary: 'Priorities',
    access: 'signed_in',
    limitedKeys: true,
    answer: rows(Priority),
  }),
  createPriority: route({
    method: 'POST',
    path: '/priorities',
    summary: 'Add a priority',
    access: 'setting.edit',
    body: PriorityBody.extend({ id: Id.optional() }),
    status: 201,
    answer: Priority,
  }),
  orderPriorities: route({
    method: 'PUT',
    path: '/priorities/order',
    summary: 'Put the priorities in another order',
    description: 'All of them, the most urgent first. Deadlines already given stay.',
    access: 'setting.edit',
    body: z.object({ ids: z.array(Id).max(99) }),
    answer: rows(Priority),
  }),
  editPriority: route({
    method: 'PATCH',
    path: '/priorities/{id}',
    summary: 'Change a priority',
    access: 'setting.edit',
    stranger: 'reaches',
    params: ById,
    body: PriorityBody.partial().extend(changed),
    answer: Priority,
  }),
  listStatuses: route({
    method: 'GET',
    path: '/statuses',
    summary: 'Statuses',
    access: 'signed_in',
    limitedKeys: true,
    answer: rows(Status),
  }),
  createStatus: route({
    method: 'POST',
    path: '/statuses',
    summary: 'Add a status',
    access: 'setting.edit',
    body: StatusBody.extend({ id: Id.optional() }),
    status: 201,
    answer: Status,
  }),
  editStatus: route({
    method: 'PATCH',
    path: '/statuses/{id}',
    summary: 'Change a status',
    access: 'setting.edit',
    stranger: 'reaches',
    params: ById,
    body: StatusBody.partial().extend(changed),
    answer: Status,
  }),
  listCategories: route({
    method: 'GET',
    path: '/categories',
    summary: 'The category tree',
    access: 'signed_in',
    limitedKeys: true,
    answer: rows(Category),
  }),
  listFormCategories: route({
    method: 'GET',
    path: '/forms/categories',
    summary: 'What a customer may choose in a form',
    description:
      'The active categories that are not internal, parents before what lies below them, by the names customers know them by. A form registers a request with `channel` `web_form` or `portal` and the `categoryId` that was chosen.',
    access: 'signed_in',
    limitedKeys: true,
    query: z.object({ language: Language.optional().describe("Of the customer; the desk's when left out") }),
    answer: z.object({ language: Language, rows: z.array(FormCategory) }),
  }),
  createCategory: route({
    method: 'POST',
    path: '/categories',
    summary: 'Add a category',
    access: 'setting.edit',
    body: CategoryBody.extend({ id: Id.optional() }),
    status: 201,
    answer: Category,
  }),
  editCategory: route({
    method: 'PATCH',
    path: '/categories/{id}',
    summary: 'Change a category, its place in the tree or its members',
    description:
      'A supervisor may change the members of categories of the own centres; the rest is for administrators.',
    access: 'member.edit',
    stranger: 403,
    params: ById,
    body: CategoryBody.partial().extend(changed),
    answer: Category,
  }),
  deleteCategory: route({
    method: 'DELETE',
    path: '/categories/{id}',
    summary: 'Retire a category',
    description:
      'A category with requests needs `moveTo`; the requests move there. The first hundred move with the call; `left` follow within minutes, open ones first, and `moving` of the category says how far they are.',
    access: 'setting.edit',
    stranger: 403,
    params: ById,
    query: z.object({ moveTo: Id.optional() }),
    answer: z.object({ id: Id, moved: z.int(), left: z.int() }),
  }),
};
