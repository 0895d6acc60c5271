import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { readCorpus } from '#test/read-corpus.ts';
import { listCalendars } from './calendar-queries.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { extendHolidays } from './extend-holidays.ts';

type Day = { date: string; name: string };
type Case = {
  id: string;
  country: string;
  year: number;
  expected: { public: Day[]; de_facto_closed_not_statutory: Day[] };
};
const cases = readCorpus<Case>('public-holidays.json');

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const day = [{ from: '08:00', to: '17:00' }];
const stockholm = {
  zone: 'Europe/Stockholm',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  holidays: [],
  specialDays: [],
};
const sweden = { country: 'SE', region: null, kinds: ['public'], choices: [] as { rule: string; closes: string }[] };
const holidays = async (query: string) => (await desk.admin.call('GET', `/public-holidays?${query}`)).body;
const preview = (rules: object, start: string, budgetMinutes = 180) =>
  desk.admin.done('POST', `/calendars/${desk.start.officeHoursId}/preview`, { start, budgetMinutes, rules });
const dates = (days: Day[]) => [...new Set(days.map((one) => one.date))].sort();

describe.skipIf(!cases)('the shared cases of public holidays, asked over the API', () => {
  test.each(cases ?? [])('$id', async ({ country, year, expected }) => {
    const { days } = await holidays(`country=${country}&year=${year}&kinds=public`);
    expect(dates(days)).toEqual(dates(expected.public));
    // Where offices close by custom the day is there to be switched on, and is not closed by itself.
    const every = await holidays(`country=${country}&year=${year}`);
    expect(dates(every.days)).toEqual(expect.arrayContaining(dates(expected.de_facto_closed_not_statutory)));
  });
});

type Span = [string, string];
type Timeline = {
  id: string;
  calendar: {
    timezone: string;
    weekly: Record<string, Span[]>;
    holidays: string[];
    dateOverrides: Record<string, Span[]>;
  };
  input: {
    created: string;
    targets_min: Record<string, number>;
    pauses: Span[];
    first_response?: string;
    closed?: string;
  };
  expected: Record<string, string | number>;
};
const timelines = readCorpus<Timeline>('sla-timelines.json');
const spans = (list: Span[] = []) => list.map(([from, to]) => ({ from, to }));

describe.skipIf(!timelines)('the shared cases of paused clocks, asked over the API', () => {
  test.each(timelines ?? [])('$id', async ({ calendar, input, expected }) => {
    const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const rules = {
      zone: calendar.timezone,
      week: Object.fromEntries(names.map((name) => [name, spans(calendar.weekly[name])])),
      holidays: calendar.holidays.map((date) => {
        const [year, month, on] = date.split('-').map(Number);
        return { year, month, day: on, name: 'holiday' };
      }),
      specialDays: Object.entries(calendar.dateOverrides).map(([date, list]) => ({
        date,
        intervals: spans(list),
        name: '',
      })),
    };
    const pauses = spans(input.pauses);
    const ask = async (what: string, body: object) => {
      const answer = await desk.admin.call('POST', `/calendars/${desk.start.officeHoursId}/${what}`, {
        ...body,
        pauses,
        rules,
      });
      expect(answer.status).toBe(200);
      return answer.body;
    };
    for (const [name, budgetMinutes] of Object.entries(input.targets_min)) {
      const due = expected[`${name}_due`];
      if (due === undefined) continue;
      const { deadlineAt } = await ask('preview', { start: input.created, budgetMinutes });
      expect(Date.parse(deadlineAt)).toBe(Date.parse(String(due)));
    }
    for (const [name, to] of [
      ['first_response', input.first_response],
      ['resolve', input.closed],
    ]) {
      const minutes = expected[`${name}_minutes`];
      if (minutes === undefined) continue;
      expect((await ask('elapsed', { from: input.created, to })).seconds).toBe(Number(minutes) * 60);
    }
  });
});

test('holidays are named for the reader where the package can, else as the country calls them', async () => {
  const finn = await desk.aPerson({ roles: ['agent'] });
  await finn.done('PATCH', '/me', { language: 'fi' });
  const { days } = (await finn.call('GET', '/public-holidays?country=SE&year=2026&kinds=public')).body;
  const named = (date: string) => days.find((one: Day) => one.date === date);
  expect(named('2026-04-03')).toMatchObject({ name: 'Pitkäperjantai', localName: 'Långfredagen' });
  expect(named('2026-06-06')).toMatchObject({ name: 'Nationaldagen', localName: 'Nationaldagen' });
});

test('a region has days of its own; a country or region nobody knows is refused where it stands', async () => {
  const [all, bavaria] = [await holidays('country=DE&year=2026'), await holidays('country=DE&region=BY&year=2026')];
  const epiphany = (days: Day[]) => days.some((one) => one.date === '2026-01-06' && one.name.includes('Epiphany'));
  expect([epiphany(all.days), epiphany(bavaria.days)]).toEqual([false, true]);
  for (const [query, path] of [
    ['country=XX&year=2026', 'country'],
    ['country=DE&region=ZZ&year=2026', 'region'],
  ]) {
    const { status, body } = await desk.admin.call('GET', `/public-holidays?${query}`);
    expect([status, body.errors[0].path]).toEqual([400, path]);
  }
  const countries = (await desk.admin.call('GET', '/holiday-countries')).body.rows;
  const germany = countries.find((one: { code: string }) => one.code === 'DE');
  expect(germany).toMatchObject({ name: 'Germany' });
  expect(germany.regions).toContainEqual({ code: 'BY', name: 'Bayern' });
});

test('the days of a country count in a deadline, and eves as the office chooses: open, half or closed', async () => {
  const eve = '2026-12-23T15:00:00+01:00';
  const local = async (choices: { rule: string; closes: string }[]) =>
    (await preview({ ...stockholm, publicHolidays: { ...sweden, choices } }, eve)).deadlineLocal;
  expect(await local([])).toBe('2026-12-24T09:00:00+01:00');
  expect(await local([{ rule: '12-24', closes: '08:30' }])).toBe('2026-12-28T08:30:00+01:00');
  expect(await local([{ rule: '12-24', closes: 'whole_day' }])).toBe('2026-12-28T09:00:00+01:00');
  const answer = await preview({ ...stockholm, publicHolidays: { ...sweden, kinds: ['public', 'bank'] } }, eve);
  expect(answer.deadlineLocal).toBe('2026-12-28T09:00:00+01:00');
  expect(answer.words).toContain('Christmas Eve');
  expect(
    (
      await preview(
        { ...stockholm, publicHolidays: { ...sweden, choices: [{ rule: '01-06', closes: 'never' }] } },
        '2027-01-06T08:00:00+01:00',
      )
    ).openAtStart,
  ).toBe(true);
});

test('what a calendar has taken over is stored with its dates and stays, whatever the package says later', async () => {
  const made = await desk.admin.call('POST', '/calendars', {
    name: 'Sverige',
    rules: { ...stockholm, publicHolidays: sweden },
  });
  expect(made.status).toBe(201);
  const taken = made.body.rules.publicHolidays;
  expect(taken).toMatchObject({ country: 'SE', years: { from: 2025, to: 2031 }, source: 'date-holidays 3.37.0' });
  // As if a later version of the package had moved the national day.
  const days = taken.days.map((one: Day) => (one.date === '2026-06-06' ? { ...one, date: '2026-06-08' } : one));
  const rules = { ...made.body.rules, publicHolidays: { ...taken, days } };
  const edited = await desk.admin.call('PATCH', `/calendars/${made.body.id}`, { rules });
  expect(edited.body.rules.publicHolidays.days).toEqual(days);
  const { body } = await desk.admin.call('GET', `/calendars/${made.body.id}/holiday-changes`);
  expect(body).toMatchObject({ added: [{ date: '2026-06-06' }], gone: [{ date: '2026-06-08' }] });
  const log = await desk.runtime.pool.query(
    "select data from event where type = 'calendar.edited' and data ->> 'calendarId' = $1",
    [made.body.id],
  );
  expect(log.rows).toHaveLength(1);
});

test('further years are taken over when they come near, and those there are stay as they were', async () => {
  const made = await desk.admin.done('POST', '/calendars', {
    name: 'Later',
    rules: { ...stockholm, publicHolidays: sweden },
  });
  desk.clock.set('2027-03-01T09:00:00+01:00');
  expect(await extendHolidays(desk.runtime)).toBeGreaterThan(0);
  expect(await extendHolidays(desk.runtime)).toBe(0);
  const [row] = await listCalendars(desk.runtime.db, made.id);
  const rules = row?.rules as CalendarRules;
  const before = made.rules.publicHolidays.days;
  expect(rules.publicHolidays?.years).toEqual({ from: 2025, to: 2032 });
  expect(rules.publicHolidays?.days.slice(0, before.length)).toEqual(before);
  expect(rules.publicHolidays?.days.filter((one) => one.date.startsWith('2032'))).toHaveLength(13);
  desk.clock.set('2026-02-04T10:00:00+01:00');
});

test('dates move by business days over the API, and a date tells what it is', async () => {
  const path = `/calendars/${desk.start.officeHoursId}/days`;
  const rules = { ...stockholm, publicHolidays: sweden };
  const body = await desk.admin.done('POST', path, { date: '2026-04-02', days: 1, rules });
  expect(body).toEqual({ date: '2026-04-07', at: null, workingDay: true, holiday: null });
  const moved = await desk.admin.call('POST', path, { at: '2026-04-02T18:00:00+02:00', days: 1, rules });
  expect(moved.body.at).toBe('2026-04-08T06:00:00.000Z');
  const good = await desk.admin.call('POST', path, { date: '2026-04-03', rules });
  expect(good.body).toMatchObject({ workingDay: false, holiday: 'Good Friday' });
});
