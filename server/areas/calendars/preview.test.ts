import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';
import { type CalendarRules, dayNames, type Holiday, type OpenInterval } from './calendar-rules.ts';

let desk: TestDesk;
let admin: Caller;
beforeAll(async () => {
  desk = await aDesk();
  admin = desk.admin;
});
afterAll(() => desk.end());

const hours = (text: string): OpenInterval[] =>
  text.split(' ').map((part) => ({ from: part.slice(0, 5), to: part.slice(6) }));
const rulesOf = (zone: string, days: 'weekdays' | 'daily', open: string, more: Partial<CalendarRules> = {}) => {
  const week = Object.fromEntries(
    dayNames.map((name, at) => [name, days === 'daily' || at < 5 ? hours(open) : []]),
  ) as CalendarRules['week'];
  return { zone, week, holidays: [], specialDays: [], ...more };
};
const closed = (...dates: string[]): { holidays: Holiday[] } => ({
  holidays: dates.map((date) => {
    const [year, month, day] = date.split('-').map(Number);
    return { day: day as number, month: month as number, ...(year ? { year } : {}), name: `closed ${date}` };
  }),
});
const preview = (body: object, id = desk.start.officeHoursId) => admin.call('POST', `/calendars/${id}/preview`, body);
const elapsed = (body: object) => admin.call('POST', `/calendars/${desk.start.officeHoursId}/elapsed`, body);

const A = rulesOf('Europe/Warsaw', 'weekdays', '08:00-17:00');
const stockholm = (more = {}) => rulesOf('Europe/Stockholm', 'weekdays', '08:00-17:00', more);
const night = rulesOf('Europe/Stockholm', 'daily', '22:00-06:00');
const always = rulesOf('Europe/Stockholm', 'daily', '00:00-24:00');
const newYork = rulesOf('America/New_York', 'weekdays', '09:00-17:00');
const christmas = [{ date: '2025-12-24', intervals: hours('08:00-12:00'), name: 'Christmas Eve' }];
const yearly = closed('0-12-25', '0-12-26', '0-01-01', '0-01-06');

// §4.9: start, minutes, deadline in the calendar's zone, the same in UTC.
const examples: [string, CalendarRules, string, number, string, string][] = [
  ['D1', A, '2026-02-06T15:00+01:00', 180, '2026-02-09T09:00:00+01:00', '08:00'],
  [
    'D2',
    rulesOf('Europe/Oslo', 'weekdays', '09:00-17:00'),
    '2026-02-06T16:00+01:00',
    120,
    '2026-02-09T10:00:00+01:00',
    '09:00',
  ],
  [
    'D3',
    rulesOf('Europe/Amsterdam', 'weekdays', '09:00-17:00'),
    '2026-02-04T10:00+01:00',
    504,
    '2026-02-05T10:24:00+01:00',
    '09:24',
  ],
  [
    'D4',
    stockholm(closed('2026-04-03', '2026-04-06')),
    '2026-04-02T15:00+02:00',
    180,
    '2026-04-07T09:00:00+02:00',
    '07:00',
  ],
  ['D5', stockholm(), '2026-03-27T15:00+01:00', 180, '2026-03-30T09:00:00+02:00', '07:00'],
  ['D6', stockholm(), '2026-10-23T15:00+02:00', 180, '2026-10-26T09:00:00+01:00', '08:00'],
  ['D7', always, '2026-03-28T20:00+01:00', 480, '2026-03-29T05:00:00+02:00', '03:00'],
  ['D8', always, '2026-10-24T20:00+02:00', 480, '2026-10-25T03:00:00+01:00', '02:00'],
  ['D9a', night, '2026-03-28T22:00+01:00', 480, '2026-03-29T23:00:00+02:00', '21:00'],
  ['D9b', night, '2026-10-24T22:00+02:00', 480, '2026-10-25T05:00:00+01:00', '04:00'],
  ['D10', newYork, '2026-02-06T16:30+02:00', 180, '2026-02-06T12:30:00-05:00', '17:30'],
  ['D11', A, '2026-02-07T11:00+01:00', 180, '2026-02-09T11:00:00+01:00', '10:00'],
  ['D12a', A, '2026-02-06T14:00+01:00', 180, '2026-02-06T17:00:00+01:00', '16:00'],
  ['D12b', A, '2026-02-06T17:00+01:00', 180, '2026-02-09T11:00:00+01:00', '10:00'],
  ['D12c', A, '2026-02-06T16:59+01:00', 180, '2026-02-09T10:59:00+01:00', '09:59'],
  ['D12d', A, '2026-02-06T07:00+01:00', 180, '2026-02-06T11:00:00+01:00', '10:00'],
  [
    'D13',
    rulesOf('Europe/Warsaw', 'weekdays', '08:00-12:00 13:00-17:00'),
    '2026-02-06T11:00+01:00',
    180,
    '2026-02-06T15:00:00+01:00',
    '14:00',
  ],
  [
    'D14',
    stockholm({ ...closed('2025-12-25', '2025-12-26'), specialDays: christmas }),
    '2025-12-24T10:00+01:00',
    180,
    '2025-12-29T09:00:00+01:00',
    '08:00',
  ],
  // D15 with the wait taken out: two of three hours are left when the customer answers on Monday at ten.
  ['D15', A, '2026-02-09T10:00+01:00', 120, '2026-02-09T12:00:00+01:00', '11:00'],
  [
    'D16',
    rulesOf('Europe/Warsaw', 'weekdays', '09:00-18:00'),
    '2026-02-06T15:00+01:00',
    180,
    '2026-02-06T18:00:00+01:00',
    '17:00',
  ],
  ['D17', stockholm(yearly), '2025-12-24T16:00+01:00', 180, '2025-12-29T10:00:00+01:00', '09:00'],
  ['D18', newYork, '2026-03-06T16:00-05:00', 120, '2026-03-09T10:00:00-04:00', '14:00'],
  ['D19', { ...A, ...closed('2026-11-11') }, '2026-11-10T16:00+01:00', 180, '2026-11-12T10:00:00+01:00', '09:00'],
];

describe('the worked examples of deadlines, asked over the API', () => {
  test.each(examples)('%s', async (_name, rules, start, budgetMinutes, local, utc) => {
    const at = start.replace(/(T\d\d:\d\d)/, '$1:00');
    const { status, body } = await preview({ start: at, budgetMinutes, rules });
    expect(status).toBe(200);
    expect(body.deadlineLocal).toBe(local);
    expect(body.deadlineAt.slice(11, 16)).toBe(utc);
    expect(Date.parse(body.deadlineAt)).toBe(Date.parse(local));
    const open = body.steps.filter((step: { kind: string }) => step.kind === 'open');
    expect(open.reduce((sum: number, step: { seconds: number }) => sum + step.seconds, 0)).toBe(budgetMinutes * 60);
    const back = await elapsed({ from: at, to: body.deadlineAt, rules });
    expect(back.body.seconds).toBe(budgetMinutes * 60);
  });
});

test('the saved rules are used where none are tried, and trying does not save', async () => {
  const asked = { start: '2026-02-06T15:00:00+01:00', budgetMinutes: 180 };
  const saved = await preview(asked);
  expect(saved.body).toMatchObject({
    start: '2026-02-06T14:00:00.000Z',
    budgetSeconds: 10_800,
    deadlineAt: '2026-02-09T08:00:00.000Z',
    openAtStart: true,
    nextOpenAt: '2026-02-06T14:00:00.000Z',
    nextCloseAt: '2026-02-06T16:00:00.000Z',
    previousOpenAt: '2026-02-06T14:00:00.000Z',
  });
  await ok(preview({ ...asked, rules: always }));
  expect((await preview(asked)).body).toEqual(saved.body);
});

test('the arithmetic comes in the words of the reader, with every closed day named', async () => {
  const rules = stockholm({ ...closed('2026-02-09') });
  const asked = { start: '2026-02-06T15:00:00+01:00', budgetSeconds: 10_800, rules };
  const english = (await preview(asked)).body;
  expect(english.words).toBe('3 h: Fri 15:00–17:00 is 2 h; weekend; Mon closed 2026-02-09; Tue 08:00–09:00 is 1 h');
  expect(english.steps).toEqual([
    { kind: 'open', from: '2026-02-06T14:00:00.000Z', to: '2026-02-06T16:00:00.000Z', seconds: 7200, reasons: [] },
    {
      kind: 'closed',
      from: '2026-02-06T16:00:00.000Z',
      to: '2026-02-10T07:00:00.000Z',
      seconds: 313_200,
      reasons: ['weekend', 'closed 2026-02-09'],
    },
    { kind: 'open', from: '2026-02-10T07:00:00.000Z', to: '2026-02-10T08:00:00.000Z', seconds: 3600, reasons: [] },
  ]);
  await admin.done('PATCH', '/me', { language: 'sv' });
  const swedish = (await preview(asked)).body;
  await admin.done('PATCH', '/me', { language: 'en' });
  expect(swedish.words).toContain('helg');
  expect(swedish.steps[1].reasons).toEqual(['helg', 'closed 2026-02-09']);
});

test('seconds are kept, and a budget of minutes may have a fraction', async () => {
  const { body } = await preview({ start: '2026-02-06T15:00:07+01:00', budgetMinutes: 0.5 });
  expect([body.budgetSeconds, body.deadlineAt]).toEqual([30, '2026-02-06T14:00:37.000Z']);
});

test('no budget, two budgets and moments out of all reason are refused', async () => {
  const start = '2026-02-06T15:00:00+01:00';
  for (const body of [{ start }, { start, budgetMinutes: 1, budgetSeconds: 60 }]) {
    const { status, body: problem } = await preview(body);
    expect([status, problem.code]).toEqual([400, 'invalid_body']);
    expect(problem.errors.map((error: { path: string }) => error.path)).toEqual([
      'budgetMinutes',
      'budgetSeconds',
      'businessDays',
    ]);
  }
  const ancient = await preview({ start: '0001-01-01T00:00:00Z', budgetMinutes: 1 });
  expect([ancient.status, ancient.body.errors[0].path]).toEqual([400, 'start']);
  const long = await elapsed({ from: '1950-01-01T00:00:00Z', to: '2150-01-01T00:00:00Z' });
  expect([long.status, long.body.errors[0].path]).toEqual([400, 'to']);
});

test('between two moments stand working seconds, open intervals, working days and holidays', async () => {
  const rules = { ...A, ...closed('2026-02-10') };
  const { body } = await elapsed({ from: '2026-02-06T15:00:00+01:00', to: '2026-02-11T09:30:00+01:00', rules });
  expect(body).toEqual({
    seconds: (2 + 9 + 1.5) * 3600,
    realSeconds: 412_200,
    openIntervals: [
      { from: '2026-02-06T14:00:00.000Z', to: '2026-02-06T16:00:00.000Z' },
      { from: '2026-02-09T07:00:00.000Z', to: '2026-02-09T16:00:00.000Z' },
      { from: '2026-02-11T07:00:00.000Z', to: '2026-02-11T08:30:00.000Z' },
    ],
    workingDays: 2,
    holidays: [{ date: '2026-02-10', name: 'closed 2026-02-10' }],
  });
  const reversed = await elapsed({ from: '2026-02-11T09:30:00+01:00', to: '2026-02-06T15:00:00+01:00', rules });
  expect(reversed.body).toEqual({ ...body, seconds: -body.seconds, realSeconds: -412_200, workingDays: -2 });
  const midnight = await elapsed({ from: '2026-02-09T00:00:00+01:00', to: '2026-02-10T00:00:00+01:00', rules });
  expect(midnight.body.holidays).toEqual([]);
});

test('a century of half hours answers its first two thousand in good time', async () => {
  const halves = Array.from(
    { length: 24 },
    (_, hour) => `${String(hour).padStart(2, '0')}:00-${String(hour).padStart(2, '0')}:30`,
  );
  const rules = rulesOf('Europe/Warsaw', 'daily', halves.join(' '));
  const { body } = await elapsed({ from: '2026-01-01T00:00:00Z', to: '2125-12-31T00:00:00Z', rules });
  expect(body.openIntervals).toHaveLength(2000);
  expect(body.workingDays).toBeGreaterThan(36_000);
});
