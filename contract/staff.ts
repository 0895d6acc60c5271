import { z } from 'zod';
import { ById, Id, Instant, Language, line, Named, PageQuery, pageOf, typedAddress, Version } from './common-shapes.ts';
import { permissions, Role } from './permissions.ts';
import { route } from './route.ts';
import { OwnProof } from './sign-in-shapes.ts';

/** A key as the client writes it: `c`, `g d` one after the other, `mod+k` with Ctrl or Cmd, `alt+n`; '' for none. */
const KeyCombo = z.string().regex(/^((mod\+|alt\+|mod\+alt\+)?\S{1,12}( \S{1,12})?)?$/);

export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  afterSending: z.enum(['stay', 'close', 'next']).optional(),
  undoSeconds: z
    .literal([0, 5, 10, 20, 30])
    .optional()
    .describe('How long a reply waits before it leaves; 10 unless set'),
  keys: z
    .record(z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/), KeyCombo)
    .refine((keys) => Object.keys(keys).length <= 100, 'at most 100 keys')
    .optional()
    .describe('Keys chosen instead of the standard ones, by the name of the action; an empty one takes the key away'),
  lettersOff: z.boolean().optional().describe('Whether keys without Ctrl or Alt are switched off (WCAG 2.1.4)'),
  firstSteps: z.enum(['done', 'hidden']).optional().describe('Whether the first steps of an empty desk are over'),
  tour: z.enum(['seen', 'left']).optional().describe('Whether the tour was walked to its end or left before'),
});
export type Preferences = z.infer<typeof Preferences>;

export const Me = z.object({
  person: z.object({ id: Id, name: z.string(), email: z.string() }),
  roles: z.array(Role),
  permissions: z.array(z.enum(permissions)),
  centres: z.array(Named),
  categories: z.array(Named),
  language: Language,
  zone: z.string().describe('IANA zone in which this person reads times'),
  preferences: Preferences,
  mustEnrol: z.boolean().describe('Whether a second factor must be set up before anything else can be done'),
  example: z.boolean().describe('Whether the desk was begun with example data'),
  country: z.string().describe('Two-letter country of the desk, for phone numbers without a prefix'),
});
export type Me = z.infer<typeof Me>;

export const Person = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  mayOwn: z.boolean().describe('Whether requests may be given to the person'),
  language: Language,
  zone: z.string(),
  languages: z.array(Language).describe('What the person speaks beside `language`'),
  skills: z.array(z.string()).describe('What the person knows, for categories that need it'),
  active: z.boolean(),
  centres: z.array(Named),
  categories: z.array(Named),
  openRequests: z.int(),
  version: z.int(),
});
export type Person = z.infer<typeof Person>;

const PersonBody = z.object({
  name: line(200).pipe(z.string().min(1)),
  email: typedAddress.pipe(z.string().min(3)),
  roles: z.array(Role).min(1),
  language: Language.optional(),
  zone: line(100).optional(),
  languages: z.array(Language).max(20).optional(),
  skills: z
    .array(line(60).pipe(z.string().min(1)))
    .max(50)
    .optional(),
  centreIds: z.array(Id).optional(),
  categoryIds: z.array(Id).optional(),
});

/** Password rules after NIST SP 800-63B-4 §3.1.1.2: 15 characters where it is the only factor, no composition rules. */
export const Password = z.string().min(15).max(256);

export const Centre = z.object({
  id: Id,
  name: z.string(),
  calendar: Named,
  language: Language,
  defaultCategory: Named.nullable().describe('What a request is about until somebody says otherwise (R6.1)'),
  active: z.boolean(),
  procedure: z.object({
    maxPulled: z.int().min(1).max(20).describe('How many pulled requests one agent may hold (R13.1)'),
    mayPickFromPool: z.boolean().describe('Whether agents may take a request from the queue themselves (R13.4)'),
    pauseDeadlineWhileWaiting: z
      .boolean()
      .describe('Whether the deadline stands still while the customer is asked (§4.9)'),
    reportedAtStartsDeadline: z
      .boolean()
      .describe('Whether deadlines start when it was reported instead of registered (R1.4)'),
    inactivityMinutes: z
      .int()
      .min(5)
      .max(1440)
      .describe('Minutes without an act after which a person counts as gone (§2.16)'),
    deferredRegisteredMinutes: z
      .int()
      .min(1)
      .max(525_600)
      .describe('Working minutes after which a request nobody has counts as deferred (R11.2)'),
    deferredAssignedMinutes: z
      .int()
      .min(1)
      .max(525_600)
      .describe('Working minutes after which an assigned request that nobody began counts as deferred (R11.2)'),
    suggestionThreshold: z
      .number()
      .min(0.5)
      .max(1)
      .nullable()
      .describe('How sure the learned suggestion must be to be used by itself; null: it only suggests'),
    pullWithReason: z
      .boolean()
      .describe('Whether an agent who holds enough may pull another one by saying why; otherwise not at all (R13.1)'),
    returnHeldMinutes: z
      .int()
      .min(1)
      .max(1440)
      .nullable()
      .describe(
        'Minutes after which what somebody who left still holds goes back to the queue; null: it stays (R13.5)',
      ),
    redelegate: z
      .boolean()
      .describe('Whether open requests of people who are away for days or have left go to somebody else (§4.12)'),
  }),
  members: z.array(Named),
  version: z.int(),
});
export type Centre = z.infer<typeof Centre>;

const CentreBody = z.object({
  name: line(200).pipe(z.string().min(1)),
  calendarId: Id,
  defaultCategoryId: Id.nullish(),
  language: Language.optional(),
  active: z.boolean().optional(),
  procedure: Centre.shape.procedure.partial().optional(),
  memberIds: z.array(Id).optional(),
});

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  start: z.string().describe('First characters, to recognise it by'),
  person: Named,
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  scopes: z.array(z.enum(permissions)).nullable().describe('Permissions it is limited to; null: all of its person'),
  networks: z.array(z.string()).nullable().describe('Networks it may call from, in CIDR notation; null: anywhere'),
  lastAddress: z.string().nullable(),
  stoppedAt: Instant.nullable().describe(
    'Out of use since then, when the desk was restored from a backup; null: in use',
  ),
});

export const staffRoutes = {
  me: route({
    method: 'GET',
    path: '/me',
    summary: 'Who I am and what I may do',
    access: 'signed_in',
    limitedKeys: true,
    whileEnrolling: true,
    answer: Me,
  }),
  editMe: route({
    method: 'PATCH',
    path: '/me',
    summary: 'Change my language, zone and preferences',
    access: 'signed_in',
    body: z.object({ language: Language.optional(), zone: line(100).optional(), preferences: Preferences.optional() }),
    answer: Me,
  }),
  listPeople: route({
    method: 'GET',
    path: '/people',
    summary: 'People',
    access: 'setting.read',
    query: PageQuery.extend({ q: z.string().max(200).optional(), active: z.stringbool().optional() }),
    answer: pageOf(Person),
  }),
  createPerson: route({
    method: 'POST',
    path: '/people',
    summary: 'Add a person',
    description: 'An API key makes no administrator.',
    access: 'person.edit',
    body: PersonBody.extend({
      id: Id.optional(),
      password: Password.optional().describe(
        'Left out: the person comes in with single sign-on or sets one with a link',
      ),
    }),
    status: 201,
    answer: Person,
  }),
  readPerson: route({
    method: 'GET',
    path: '/people/{id}',
    summary: 'One person',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    answer: Person,
  }),
  editPerson: route({
    method: 'PATCH',
    path: '/people/{id}',
    summary: 'Change a person',
    description:
      'A password is set in the browser, with `proof` that it is you where you have been signed in for more than ten minutes, and not for oneself. An API key changes neither a password nor an e-mail address, and makes no administrator.',
    access: 'person.edit',
    stranger: 'reaches',
    params: ById,
    body: PersonBody.partial().extend({
      version: Version.optional(),
      active: z.boolean().optional(),
      password: Password.optional(),
      proof: OwnProof.optional(),
    }),
    answer: Person,
  }),
  listCentres: route({
    method: 'GET',
    path: '/centres',
    summary: 'Support centres',
    access: 'setting.read',
    answer: z.object({ rows: z.array(Centre) }),
  }),
  createCentre: route({
    method: 'POST',
    path: '/centres',
    summary: 'Add a support centre',
    access: 'setting.edit',
    body: CentreBody.extend({ id: Id.optional() }),
    status: 201,
    answer: Centre,
  }),
  editCentre: route({
    method: 'PATCH',
    path: '/centres/{id}',
    summary: 'Change a support centre, its procedure or its members',
    access: 'centre.edit',
    stranger: 403,
    params: ById,
    body: CentreBody.partial().extend({ version: Version.optional() }),
    answer: Centre,
  }),
  listApiKeys: route({
    method: 'GET',
    path: '/api-keys',
    summary: 'API keys: mine, or all for an administrator',
    access: 'signed_in',
    answer: z.object({ rows: z.array(ApiKey) }),
  }),
  createApiKey: route({
    method: 'POST',
    path: '/api-keys',
    summary: 'Make an API key for myself; it is shown once',
    description:
      'In the browser, within ten minutes of signing in or with the own password or a code; a key makes no other key.',
    access: 'signed_in',
    body: z.object({
      name: line(100).pipe(z.string().min(1)),
      expiresAt: Instant.nullish().describe('Left out: in a year. Null: never'),
      scopes: z.array(z.enum(permissions)).min(1).nullish(),
      networks: z
        .array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()]))
        .min(1)
        .max(50)
        .nullish(),
      ...OwnProof.shape,
    }),
    status: 201,
    answer: ApiKey.extend({ key: z.string() }),
  }),
  renewApiKey: route({
    method: 'POST',
    path: '/api-keys/{id}/renewal',
    summary: 'Take an API key into use again that a restore put out of use',
    description:
      'One’s own, or anybody’s for an administrator. In the browser, within ten minutes of signing in or with the own password or a code.',
    access: 'signed_in',
    stranger: 403,
    params: ById,
    body: OwnProof,
    answer: ApiKey,
  }),
  deleteApiKey: route({
    method: 'DELETE',
    path: '/api-keys/{id}',
    summary: 'Revoke an API key',
    access: 'signed_in',
    stranger: 404,
    params: ById,
    answer: z.object({ id: Id }),
  }),
};
