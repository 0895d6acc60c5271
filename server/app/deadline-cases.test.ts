import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tellOfDeadlines } from '#areas/notifications/tell-of-deadlines.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk({ zone: 'Europe/Stockholm' });
  agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent', 'supervisor'] });
});
afterAll(() => desk.end());
beforeEach(() => desk.clock.set('2026-02-02T10:00:00+01:00'));

type Hours = { from: string; to: string }[];
const hours = (text: string): Hours => text.split(' ').map((part) => ({ from: part.slice(0, 5), to: part.slice(6) }));
const rulesOf = (open: string, days: 'weekdays' | 'daily' = 'weekdays', zone = 'Europe/Stockholm') => {
  const [week, end] = [hours(open), days === 'daily' ? hours(open) : []];
  return {
    zone,
    week: { mon: week, tue: week, wed: week, thu: week, fri: week, sat: end, sun: end },
    holidays: [] as object[],
    specialDays: [],
  };
};
const preview = (rules: object, start: string, more: object) =>
  desk.admin.done('POST', `/calendars/${desk.start.officeHoursId}/preview`, { start, rules, ...more });
const make = (path: string, body: object) => desk.admin.done('POST', path, body);
const aCalendar = (rules: object) => make('/calendars', { name: `Calendar ${Math.random()}`, rules });
const aPriority = (calendarId: string, budget: object) =>
  make('/priorities', { name: `Priority ${Math.random()}`, rank: 5, calendarId, budgetMinutes: null, ...budget });
const aRequest = async (at: string, body: object = {}) => {
  desk.clock.set(at);
  const made = await agent.call('POST', '/requests', {
    channel: 'phone',
    kind: 'action',
    callerName: 'Bo Ek',
    callerEmail: 'bo@example.com',
    description: 'It drips',
    takeIt: true,
    ...body,
  });
  return made.body;
};
const read = async (id: string) => (await agent.call('GET', `/requests/${id}`)).body;
const put = (id: string, what: string, body: object = {}) => agent.done('PUT', `/requests/${id}/${what}`, body);
const resume = (id: string) => agent.done('DELETE', `/requests/${id}/postponement`);
const iso = (text: string) => new Date(text).toISOString();
const pausing = (on: boolean) =>
  desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { procedure: { pauseDeadlineWhileWaiting: on } });
const eventsOf = async (id: string, type: string) =>
  (await desk.runtime.pool.query('select data from event where request_id = $1 and type = $2 order by at', [id, type]))
    .rows;
const runBulk = async (body: object) => {
  const run = await desk.admin.done('POST', '/bulk-runs', body);
  await expect
    .poll(async () => (await desk.admin.call('GET', `/bulk-runs/${run.id}`)).body.state, { timeout: 10_000 })
    .toBe('done');
  return (await desk.admin.call('GET', `/bulk-runs/${run.id}`)).body;
};

describe('what other desks got wrong: deadlines by the calendar', () => {
  test.each([
    ['D1 three hours from Friday 15:00', '08:00-17:00', 180, '2026-02-06T15:00:00+01:00', '2026-02-09T09:00:00+01:00'],
    [
      'D2 one hour from half an hour before closing',
      '09:00-17:00',
      60,
      '2026-02-06T16:30:00+01:00',
      '2026-02-09T09:30:00+01:00',
    ],
    ['D3 two hours from before opening', '09:00-17:00', 120, '2026-02-04T07:00:00+01:00', '2026-02-04T11:00:00+01:00'],
    ['D3 two hours from within the day', '09:00-17:00', 120, '2026-02-04T10:00:00+01:00', '2026-02-04T12:00:00+01:00'],
    ['D8 a split day', '08:00-12:00 13:30-18:00', 60, '2026-02-04T11:30:00+01:00', '2026-02-04T14:00:00+01:00'],
  ])('%s', async (_name, open, budgetMinutes, start, due) => {
    expect((await preview(rulesOf(open), start, { budgetMinutes })).deadlineLocal).toBe(due);
  });

  test('D6 around the clock no minute is lost at midnight', async () => {
    const answer = await preview(rulesOf('00:00-24:00', 'daily'), '2026-02-04T23:00:00+01:00', { budgetMinutes: 120 });
    expect(answer.deadlineLocal).toBe('2026-02-05T01:00:00+01:00');
  });

  test('D7 closing at 00:00 is midnight at the end of the day, and every search ends', async () => {
    const answer = await preview(rulesOf('09:00-00:00'), '2026-02-04T23:00:00+01:00', { budgetMinutes: 120 });
    expect(answer.deadlineLocal).toBe('2026-02-05T10:00:00+01:00');
    const never = {
      ...rulesOf('09:00-00:00'),
      week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    };
    expect((await preview(never, '2026-02-04T23:00:00+01:00', { budgetMinutes: 120 })).deadlineAt).toBeNull();
  });

  test('D13 what comes on a holiday counts from the first working minute', async () => {
    const rules = { ...rulesOf('08:00-17:00'), holidays: [{ day: 4, month: 2, name: 'Feast' }] };
    const answer = await preview(rules, '2026-02-04T11:00:00+01:00', { budgetMinutes: 60 });
    expect(answer).toMatchObject({ deadlineLocal: '2026-02-05T09:00:00+01:00', holidayAtStart: 'Feast' });
    const body = await desk.admin.done('POST', `/calendars/${desk.start.officeHoursId}/elapsed`, {
      from: '2026-02-04T11:00:00+01:00',
      to: '2026-02-05T09:00:00+01:00',
      rules,
    });
    expect([body.seconds, body.realSeconds]).toEqual([3600, 22 * 3600]);
  });

  test('D15 the explanation names both days that a country’s holidays add', async () => {
    const publicHolidays = { country: 'SE', region: null, kinds: ['public'], choices: [] };
    const rules = { ...rulesOf('08:00-17:00'), publicHolidays };
    const answer = await preview(rules, '2026-04-02T15:00:00+02:00', { budgetMinutes: 180 });
    expect(answer.deadlineLocal).toBe('2026-04-07T09:00:00+02:00');
    expect(answer.words).toContain('Good Friday');
    expect(answer.words).toContain('Easter Monday');
  });

  test.each([
    ['D18 spring, 24 hours', '00:00-24:00', 480, '2026-03-28T22:00:00+02:00', '2026-03-29T07:00:00+03:00'],
    ['D18 autumn, 24 hours', '00:00-24:00', 480, '2026-10-24T22:00:00+03:00', '2026-10-25T05:00:00+02:00'],
    ['D18 spring, office hours', '08:00-17:00', 180, '2026-03-27T15:00:00+02:00', '2026-03-30T09:00:00+03:00'],
    ['D18 autumn, office hours', '08:00-17:00', 180, '2026-10-23T15:00:00+03:00', '2026-10-26T09:00:00+02:00'],
  ])('%s in Helsinki counts real minutes', async (_name, open, budgetMinutes, start, due) => {
    const rules = rulesOf(open, open === '00:00-24:00' ? 'daily' : 'weekdays', 'Europe/Helsinki');
    const answer = await preview(rules, start, { budgetMinutes });
    expect(answer.deadlineLocal).toBe(due);
  });

  test('business days end with the closing of the last of them', async () => {
    const monday = '2026-02-02T14:00:00+01:00';
    const due = async (businessDays: number) =>
      (await preview(rulesOf('08:00-17:00'), monday, { businessDays })).deadlineLocal;
    expect([await due(1), await due(3)]).toEqual(['2026-02-03T17:00:00+01:00', '2026-02-05T17:00:00+01:00']);
  });

  test('a budget is given in minutes or in business days, never both; giving one takes the other away', async () => {
    const priority = await aPriority(desk.start.officeHoursId, { budgetMinutes: 60 });
    const days = await desk.admin.call('PATCH', `/priorities/${priority.id}`, { budgetBusinessDays: 2 });
    expect(days.body).toMatchObject({ budgetMinutes: null, budgetBusinessDays: 2 });
    const both = await desk.admin.call('PATCH', `/priorities/${priority.id}`, {
      budgetMinutes: 5,
      budgetBusinessDays: 1,
    });
    expect([both.status, both.body.errors[0].path]).toEqual([400, 'budgetBusinessDays']);
  });
});

describe('what other desks got wrong: the clock of a request', () => {
  test('D4, D5, D16 the warning comes in open hours: an hour before, next morning, never at midnight', async () => {
    const calendar = await aCalendar(rulesOf('08:00-18:00'));
    const priority = await aPriority(calendar.id, { budgetMinutes: 240 });
    const day = await aRequest('2026-02-02T10:00:00+01:00', { priorityId: priority.id });
    const late = await aRequest('2026-02-02T17:00:00+01:00', { priorityId: priority.id });
    expect([day.deadlineAt, late.deadlineAt]).toEqual([
      iso('2026-02-02T14:00:00+01:00'),
      iso('2026-02-03T11:00:00+01:00'),
    ]);
    const warned = async (at: string, id: string) => {
      desk.clock.set(at);
      await tellOfDeadlines(desk.runtime);
      return (await eventsOf(id, 'request.due_soon')).length;
    };
    expect(await warned('2026-02-02T12:59:59+01:00', day.id)).toBe(0);
    expect(await warned('2026-02-02T13:00:00+01:00', day.id)).toBe(1);
    expect(await warned('2026-02-03T00:00:00+01:00', late.id)).toBe(0);
    expect(await warned('2026-02-03T09:59:59+01:00', late.id)).toBe(0);
    expect(await warned('2026-02-03T10:00:00+01:00', late.id)).toBe(1);
    // Due a quarter of an hour after opening: told of before closing the day before, and not in the night between.
    const early = await aRequest('2026-02-02T14:15:00+01:00', { priorityId: priority.id });
    expect(early.deadlineAt).toBe(iso('2026-02-03T08:15:00+01:00'));
    expect(await warned('2026-02-02T17:15:00+01:00', early.id)).toBe(1);
  });

  test('D9 the one deadline is that of the priority from the start; a note or reply sets no shorter one', async () => {
    const priority = await aPriority(desk.start.aroundTheClockId, { budgetMinutes: 480 });
    const request = await aRequest('2026-02-02T10:00:00+01:00', { priorityId: priority.id });
    desk.clock.advance(60 * 60_000);
    await agent.done('POST', `/requests/${request.id}/notes`, { text: 'Looked at it' });
    expect((await read(request.id)).deadlineAt).toBe(iso('2026-02-02T18:00:00+01:00'));
  });

  test('D10 what waits for the customer is never late, and goes on with what was left', async () => {
    await pausing(true);
    const request = await aRequest('2026-02-06T15:00:00+01:00');
    desk.clock.set('2026-02-06T16:00:00+01:00');
    await put(request.id, 'question');
    desk.clock.set('2026-02-09T10:00:00+01:00');
    const waiting = await read(request.id);
    expect([waiting.phase, waiting.deadlineAt]).toEqual(['waiting_customer', null]);
    const resumed = await resume(request.id);
    expect(resumed.deadlineAt).toBe(iso('2026-02-09T12:00:00+01:00'));
    const told = (await agent.call('GET', `/requests/${request.id}/deadline`)).body;
    expect(told.words).toContain('2 h');
  });

  test('D11 another priority keeps the minutes that were waited', async () => {
    const priority = await aPriority(desk.start.officeHoursId, { budgetMinutes: 300 });
    const request = await aRequest('2026-02-02T10:00:00+01:00');
    desk.clock.set('2026-02-02T10:30:00+01:00');
    await put(request.id, 'question');
    desk.clock.set('2026-02-02T11:10:00+01:00');
    await resume(request.id);
    const changed = await put(request.id, 'priority', { priorityId: priority.id });
    expect(changed.deadlineAt).toBe(iso('2026-02-02T15:40:00+01:00'));
  });

  test('D12 a wait over the weekend takes working time from business days, not closed hours', async () => {
    const priority = await aPriority(desk.start.officeHoursId, { budgetBusinessDays: 1 });
    const request = await aRequest('2026-02-05T14:00:00+01:00', { priorityId: priority.id });
    expect(request.deadlineAt).toBe(iso('2026-02-06T17:00:00+01:00'));
    desk.clock.set('2026-02-06T16:00:00+01:00');
    await put(request.id, 'question');
    desk.clock.set('2026-02-09T08:30:00+01:00');
    expect((await resume(request.id)).deadlineAt).toBe(iso('2026-02-09T09:30:00+01:00'));
    await pausing(false);
  });

  test('D14 a holiday entered later moves open requests when asked to, not closed ones, and the log tells', async () => {
    const rules = rulesOf('08:00-17:00');
    const calendar = await aCalendar(rules);
    const priority = await aPriority(calendar.id, { budgetMinutes: 180 });
    const body = { priorityId: priority.id };
    const open = await aRequest('2026-02-06T15:00:00+01:00', body);
    const byHand = await aRequest('2026-02-06T15:00:00+01:00', body);
    const closed = await aRequest('2026-02-06T15:00:00+01:00', body);
    await put(byHand.id, 'deadline', { deadlineAt: iso('2026-02-09T15:00:00+01:00') });
    await put(closed.id, 'closure', { solution: 'Done' });
    const feast = { ...rules, holidays: [{ day: 9, month: 2, year: 2026, name: 'Feast' }] };
    const effects = async () =>
      (
        await desk.admin.done('POST', '/settings/effects', {
          kind: 'calendar',
          id: calendar.id,
          values: { rules: feast },
        })
      ).facts;
    const moves = { earlier: 0, later: 1, lateNow: 0, mostLater: 86_400 };
    expect(await effects()).toMatchObject([
      { code: 'deadlines_past', looked: 2, later: 2 },
      { code: 'deadlines_open', open: 1, manual: 1, ...moves, examples: [{ number: open.number }] },
    ]);
    await desk.admin.done('PATCH', `/calendars/${calendar.id}`, { rules: feast });
    expect((await read(open.id)).deadlineAt).toBe(iso('2026-02-09T09:00:00+01:00'));
    const selection = { filter: { phase: 'open', priorityId: priority.id }, at: desk.clock.now().toISOString() };
    const run = await runBulk({ order: { action: 'recompute_deadline' }, selection });
    expect(run).toMatchObject({ total: 2, done: 1, refused: 1, failed: 0 });
    const rows = (await desk.admin.call('GET', `/bulk-runs/${run.id}/rows?state=refused`)).body.rows;
    expect(rows).toMatchObject([{ number: byHand.number, code: 'deadline_manual' }]);
    const due = await Promise.all([open, byHand, closed].map(async (one) => (await read(one.id)).deadlineAt));
    expect(due).toEqual([iso('2026-02-10T09:00:00+01:00'), iso('2026-02-09T15:00:00+01:00'), closed.deadlineAt]);
    expect(await eventsOf(open.id, 'request.deadline_recomputed')).toMatchObject([
      { data: { from: open.deadlineAt, deadlineAt: iso('2026-02-10T09:00:00+01:00') } },
    ]);
    const changes = (await desk.admin.call('GET', `/requests/${open.id}/changes?field=deadline_at`)).body.rows;
    expect(changes[0].who.name).toBe('Ada Admin');
    expect((await effects()).at(-1)).toMatchObject({ open: 1, earlier: 0, later: 0 });
  });

  test('a budget given to a priority that had none is foreseen, and counting anew gives its open requests deadlines', async () => {
    const priority = await aPriority(desk.start.officeHoursId, {});
    const body = { priorityId: priority.id };
    const open = await aRequest('2026-02-06T15:00:00+01:00', body);
    const waits = await aRequest('2026-02-06T15:00:00+01:00', body);
    expect(open.deadlineAt).toBeNull();
    await pausing(true);
    await put(waits.id, 'question');
    const budget = (budgetMinutes: number | null) => ({ budgetMinutes, calendarId: desk.start.officeHoursId });
    const effects = async (values: object) =>
      (await desk.admin.call('POST', '/settings/effects', { kind: 'priority', id: priority.id, values })).body.facts;
    const given = { gained: 1, lost: 0, earlier: 0, later: 0, lateNow: 0 };
    const example = { number: open.number, was: null, would: iso('2026-02-09T09:00:00+01:00') };
    expect(await effects(budget(180))).toMatchObject([
      { code: 'deadlines_past', looked: 1, ...given, examples: [example] },
      // What waits has its deadline standing still: counted anew it would have none either.
      { code: 'deadlines_open', open: 1, manual: 0, ...given, examples: [example] },
    ]);
    await desk.admin.call('PATCH', `/priorities/${priority.id}`, { budgetMinutes: 180 });
    const selection = { filter: { phase: 'open', priorityId: priority.id }, at: desk.clock.now().toISOString() };
    expect(await runBulk({ order: { action: 'recompute_deadline' }, selection })).toMatchObject({ done: 2, failed: 0 });
    expect((await read(open.id)).deadlineAt).toBe(example.would);
    expect((await effects(budget(180))).at(-1)).toMatchObject({ open: 1, gained: 0, lost: 0, examples: [] });
    expect((await effects(budget(null))).at(-1)).toMatchObject({
      gained: 0,
      lost: 1,
      later: 0,
      examples: [{ would: null }],
    });
    await pausing(false);
  });

  test('a calendar that never opened is repaired: what came without a deadline is foreseen to get one', async () => {
    const rules = rulesOf('08:00-17:00');
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const calendar = await aCalendar({ ...rules, week });
    const priority = await aPriority(calendar.id, { budgetMinutes: 180 });
    const days = await aPriority(calendar.id, { budgetBusinessDays: 1 });
    const without = await aPriority(calendar.id, {});
    for (const { id } of [priority, days, without]) await aRequest('2026-02-06T15:00:00+01:00', { priorityId: id });
    const { facts } = (
      await desk.admin.call('POST', '/settings/effects', { kind: 'calendar', id: calendar.id, values: { rules } })
    ).body;
    expect(facts).toMatchObject([
      { code: 'deadlines_past', looked: 2, gained: 2, later: 0 },
      { code: 'deadlines_open', open: 3, gained: 2, later: 0 },
    ]);
  });

  test('a new priority and a new calendar say when the last requests would have been due by them', async () => {
    const request = await aRequest('2026-02-06T15:00:00+01:00');
    const foresee = async (draft: object) =>
      (await desk.admin.call('POST', '/settings/effects', draft)).body.facts as Record<string, unknown>[];
    const values = { budgetMinutes: 60, calendarId: desk.start.officeHoursId };
    const [fact, ...more] = await foresee({ kind: 'priority', values });
    expect(more).toEqual([]);
    expect(fact).toMatchObject({ code: 'deadlines_if', by: 'priority' });
    expect(fact?.examples).toContainEqual({
      number: request.number,
      was: request.deadlineAt,
      would: iso('2026-02-06T16:00:00+01:00'),
    });
    const [counted] = await foresee({ kind: 'calendar', values: { rules: rulesOf('06:00-22:00') } });
    expect(counted).toMatchObject({ code: 'deadlines_if', by: 'calendar' });
    expect(counted?.examples).toContainEqual({
      number: request.number,
      was: request.deadlineAt,
      would: iso('2026-02-06T18:00:00+01:00'),
    });
    const told = counted as Record<string, number>;
    const ways = ['earlier', 'later', 'gained', 'lost', 'same'].map((way) => told[way] ?? 0);
    expect(ways.reduce((sum, one) => sum + one)).toBe(told.looked);
  });

  test('D17 a shorter target after ninety minutes counts from the creation, for assignment restarts nothing', async () => {
    const two = await aPriority(desk.start.officeHoursId, { budgetMinutes: 120 });
    const one = await aPriority(desk.start.officeHoursId, { budgetMinutes: 60 });
    const request = await aRequest('2026-02-02T10:00:00+01:00', { priorityId: two.id });
    desk.clock.set('2026-02-02T11:30:00+01:00');
    const changed = await put(request.id, 'priority', { priorityId: one.id });
    expect(changed.deadlineAt).toBe(iso('2026-02-02T11:00:00+01:00'));
    await put(request.id, 'assignment', { ownerId: null });
    expect((await put(request.id, 'assignment', { ownerId: agent.id })).deadlineAt).toBe(
      iso('2026-02-02T11:00:00+01:00'),
    );
  });
});
