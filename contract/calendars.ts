import { z } from 'zod';
import { ById, Id, Instant, line, Version } from './common-shapes.ts';
import { route } from './route.ts';

const Time = z
  .string()
  .regex(/^([0-3]\d|4[0-8]):[0-5]\d(:[0-5]\d)?$/)
  .describe('HH:MM, up to 48:00; a closing time at or before the opening one is on the next day');
export const OpenInterval = z.object({ from: Time, to: Time });
const Day = z.array(OpenInterval).max(24);

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
    .min(0)
    .max(3600 * 24 * 3650)
    .optional(),
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
      deadlineAt: Instant.nullable().describe('null: no open time within ten years'),
      deadlineLocal: z.string().nullable().describe("The same in the calendar's zone"),
      words: z.string(),
      steps: z.array(WorkingStep),
      openAtStart: z.boolean(),
      nextOpenAt: Instant.nullable(),
      nextCloseAt: Instant.nullable(),
      previousOpenAt: Instant.nullable(),
    }),
  }),
  elapsed: route({
    method: 'POST',
    path: '/calendars/{id}/elapsed',
    summary: 'Working time between two moments, and the open intervals between them',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    body: z.object({ from: Instant, to: Instant, rules: CalendarRules.optional() }),
    answer: z.object({
      seconds: z.int(),
      openIntervals: z.array(z.object({ from: Instant, to: Instant })),
      workingDays: z.int(),
      holidays: z.array(z.object({ date: z.string(), name: z.string() })),
    }),
  }),
};
