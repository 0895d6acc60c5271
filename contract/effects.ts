import { z } from 'zod';
import { CalendarRules } from './calendars.ts';
import { AssignmentBody, CategoryNames, Turns } from './catalog.ts';
import { Id, Instant, Language, typedAddress } from './common-shapes.ts';
import { ChainBody } from './escalation.ts';
import { permissions, Role } from './permissions.ts';
import { Phase } from './requests.ts';
import { AbsencePeriod } from './room.ts';
import { route } from './route.ts';
import { RuleBody, RuleOrder } from './rules.ts';
import { SignInRules } from './sign-in.ts';

const id = Id.nullish().describe('The record being changed; none for a new one');
const count = z.int().min(0);

/** A setting as it stands on the screen, saved or not; fields of the record that have no effect here are passed over. */
export const Draft = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    id,
    values: z.object({ roles: z.array(Role), centreIds: z.array(Id), categoryIds: z.array(Id), active: z.boolean() }),
  }),
  z.object({
    kind: z.literal('centre'),
    id,
    values: z.object({
      memberIds: z.array(Id),
      calendarId: Id.optional(),
      defaultCategoryId: Id.nullish(),
      procedure: z.object({
        maxPulled: z.int().min(1).max(20),
        pauseDeadlineWhileWaiting: z.boolean(),
        reportedAtStartsDeadline: z.boolean().optional(),
        mayPickFromPool: z.boolean().optional(),
        pullWithReason: z.boolean().optional(),
        inactivityMinutes: z.int().min(5).max(1440).optional(),
        returnHeldMinutes: z.int().min(1).max(1440).nullish(),
        suggestionThreshold: z.number().min(0.5).max(1).nullish(),
        redelegate: z.boolean().optional(),
        deferredRegisteredMinutes: z.int().min(1).max(525_600).optional(),
        deferredAssignedMinutes: z.int().min(1).max(525_600).optional(),
      }),
    }),
  }),
  z.object({
    kind: z.literal('category'),
    id,
    values: z.object({
      centreId: Id,
      membersOnly: z.boolean(),
      memberIds: z.array(Id),
      turns: Turns.optional(),
      assignment: AssignmentBody.optional(),
      name: z.string().max(200).optional(),
      parentId: Id.nullish(),
      ...CategoryNames.partial().shape,
    }),
  }),
  z.object({
    kind: z.literal('status'),
    id,
    values: z.object({ phase: Phase, isQueue: z.boolean(), active: z.boolean() }),
  }),
  z.object({
    kind: z.literal('problem_code'),
    id,
    values: z.object({ categoryIds: z.array(Id), priorityId: Id.nullish(), active: z.boolean().optional() }),
  }),
  z.object({
    kind: z.literal('mail_address'),
    id,
    values: z.object({
      address: typedAddress,
      centreId: Id,
      categoryId: Id.nullable(),
      priorityId: Id.nullable(),
      language: Language.nullable(),
      isDefault: z.boolean(),
      active: z.boolean(),
    }),
  }),
  z.object({ kind: z.literal('calendar'), id, values: z.object({ rules: CalendarRules }) }),
  z.object({
    kind: z.literal('priority'),
    id,
    values: z.object({
      budgetMinutes: z.int().min(0).max(5_256_000).nullable(),
      budgetBusinessDays: z.int().min(0).max(3650).nullish(),
      calendarId: Id,
      name: z.string().max(200).optional(),
      rank: z.int().min(1).max(99).optional(),
      isDefault: z.boolean().optional(),
      active: z.boolean().optional(),
    }),
  }),
  z
    .object({ kind: z.literal('priority_order'), id, values: z.object({ ids: z.array(Id).min(1).max(500) }) })
    .describe('Every priority, the most urgent first'),
  z
    .object({ kind: z.literal('absence'), id, values: z.object({ personId: Id.optional(), period: AbsencePeriod }) })
    .describe('Without `personId`: the own absence'),
  z.object({ kind: z.literal('sign_in_rules'), id, values: SignInRules }),
  z.object({ kind: z.literal('rule'), id, values: RuleBody }),
  z.object({ kind: z.literal('rule_order'), id, values: RuleOrder }),
  z.object({ kind: z.literal('escalation'), id, values: ChainBody }).describe('`id`: the priority'),
]);
export type Draft = z.infer<typeof Draft>;
export type DraftOf<Kind extends Draft['kind']> = Extract<Draft, { kind: Kind }>['values'];

/** Deadlines that would be others, and by how much at most, in seconds. */
const Moves = z.object({
  earlier: count,
  later: count,
  gained: count.describe('Have no deadline and would have one'),
  lost: count.describe('Have a deadline and would have none'),
  lateNow: count.describe('Would have passed already'),
  mostEarlier: count,
  mostLater: count,
  examples: z.array(z.object({ number: z.int(), was: Instant.nullable(), would: Instant.nullable() })),
});

/** What rules would have made of the newest requests, where that is something else than the saved ones make of them. */
const RuleChanges = z.array(
  z.object({
    what: z.enum(['category', 'priority', 'owner']),
    from: z.string().nullable(),
    to: z.string().nullable(),
    requests: count,
  }),
);
export type RuleChanges = z.infer<typeof RuleChanges>;
const RuleExample = z.object({ id: Id, number: z.int(), subject: z.string().nullable() });

/** What would have been decided of the newest requests as they came, and how many deadlines with it. */
const Decided = {
  looked: count,
  decided: count.describe('Would have got another priority'),
  deadlines: count.describe('Would have got another deadline with it'),
  changes: RuleChanges,
};

/** One thing that would be so, in numbers and names; whoever shows it finds the words. */
export const Effect = z.discriminatedUnion('code', [
  z
    .object({ code: z.literal('person_sees'), open: count, gained: count, lost: count })
    .describe('Open requests the person would see, and how many of them are new or gone'),
  z.object({
    code: z.literal('person_rights'),
    gained: z.array(z.enum(permissions)),
    lost: z.array(z.enum(permissions)),
  }),
  z
    .object({ code: z.literal('person_leaves'), open: count })
    .describe('Open requests of somebody made inactive, which somebody else must take'),
  z
    .object({ code: z.literal('person_passes_on'), open: count })
    .describe('How many of them go to somebody else by themselves, as their centres pass on'),
  z
    .object({ code: z.literal('absence_holds'), open: count, passedOn: count, stays: count, from: Instant })
    .describe(
      'Open requests of somebody who will be absent, as far as the caller sees them: how many somebody else gets by itself once the absence begins, and how many stay',
    ),
  z
    .object({ code: z.literal('centre_over'), people: count, max: count })
    .describe('Agents who now hold more pulled requests than they might; they get no next one until they hold fewer'),
  z
    .object({ code: z.literal('centre_waiting'), open: count, stands: z.boolean() })
    .describe('Requests that wait for the customer now keep what they were asked under; the rule is for the next ones'),
  z
    .object({ code: z.literal('category_gets'), waiting: count, members: count, here: z.array(z.string()) })
    .describe('Who would get what waits: how many members, and the names of those available now'),
  z
    .object({
      code: z.literal('category_outside'),
      internal: z.boolean(),
      above: z.string().nullable().describe('The category above it because of which it is internal'),
      names: z.array(z.object({ name: z.string(), languages: z.array(Language) })),
    })
    .describe('What customers would read, each name with the languages it is read in; none of an internal one'),
  z
    .object({ code: z.literal('category_sight'), open: count, gained: count, lost: count })
    .describe('For how many people the open requests of the category would appear or disappear'),
  z
    .object({
      code: z.literal('category_assigns'),
      requests: count,
      people: z.array(z.object({ name: z.string(), now: count, would: count })),
      queue: z.object({ now: count, would: count }),
    })
    .describe('Whose the last requests of the category would have been by these rules, beside whose they are'),
  z
    .object({ code: z.literal('centre_passes_on'), open: count, people: count })
    .describe('Open requests of people who are away for days or have left, which would go to somebody else at once'),
  z.object({ code: z.literal('status_has'), open: count }),
  z
    .object({ code: z.literal('status_queue'), waiting: count, handedOut: z.boolean() })
    .describe('Unassigned requests that Next would begin, or cease, to hand out'),
  z
    .object({ code: z.literal('problem_code_has'), open: count, outside: count })
    .describe('Open requests with the code, which keep it, and those of them whose category would not offer it'),
  z
    .object({ code: z.literal('problem_code_raises'), looked: count, raised: count, priority: z.string() })
    .describe('Of the last 200 requests with the code, how many the priority would have raised'),
  z
    .object({
      code: z.literal('mail_becomes'),
      centre: z.string(),
      category: z.string().nullable(),
      priority: z.string(),
      language: Language,
    })
    .describe('What a mail to the address becomes where no keyword rule says otherwise'),
  z.object({ code: z.literal('mail_taken'), address: z.string() }),
  z
    .object({ code: z.literal('mail_default'), address: z.string() })
    .describe('The address that would cease to be the default'),
  z
    .object({ code: z.literal('mail_aside'), address: z.string() })
    .describe('The default address, as which mail to an address not in use is taken in'),
  z
    .object({ code: z.literal('factor_lacking'), people: count, atOnce: count, from: Instant.nullable() })
    .describe('People without a second factor who would need one: how many at their next call, the others from when'),
  z
    .object({
      code: z.literal('priority_order'),
      places: count.describe('Places of the queue that were compared, from its beginning'),
      other: count.describe('Requests that would stand at another of these places'),
      moves: z.array(RuleExample.extend({ was: z.int().nullable(), would: z.int().nullable() })),
      ...Decided,
    })
    .describe(
      'What the queue would hand out in another order, its first places; a place beyond them is null. And what more or less urgent would have made of the newest requests',
    ),
  z
    .object({ code: z.literal('priority_decides'), ...Decided })
    .describe('How many of the newest requests would have got another priority'),
  z
    .object({ code: z.literal('priority_keeps'), open: count })
    .describe('Open requests of a priority put out of use, which keep it'),
  z
    .object({ code: z.literal('centre_calendar'), deadlines: z.array(z.string()) })
    .describe(
      'A centre’s calendar moves no deadline: those are counted by the calendars of the priorities, named here',
    ),
  z
    .object({ code: z.literal('centre_category'), looked: count, other: count, changes: RuleChanges })
    .describe('How many of the centre’s last requests would have been about something else at first'),
  z
    .object({ code: z.literal('centre_suggestion'), looked: count, now: count, would: count, same: count })
    .describe(
      'How many of the centre’s last requests the learned suggestion would sort by itself, now and then, and how many of those stand in that very category today',
    ),
  z
    .object({ code: z.literal('centre_returns'), open: count, people: count, stays: z.boolean() })
    .describe('What people who left still hold and would go back to the queue at once. `stays`: nothing does any more'),
  z
    .object({ code: z.literal('centre_gone'), people: count, held: count })
    .describe('People who would count as gone at once, having done nothing for so long, and what they hold'),
  z
    .object({ code: z.literal('centre_pool'), looked: count, taken: count, may: z.boolean() })
    .describe('How many of the centre’s last requests somebody took from the queue by choice, and whether they might'),
  z
    .object({ code: z.literal('centre_reasons'), looked: count, taken: count, may: z.boolean() })
    .describe('How many of the centre’s last requests were pulled for a reason while holding enough'),
  Moves.extend({ code: z.literal('deadlines_past'), looked: count }).describe(
    'Of the last requests that got a computed deadline: how many would have got another one',
  ),
  Moves.extend({
    code: z.literal('deadlines_if'),
    by: z.enum(['priority', 'calendar']),
    looked: count,
    same: count,
  }).describe(
    'For a priority or calendar that has no requests yet: when the last ones of all would have been due by it, beside when they are',
  ),
  Moves.extend({ code: z.literal('deadlines_open'), open: count, manual: count }).describe(
    'What counting the deadlines of open requests anew would do; those set by hand stay',
  ),
  z.object({ code: z.literal('sessions_end'), sessions: count, people: count }),
  z
    .object({
      code: z.literal('rule_history'),
      looked: count,
      met: count,
      other: count,
      changes: RuleChanges,
      examples: z.array(RuleExample.extend({ met: z.boolean() })),
    })
    .describe(
      'What the rule would have done to the newest requests: how many it would have met, how many would have become something else, and what they would have become',
    ),
  z
    .object({
      code: z.literal('rule_order'),
      looked: count,
      other: count,
      changes: RuleChanges,
      examples: z.array(RuleExample),
    })
    .describe('How many of the newest requests would have become something else by the rules in this order'),
  z
    .object({ code: z.literal('centre_deferred'), count, now: count })
    .describe('Requests the list of deferred work would hold, and how many it holds now'),
  z
    .object({ code: z.literal('escalation_example'), levels: z.array(z.object({ level: count, at: Instant })) })
    .describe('When each level would come for a request registered now, if nothing happened to it'),
  z
    .object({
      code: z.literal('escalation_past'),
      looked: count,
      levels: z.array(z.object({ level: count, count, examples: z.array(z.object({ number: z.int(), at: Instant })) })),
    })
    .describe(
      'How many of the last 200 requests of the priority would have reached each level, with the newest of them',
    ),
  z
    .object({ code: z.literal('escalation_running'), count })
    .describe('Requests with a level under way, which keep its moment'),
  z
    .object({ code: z.literal('escalation_without'), open: count, count, begins: z.boolean() })
    .describe(
      'Open requests of the priority, and how many of them have no chain: it does not begin for them by itself. `begins`: an event of it begins it for them',
    ),
]);
export type Effect = z.infer<typeof Effect>;

export const effectRoutes = {
  foresee: route({
    method: 'POST',
    path: '/settings/effects',
    summary: 'What a setting would do, before it is saved',
    description:
      'For whoever may save it; a supervisor for the own centres. An absence: one’s own, or of whom one may enter as absent. Nothing is written. A draft that changes nothing has few facts or none.',
    access: 'setting.read',
    body: Draft,
    answer: z.object({ facts: z.array(Effect) }),
  }),
};
