import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
let other: Caller;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  other = await desk.aPerson({ name: 'Otto Other', roles: ['agent'] });
});
afterAll(() => desk.end());
beforeEach(() => desk.clock.set('2026-02-04T10:00:00+01:00'));

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
let made = 0;
const aMacro = async (steps: object[], more: object = {}, by: Caller = desk.admin) => {
  made += 1;
  return by.call('POST', '/macros', { name: `Macro ${made}`, steps, ...more });
};
const aRequest = (body: object = {}) =>
  agent.done('POST', '/requests', {
    channel: 'email',
    kind: 'action',
    callerName: 'Bo Ek',
    callerEmail: 'bo@customer.example',
    description: 'It drips',
    ...body,
  });
const reply = {
  do: 'write',
  as: 'reply',
  texts: { en: '<p>Hello {{customer.firstName}}, about {{request.category}}.</p>' },
};
const high = () => ({ do: 'set_priority', priorityId: desk.start.priorityIds.high });
const preview = (request: string, macro: string, by: Caller = agent) =>
  by.done('POST', `/requests/${request}/macros/${macro}/preview`, {});
const run = (request: string, macro: string, body: object = {}, by: Caller = agent) =>
  by.call('POST', `/requests/${request}/macros/${macro}/run`, body);
const counts = async (id: string) =>
  (
    await sql(
      `select (select count(*)::int from message where request_id = $1) as messages,
        (select count(*)::int from event where request_id = $1) as events,
        (select count(*)::int from change_log where request_id = $1) as logged,
        (select version from request where id = $1) as version`,
      [id],
    )
  )[0];

describe('running a macro', () => {
  test('does every step at once: text, fields, owner and end, told as one fact', async () => {
    const macro = (await aMacro([{ do: 'solve' }, reply, high(), { do: 'assign', to: 'me' }], { shortcut: '1' })).body;
    const request = await aRequest();
    const { status, body } = await run(request.id, macro.id, { version: request.version });
    expect([status, body.phase, body.owner.name, body.priority.name, body.solution]).toEqual([
      200,
      'solved',
      'Anna Agent',
      'High',
      'Hello Bo, about General.',
    ]);
    const { entries } = (await agent.call('GET', `/requests/${request.id}/timeline`)).body;
    expect(entries.filter((one: any) => one.type === 'message')).toMatchObject([
      { kind: 'reply', text: 'Hello Bo, about General.', recipients: [{ address: 'bo@customer.example' }] },
    ]);
    expect(entries.flatMap((one: any) => (one.type === 'fact' ? [one.event] : []))).toEqual([
      'request.registered',
      'macro.run',
    ]);
    expect(entries.at(-1).facts ?? entries.at(-2).facts).toMatchObject({ name: macro.name });
    const [log] = await sql(
      "select count(*)::int as n from field_change where request_id = $1 and field = 'priority_id' and operation = 'update'",
      [request.id],
    );
    expect(log.n).toBe(1);
    const listed = (await agent.call('GET', '/macros')).body.rows.find((one: any) => one.id === macro.id);
    expect(listed.used).toBe(1);
  });

  test('that one step refuses leaves nothing: no note, no reply, no field', async () => {
    const macro = (await aMacro([{ do: 'write', as: 'note', texts: { en: '<p>Done</p>' } }, high(), { do: 'solve' }]))
      .body;
    const request = await aRequest({ kind: 'undetermined', takeIt: true });
    const before = await counts(request.id);
    const refused = await run(request.id, macro.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'incomplete']);
    expect(await counts(request.id)).toEqual(before);
    const shown = await preview(request.id, macro.id);
    expect(shown).toMatchObject({ can: false, refusal: { code: 'incomplete', step: 'solve' }, changes: [] });
    expect(shown.texts[0].text).toBe('Done');
    await desk.settle();
    expect(await sql('select 1 from outbound_mail where request_id = $1', [request.id])).toEqual([]);
  });

  test('shows before exactly what it then does, and the showing writes nothing', async () => {
    const move = await desk.admin.done('POST', '/categories', {
      name: 'Drains',
      parentId: null,
      centreId: desk.start.centreId,
    });
    const macro = (
      await aMacro([reply, high(), { do: 'set_category', categoryId: move.id }, { do: 'assign', to: 'queue' }])
    ).body;
    const request = await aRequest({ takeIt: true });
    const before = await counts(request.id);
    const shown = await preview(request.id, macro.id);
    expect(await counts(request.id)).toEqual(before);
    expect(shown.can).toBe(true);
    expect(shown.texts).toMatchObject([
      { as: 'reply', text: 'Hello Bo, about Drains.', to: ['bo@customer.example'], language: 'en', signature: null },
    ]);
    expect(shown.changes.map((one: any) => [one.field, one.old, one.new])).toEqual([
      ['category', 'General', 'Drains'],
      ['priority', 'Medium', 'High'],
      ['deadline', request.deadlineAt, expect.any(String)],
      ['owner', 'Anna Agent', null],
      ['phase', 'in_process', 'registered'],
      ['status', expect.any(String), expect.any(String)],
    ]);
    const { body: after } = await run(request.id, macro.id);
    const now = await desk.admin.call('GET', `/requests/${request.id}`);
    expect(now.body.deadlineAt).toBe(shown.changes.find((one: any) => one.field === 'deadline').new);
    expect([now.body.category.name, now.body.owner, now.body.phase, now.body.status.name]).toEqual([
      'Drains',
      null,
      'registered',
      shown.changes.find((one: any) => one.field === 'status').new,
    ]);
    expect(after.id).toBe(request.id);
    const [message] = await sql("select body_text from message where request_id = $1 and kind = 'reply'", [request.id]);
    expect(message.body_text).toBe(shown.texts[0].text);
  });

  test('runs once under one id, even when sent twice at the same moment', async () => {
    const macro = (await aMacro([reply, { do: 'ask' }].slice(0, 1))).body;
    const request = await aRequest({ takeIt: true });
    const id = crypto.randomUUID();
    const body = { id, version: request.version };
    const answers = await Promise.all([run(request.id, macro.id, body), run(request.id, macro.id, body)]);
    expect(answers.map((one) => one.status)).toEqual([200, 200]);
    expect((await run(request.id, macro.id, body)).status).toBe(200);
    expect((await counts(request.id)).messages).toBe(1);
    expect(await sql("select 1 from event where request_id = $1 and type = 'macro.run'", [request.id])).toHaveLength(1);
  });

  test('sends the text as it was edited, tidied, and refuses an empty one or an older state', async () => {
    const macro = (await aMacro([reply])).body;
    const request = await aRequest({ takeIt: true });
    expect((await run(request.id, macro.id, { texts: { reply: '<p> </p>' } })).body.code).toBe('empty_text');
    const edited = await run(request.id, macro.id, { texts: { reply: '<p>Better<script>x</script></p>' } });
    expect(edited.status).toBe(200);
    const stale = await run(request.id, macro.id, { version: request.version });
    expect(stale.body.code).toBe('request_changed');
    const texts = await sql('select body_text from message where request_id = $1', [request.id]);
    expect(texts).toEqual([{ body_text: 'Better' }]);
  });

  test('postpones by the opening hours of the calendar, and asks by mail', async () => {
    const request = await aRequest({ takeIt: true });
    const later = (await aMacro([{ do: 'postpone', minutes: 60 }])).body;
    desk.clock.set('2026-02-06T16:30:00+01:00');
    const postponed = (await run(request.id, later.id)).body;
    expect(postponed.phase).toBe('postponed');
    expect(new Date(postponed.postponedUntil).getTime()).toBeGreaterThan(
      new Date('2026-02-06T17:00:00+01:00').getTime(),
    );
    const ask = (await aMacro([{ do: 'write', as: 'question', texts: { en: '<p>Which one?</p>' } }])).body;
    const asked = await run((await aRequest({ takeIt: true })).id, ask.id);
    expect(asked.body.phase).toBe('waiting_customer');
  });
});

describe('which macros there are', () => {
  test('each says whether it can be run now, and why not', async () => {
    const close = (await aMacro([{ do: 'close' }])).body;
    const send = (await aMacro([reply])).body;
    const request = await aRequest({ callerEmail: null, takeIt: true });
    const rows = (await agent.call('GET', `/requests/${request.id}/macros`)).body.rows;
    const of = (id: string) => rows.find((one: any) => one.id === id);
    expect(of(close.id)).toMatchObject({ can: true, refusal: null });
    expect(of(send.id)).toMatchObject({ can: false, refusal: { code: 'no_recipient', step: 'write_reply' } });
    const taker = await desk.aPerson({ roles: ['call_taker'] });
    const theirs = (await taker.call('GET', `/requests/${request.id}/macros`)).body.rows;
    expect(theirs.find((one: any) => one.id === send.id).refusal.code).toBe('forbidden');
  });

  test('one’s own are nobody else’s; shared ones need the right; those of another centre are not offered', async () => {
    expect((await aMacro([reply], {}, agent)).status).toBe(403);
    const mine = (await aMacro([reply], { personal: true }, agent)).body;
    const request = await aRequest({ takeIt: true });
    expect((await run(request.id, mine.id, {}, other)).status).toBe(404);
    expect((await other.call('PATCH', `/macros/${mine.id}`, { name: 'x' })).status).toBe(404);
    const [{ calendar_id }] = await sql('select calendar_id from centre limit 1');
    const centre = await desk.admin.done('POST', '/centres', { name: 'North', calendarId: calendar_id });
    const north = (await aMacro([reply], { centreId: centre.id })).body;
    const ids = (await agent.call('GET', `/requests/${request.id}/macros`)).body.rows.map((one: any) => one.id);
    expect(ids).toContain(mine.id);
    expect(ids).not.toContain(north.id);
  });

  test('steps that contradict each other, or name what is not there, are refused on saving', async () => {
    const two = await aMacro([{ do: 'solve' }, { do: 'postpone', minutes: 5 }]);
    expect(two).toMatchObject({
      status: 400,
      body: { code: 'steps_conflict', facts: { steps: ['solve', 'postpone'] } },
    });
    const nowhere = await aMacro([{ do: 'set_category', categoryId: crypto.randomUUID() }]);
    expect(nowhere.body.code).toBe('reference_unknown');
    expect((await aMacro([{ do: 'write', as: 'reply', texts: {} }])).body.code).toBe('empty_text');
    const template = await desk.admin.done('POST', '/text-modules', {
      kind: 'template',
      keyword: 'all',
      name: 'All',
      texts: { en: '<p>All</p>' },
    });
    const macro = (await aMacro([{ do: 'write', as: 'reply', templateId: template.id }])).body;
    expect((await desk.admin.call('DELETE', `/text-modules/${template.id}`)).body).toMatchObject({
      code: 'in_use',
      facts: { names: [macro.name] },
    });
    expect((await desk.admin.call('PATCH', `/macros/${macro.id}`, { name: 'Renamed', version: 1 })).body).toMatchObject(
      { name: 'Renamed', version: 2 },
    );
    expect((await desk.admin.call('DELETE', `/macros/${macro.id}`)).status).toBe(200);
    const logged = await sql(
      "select operation from change_log where entity = 'macro' and entity_id = $1 order by seq",
      [macro.id],
    );
    expect(logged.map((row) => row.operation)).toEqual(['insert', 'update', 'delete']);
  });

  test('steps can be tried before they are saved, on a number or on the newest requests, and nothing is written', async () => {
    const request = await aRequest({ takeIt: true });
    const before = await counts(request.id);
    const tried = await agent.call('POST', '/macro-trials', {
      steps: [reply, { do: 'solve' }],
      number: request.number,
    });
    expect(tried.body.rows).toMatchObject([{ request: { number: request.number }, preview: { can: true } }]);
    expect(tried.body.rows[0].preview.changes.map((one: any) => one.field)).toContain('phase');
    const newest = await agent.call('POST', '/macro-trials', { steps: [reply] });
    expect(newest.body.rows).toHaveLength(3);
    expect(await counts(request.id)).toEqual(before);
  });
});
