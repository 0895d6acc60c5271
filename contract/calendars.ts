import { z } from 'zod';
import { ById, Id, Instant, Language, line, Version } from './common-shapes.ts';
import { route } from './route.ts';

const Time = z
  .string()
  .regex(/^([0-3]\d|4[0-8]):[0-5]\d(:[0-5]\d)?$/)
  .describe('HH:MM, up to 48:00; a closing time at or before the opening one is on the next day');
export const OpenInterval = z.object({ from: Time, to: Time });
const Day = z.array(OpenInterval).max(24);

export const holidayKinds = ['public', 'bank', 'optional', 'school', 'observance'] as const;
const HolidayKind = z.enum(holidayKinds);
const Country = z.string().regex(/^[A-Z]{2}$/);
const Region = z
  .string()
  .max(20)
  .regex(/^[A-Za-z0-9-]+(\/[A-Za-z0-9-]+)?$/);
const Rule = z.string().min(1).max(200).describe('The day over all years, as the package of holidays writes it');
const HolidayNames = z.partialRecord(Language, z.string().max(200));

/** The days of a country as a calendar takes them over: the office's choice, and the dates it came to. */
export const PublicHolidays = z.object({
  country: Country,
  region: Region.nullable(),
  kinds: z.array(HolidayKind).max(5).describe('Kinds of days that close the office'),
  choices: z
    .array(z.object({ rule: Rule, closes: z.union([z.enum(['whole_day', 'never']), Time]) }))
    .max(200)
    .describe('Days that go their own way: closed the whole day, never, or from a time of day on'),
  source: z.string().max(100).optional(),
  years: z.object({ from: z.int().min(1900).max(2200), to: z.int().min(1900).max(2200) }).optional(),
  days: z
    .array(
      z.object({
        date: z.iso.date(),
        rule: Rule,
        kind: HolidayKind,
        name: z.string().max(200),
        names: HolidayNames,
        from: Time.nullable().describe('Closed from then on; null: the whole day'),
      }),
    )
    .max(3000)
    .optional()
    .describe(
      'Left out: taken over from the package now. Given, they stand as they are, so that no upgrade moves them.',
    ),
});

export const CalendarRules = z.object({
  zone: z.string().max(100).describe('IANA time zone, such as Europe/Stockholm'),
  week: z.object({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day }),
  holidays: z
    .array(
      z.object({
        day: z.int().min(1).max(31),
        month: z.int().min(1).max(12),
        year: z.int().min(1900).max(2200).nullish().describe('Left out: every year'),
        name: line(200),
      }),
    )
    .max(2000),
  publicHolidays: PublicHolidays.nullish(),
  specialDays: z.array(z.object({ date: z.iso.date(), intervals: Day, name: line(200) })).max(2000),
});

export const Calendar = z.object({
  id: Id,
  name: z.string(),
  version: z.int(),
  rules: CalendarRules,
  warnings: z.array(z.string()),
});
export type Calendar = z.infer<typeof Calendar>;

export const WorkingStep = z.object({
  kind: z.enum(['open', 'closed']),
  from: Instant,
  to: Instant,
  seconds: z.int(),
  reasons: z.array(z.string()),
});

const KnownDay = z.object({
  date: z.string(),
  name: z.string(),
  localName: z.string(),
  kind: HolidayKind,
  rule: z.string(),
  from: z.string().nullable().describe('Closed from then on; null: the whole day'),
});
export type KnownDay = z.infer<typeof KnownDay>;

const Pauses = z
  .array(z.object({ from: Instant, to: Instant.nullish() }))
  .max(500)
  .optional()
  .describe('Stretches the clock stood still; no end: it still does');

const Preview = z.object({
  start: Instant,
  budgetMinutes: z
    .number()
    .min(0)
    .max(60 * 24 * 3650)
    .optional(),
  budgetSeconds: z
    .number()
    .int()
    .min(-3600 * 24 * 3650)
    .max(3600 * 24 * 3650)
    .optional()
    .describe('Below nothing: the latest start that has so much open time before `start`'),
  businessDays: z
    .int()
    .min(0)
    .max(3650)
    .optional()
    .describe('Until the last closing of the so many-th business day; the day of the start is day 0 (§4.9 BD)'),
  pauses: Pauses,
  rules: CalendarRules.optional().describe('Try these rules instead of the saved ones'),
});

export const calendarRoutes = {
  list: route({
    method: 'GET',
    path: '/calendars',
    summary: 'Calendars',
    access: 'setting.read',
    answer: z.object({ rows: z.array(Calendar) }),
  }),
  read: route({
    method: 'GET',
    path: '/calendars/{id}',
    summary: 'One calendar',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    answer: Calendar,
  }),
  create: route({
    method: 'POST',
    path: '/calendars',
    summary: 'Add a calendar',
    access: 'setting.edit',
    body: z.object({ id: Id.optional(), name: line(200).pipe(z.string().min(1)), rules: CalendarRules }),
    status: 201,
    answer: Calendar,
  }),
  edit: route({
    method: 'PATCH',
    path: '/calendars/{id}',
    summary: 'Change a calendar',
    description: 'Deadlines already given stay as they are (§4.9); the earlier rules are kept to explain them.',
    access: 'setting.edit',
    stranger: 'reaches',
    params: ById,
    body: z.object({
      version: Version.optional(),
      name: line(200).pipe(z.string().min(1)).optional(),
      rules: CalendarRules.optional(),
    }),
    answer: Calendar,
  }),
  preview: route({
    method: 'POST',
    path: '/calendars/{id}/preview',
    summary: 'The deadline this calendar gives for any start and budget',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    body: Preview,
    answer: z.object({
      start: Instant,
      budgetSeconds: z.int(),
      leftSeconds: z.int().describe('What is left of it after the last pause'),
      deadlineAt: Instant.nullable().describe('null: no open time within ten years, or an unfinished pause'),
      deadlineLocal: z.string().nullable().describe("The same in the calendar's zone"),
      words: z.string(),
      steps: z.array(WorkingStep),
      openAtStart: z.boolean(),
      nextOpenAt: Instant.nullable(),
      nextCloseAt: Instant.nullable(),
      previousOpenAt: Instant.nullable(),
      holidayAtStart: z.string().nullable().describe('The holiday of the local date'),
      workingDayAtStart: z.boolean().describe('Whether hours begin on the local date'),
    }),
  }),
  elapsed: route({
    method: 'POST',
    path: '/calendars/{id}/elapsed',
    summary: 'Working time between two moments, and the open intervals between them',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    body: z.object({ from: Instant, to: Instant, pauses: Pauses, rules: CalendarRules.optional() }),
    answer: z.object({
      seconds: z.int(),
      realSeconds: z.int(),
      openIntervals: z.array(z.object({ from: Instant, to: Instant })),
      workingDays: z.int(),
      holidays: z.array(z.object({ date: z.string(), name: z.string() })),
    }),
  }),
  days: route({
    method: 'POST',
    path: '/calendars/{id}/days',
    summary: 'A date or moment moved by business days, and whether a date is a working day or a holiday',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    body: z.object({
      date: z.iso.date().optional().describe("A date of the calendar's zone"),
      at: Instant.optional().describe('A moment; its time of day is kept, or moved on to the next opening'),
      days: z.int().min(-36_525).max(36_525).default(0),
      rules: CalendarRules.optional(),
    }),
    answer: z.object({
      date: z.string().nullable().describe('null: working days run out'),
      at: Instant.nullable(),
      workingDay: z.boolean().describe('Of the date asked about'),
      holiday: z.string().nullable(),
    }),
  }),
  year: route({
    method: 'POST',
    path: '/calendars/{id}/year',
    summary: 'The days of a year that are not as the week has them',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    body: z.object({ year: z.int().min(1970).max(2100), rules: CalendarRules.optional() }),
    answer: z.object({
      year: z.int(),
      days: z.array(
        z.object({
          date: z.string(),
          name: z.string(),
          state: z.enum(['closed', 'short', 'open']).describe('`short`: fewer hours than the week has that day'),
          hours: z.string().nullable(),
        }),
      ),
    }),
  }),
  holidayChanges: route({
    method: 'GET',
    path: '/calendars/{id}/holiday-changes',
    summary: 'Where the package of holidays now says otherwise than the calendar has taken over',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    answer: z.object({ added: z.array(KnownDay), gone: z.array(KnownDay) }),
  }),
};

export const holidayRoutes = {
  countries: route({
    method: 'GET',
    path: '/holiday-countries',
    summary: 'Countries whose public holidays are known, with their regions',
    access: 'setting.read',
    answer: z.object({
      rows: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          regions: z.array(z.object({ code: z.string(), name: z.string() })),
        }),
      ),
    }),
  }),
  list: route({
    method: 'GET',
    path: '/public-holidays',
    summary: 'The holidays of a country or region in a year',
    description:
      "Named in the reader's language where the package has it there, else as the country calls them. Only `public` ones are free by law; eves and the like are of other kinds, and each office chooses.",
    access: 'setting.read',
    query: z.object({
      country: Country,
      region: Region.optional(),
      year: z.coerce.number().int().min(1970).max(2100),
      kinds: z.string().max(60).optional().describe('Kinds with commas between, such as public,bank; left out: all'),
    }),
    answer: z.object({
      country: z.string(),
      region: z.string().nullable(),
      year: z.int(),
      source: z.string(),
      days: z.array(KnownDay),
    }),
  }),
};
