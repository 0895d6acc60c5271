import { z } from 'zod';

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';

/** Words with commas between, each with `-` before it when it excludes. Words that are not known match nothing. */
const words = (what: string) =>
  z.string().max(400).describe(`${what}, comma-separated; \`-\` before a value excludes it`);

/** Ids with commas between, each with `-` before it when it excludes; beside them the words named. */
const ids = (what: string, ...beside: string[]) => {
  const one = `-?(?:${[uuid, ...beside].join('|')})`;
  return z
    .string()
    .max(4000)
    .regex(new RegExp(`^${one}(?:,${one})*$`))
    .describe(
      `${what}, comma-separated${beside.length > 0 ? `, or ${beside.join(', ')}` : ''}; \`-\` before a value excludes it`,
    );
};

const day = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
export const daySpan = new RegExp(
  `^(?:today|yesterday|tomorrow|week|month|year|\\d{1,3}d|(?:>=|<=|>|<)?${day}|${day}\\.\\.${day})$`,
);
const days = (what: string) =>
  z
    .string()
    .regex(daySpan)
    .describe(
      `${what}, by days in the reader's zone: today, yesterday, tomorrow, week, month, year, 7d (the last 7 days), 2026-01-31, >2026-01-31, >=, <, <=, 2026-01-01..2026-01-31`,
    );

/** Orders of the list; `-` turns one round. `escalation`: the highest level first. `newest` and `oldest` are the two of age. */
export const requestSorts = [
  'newest',
  'oldest',
  'number',
  '-number',
  'deadline',
  '-deadline',
  'activity',
  '-activity',
  'priority',
  '-priority',
  'customer',
  '-customer',
  'escalation',
  '-escalation',
] as const;
export const RequestSort = z.enum(requestSorts);
export type RequestSort = z.infer<typeof RequestSort>;

export const RequestFilter = z.object({
  q: z.string().max(200).optional().describe('Number, or words of the subject, text or customer'),
  phase: words('Phases; `open` for all that are not solved or closed').optional(),
  statusId: ids('Statuses').optional(),
  kind: words('Kinds').optional(),
  subKind: words('`complaint`, or `none`').optional(),
  channel: words('Channels').optional(),
  language: words('Languages, or `none`').optional(),
  categoryId: ids('Categories, each with all below it', 'mine', 'none').optional(),
  problemCodeId: ids('Problem codes', 'none').optional(),
  centreId: ids('Support centres', 'none').optional(),
  priorityId: ids('Priorities').optional(),
  ownerId: ids('Owners', 'me', 'none').optional(),
  contactId: ids('Customers', 'none').optional(),
  late: z
    .stringbool()
    .optional()
    .describe('Only (or, with false, none of the) open requests whose deadline has passed'),
  attention: words(
    'Lists of work: `escalated` (registered or assigned and nobody has begun), `deferred` (so for longer than the centre allows, or waiting)',
  ).optional(),
  escalation: words(
    'Escalation levels reached, 1 to 9; `any` for all of them, `none`; `unbegun`: no chain follows it',
  ).optional(),
  due: days('Deadline').optional(),
  created: days('Registered').optional(),
  updated: days('Last activity').optional(),
  closed: days('Closed').optional(),
  sort: RequestSort.default('newest'),
});
export type RequestFilter = z.infer<typeof RequestFilter>;
