import { z } from 'zod';
import { ById, Id, Language, line, Named, text, Version } from './common-shapes.ts';
import { Channel } from './requests.ts';
import { route } from './route.ts';

const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(200);
const not = z.boolean().optional().describe('The rule is for what this is not true of');
const place = z.enum(['subject', 'text', 'both']).describe('Where to look; never in quoted history or a signature');
const Words = line(100).pipe(z.string().min(1));
const AddressPattern = line(320).pipe(z.string().min(1));

/** One thing that must be so; what is listed under `anyOf` is enough one at a time. */
export const Condition = z.discriminatedUnion('on', [
  z
    .object({ on: z.literal('words'), in: place, anyOf: some(Words), not })
    .describe(
      'Whole words or phrases, whatever the case and diacritics; `*` before or after lets the word be longer there (R6.2)',
    ),
  z
    .object({ on: z.literal('pattern'), in: place, pattern: z.string().min(1).max(300), not })
    .describe(
      'A regular expression without lookaround and backreferences, read in linear time; case and diacritics do not count',
    ),
  z.object({ on: z.literal('channel'), anyOf: some(Channel), not }),
  z
    .object({ on: z.literal('mailbox'), anyOf: some(AddressPattern), not })
    .describe('The address of ours it came to; `*` stands for anything'),
  z
    .object({ on: z.literal('sender'), anyOf: some(AddressPattern), not })
    .describe('The address it came from: whole, `@example.com` or `example.com` for a domain, `*` for anything'),
  z.object({ on: z.literal('language'), anyOf: some(Language), not }),
  z.object({ on: z.literal('importance'), anyOf: some(z.enum(['vip', 'prospect'])), not }),
  z.object({ on: z.literal('customer'), anyOf: some(Id), not }),
  z.object({ on: z.literal('organisation'), anyOf: some(Id), not }),
  z
    .object({ on: z.literal('category'), anyOf: some(Id), not })
    .describe('The category it has without a rule, or one above it'),
  z
    .object({ on: z.literal('form_choice'), anyOf: some(Id), not })
    .describe('What the customer chose in a form, or a category above it'),
  z
    .object({ on: z.literal('problem_code'), anyOf: some(Id), not })
    .describe('The problem code it is registered with (R8.2)'),
  z
    .object({ on: z.literal('contract'), not })
    .describe('The customer, or the company, has a contract in force on the day it was reported (R8.2, R16.3)'),
  z
    .object({ on: z.literal('age'), atLeastMinutes: z.int().min(1).max(525_600), not })
    .describe('How long ago it was reported when it is registered (R8.2)'),
]);
export type Condition = z.infer<typeof Condition>;
export type ConditionKind = Condition['on'];

/** A condition that was so, with what made it so: a word, an address, a name. */
export const Reason = z.object({ on: z.string(), not: z.boolean().optional(), found: z.string().nullable() });
export type Reason = z.infer<typeof Reason>;

const Name = line(200).pipe(z.string().min(1));
const rank = z.int().min(1).max(100_000).describe('The highest is tried first (R6.2)');
const beatsChoice = z
  .boolean()
  .describe('Tried first, and its category goes before the one the customer chose in a form (R6.1)');

export const Rule = z.object({
  id: Id,
  name: z.string(),
  rank,
  beatsChoice,
  conditions: z.array(Condition),
  category: Named.nullable(),
  priority: Named.nullable(),
  owner: Named.nullable(),
  language: Language.nullable(),
  active: z.boolean(),
  names: z.record(z.string(), z.string()).describe('What the ids in the conditions are called'),
  version: z.int(),
});
export type Rule = z.infer<typeof Rule>;

export const RuleBody = z.object({
  name: Name,
  rank: rank.optional(),
  beatsChoice: beatsChoice.optional(),
  conditions: z.array(Condition).max(20),
  categoryId: Id.nullish(),
  priorityId: Id.nullish(),
  ownerId: Id.nullish(),
  language: Language.nullish(),
  active: z.boolean().optional(),
});
export type RuleBody = z.infer<typeof RuleBody>;

export const RuleOrder = z.object({
  ids: z.array(Id).max(1000).describe('All rules, the first to be tried first'),
  beatChoice: z.int().min(0).describe('How many of them go before what a customer chose in a form'),
});
export type RuleOrder = z.infer<typeof RuleOrder>;

/** A message somebody pastes to see what would become of it; headers at its beginning are read as those of a mail. */
export const TrialMessage = z.object({
  subject: z.string().max(1000).optional(),
  text: text(100_000),
  channel: Channel.optional(),
  mailbox: line(320).optional(),
  sender: line(320).optional(),
  formChoiceId: Id.nullish(),
});
export type TrialMessage = z.infer<typeof TrialMessage>;

const Tried = z.object({
  id: Id.nullable(),
  name: z.string(),
  met: z.boolean(),
  reasons: z
    .array(Reason.extend({ holds: z.boolean() }))
    .describe('Each condition in turn, up to the first that is not so'),
});

export const ruleRoutes = {
  list: route({
    method: 'GET',
    path: '/rules',
    summary: 'Rules, first tried first',
    description: 'One rule meets a contact: the first in this order whose conditions all hold (R6.2).',
    access: 'setting.read',
    answer: z.object({ rows: z.array(Rule) }),
  }),
  create: route({
    method: 'POST',
    path: '/rules',
    summary: 'Add a rule',
    description: 'Without a rank it comes last.',
    access: 'setting.edit',
    body: RuleBody.extend({ id: Id.optional() }),
    status: 201,
    answer: Rule,
  }),
  order: route({
    method: 'PUT',
    path: '/rules/order',
    summary: 'Put the rules in another order',
    access: 'setting.edit',
    body: RuleOrder,
    answer: z.object({ rows: z.array(Rule) }),
  }),
  edit: route({
    method: 'PATCH',
    path: '/rules/{id}',
    summary: 'Change a rule',
    description: 'Requests it sorted earlier keep what it gave them.',
    access: 'setting.edit',
    stranger: 'reaches',
    params: ById,
    body: RuleBody.partial().extend({ version: Version.optional() }),
    answer: Rule,
  }),
  remove: route({
    method: 'DELETE',
    path: '/rules/{id}',
    summary: 'Delete a rule',
    access: 'setting.edit',
    stranger: 'reaches',
    params: ById,
    answer: z.object({ id: Id }),
  }),
  tryOut: route({
    method: 'POST',
    path: '/rules/trials',
    summary: 'Which rule would decide on a message, and why not the ones before it',
    access: 'setting.read',
    body: TrialMessage,
    answer: z.object({
      tried: z.array(Tried),
      read: z.object({
        subject: z.string(),
        text: z.string().describe('What rules see: without quoted history and signature'),
        language: Language.nullable(),
        sender: z.string().nullable(),
        mailbox: z.string().nullable(),
        customer: z.string().nullable(),
      }),
      becomes: z.object({
        category: z.string().nullable(),
        categorySource: z.string().nullable(),
        priority: z.string(),
        prioritySource: z.string(),
        owner: z.string().nullable(),
        language: Language.nullable(),
      }),
    }),
  }),
};
