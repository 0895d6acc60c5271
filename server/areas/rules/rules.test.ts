import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aMail, handIn, requestOf } from '../channels/email/a-mail.ts';

let desk: TestDesk;
let agent: Caller;
let roads: string;
let waste: string;
const make = (path: string, body: object) => desk.admin.done('POST', path, body);
beforeAll(async () => {
  desk = await aDesk();
  const { centreId } = desk.start;
  roads = (await make('/categories', { name: 'Roads', parentId: null, centreId })).id;
  waste = (await make('/categories', { name: 'Waste', parentId: null, centreId })).id;
  agent = await desk.aPerson({ name: 'Bo', roles: ['agent'], categoryIds: [desk.start.categoryId, roads] });
  await make('/mail-addresses', { address: 'support@desk.example', name: 'Support', centreId });
});
afterAll(() => desk.end());
beforeEach(async () => {
  for (const { id } of (await desk.admin.call('GET', '/rules')).body.rows)
    await desk.admin.done('DELETE', `/rules/${id}`);
});

const words = (...anyOf: string[]) => [{ on: 'words', in: 'both', anyOf }];
const aRule = (more: object) => make('/rules', { name: 'Rule', conditions: [], ...more });
const names = async () =>
  (await desk.admin.call('GET', '/rules')).body.rows.map((row: { name: string }) => row.name) as string[];
const detail = async (id: string) => (await desk.admin.call('GET', `/requests/${id}`)).body;
const register = async (body: object, who: Caller = agent) => {
  const answer = await who.call('POST', '/requests', { kind: 'action', channel: 'phone', ...body });
  expect(answer.body).toMatchObject({ id: expect.any(String) });
  return detail(answer.body.id);
};
const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;

describe('the list of rules', () => {
  test('keeps an order that is moved as a whole, and says it when somebody else changed the list', async () => {
    const first = await aRule({ name: 'First' });
    const second = await aRule({ name: 'Second' });
    const last = await aRule({ name: 'Last', beatsChoice: false });
    expect(await names()).toEqual(['First', 'Second', 'Last']);
    const moved = await desk.admin.call('PUT', '/rules/order', { ids: [last.id, second.id, first.id], beatChoice: 1 });
    expect(moved.body.rows.map((one: { name: string; beatsChoice: boolean }) => [one.name, one.beatsChoice])).toEqual([
      ['Last', true],
      ['Second', false],
      ['First', false],
    ]);
    const stale = await desk.admin.call('PUT', '/rules/order', { ids: [last.id, second.id], beatChoice: 0 });
    expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);
    const [event] = await sql(
      "select data from event where type = 'rules.reordered' order by at desc, id desc limit 1",
    );
    expect(event.data).toEqual({ rules: 3 });
  });

  test('refuses a pattern that could not be read in linear time, at its place, and what is not there', async () => {
    const pattern = (source: string) =>
      desk.admin.call('POST', '/rules', { name: 'P', conditions: [{ on: 'pattern', in: 'both', pattern: source }] });
    const refused = await pattern('(?=a)b');
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_body']);
    expect(refused.body.errors[0].path).toBe('conditions.0.pattern');
    expect((await pattern('(a+)\\1')).status).toBe(400);
    expect((await pattern('(a+)+$')).status).toBe(201);
    const nobody = crypto.randomUUID();
    const unknown = await desk.admin.call('POST', '/rules', {
      name: 'U',
      conditions: [{ on: 'customer', anyOf: [nobody] }],
    });
    expect([unknown.status, unknown.body.code]).toEqual([409, 'reference_unknown']);
  });

  test('stands in the log with what each rule said, and of two who edit at once one is told', async () => {
    const rule = await aRule({ name: 'Logged', conditions: words('bin', 'bin'), categoryId: waste });
    expect(rule.conditions).toEqual(words('bin'));
    const edit = () => desk.admin.call('PATCH', `/rules/${rule.id}`, { version: 1, name: `N${Math.random()}` });
    expect((await Promise.all([edit(), edit()])).map(({ status }) => status).sort()).toEqual([200, 409]);
    await desk.admin.done('DELETE', `/rules/${rule.id}`);
    const logged = await sql(
      "select operation, field, new_display, old_display from field_change where entity_id = $1 and field in ('name', 'category_id') order by log_id, field",
      [rule.id],
    );
    expect(logged.map((one) => one.operation)).toEqual(['insert', 'insert', 'update', 'delete', 'delete']);
    expect(logged[0].new_display).toBe('Waste');
  });
});

describe('whose rules they are', () => {
  test('administrators’, and the supervisors’ who lead every centre in use; others read them and are told why', async () => {
    const lead = await desk.aPerson({ name: 'Siv', roles: ['supervisor'] });
    const may = async (who: Caller) => (await who.call('GET', '/rules')).body.reach;
    const body = { name: 'Hers', conditions: [] };
    const made = await lead.call('POST', '/rules', body);
    expect(made.status).toBe(201);
    expect(await may(lead)).toEqual({ can: ['edit'], otherCentres: [] });
    const { centreId, officeHoursId } = desk.start;
    const south = await make('/centres', { name: 'South', calendarId: officeHoursId });
    expect(await may(lead)).toEqual({ can: [], otherCentres: ['South'] });
    const draft = { kind: 'rule', values: { ...body, active: true } };
    for (const [method, path, sent] of [
      ['POST', '/rules', body],
      ['PATCH', `/rules/${made.body.id}`, { name: 'Not hers' }],
      ['PUT', '/rules/order', { ids: [made.body.id], beatChoice: 0 }],
      ['DELETE', `/rules/${made.body.id}`, undefined],
      ['POST', '/settings/effects', draft],
    ] as const) {
      const refused = await lead.call(method, path, sent);
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'other_centres']);
      expect(refused.body.facts).toEqual({ centres: ['South'] });
      expect([path, (await agent.call(method, path, sent)).body.code]).toEqual([path, 'forbidden']);
    }
    expect(await names()).toEqual(['Hers']);
    expect([await may(agent), await may(desk.admin)]).toEqual([
      { can: [], otherCentres: [] },
      { can: ['edit'], otherCentres: [] },
    ]);
    await desk.admin.call('PATCH', `/people/${lead.id}`, { centreIds: [centreId, south.id] });
    expect((await lead.call('POST', '/settings/effects', draft)).status).toBe(200);
    expect((await lead.call('PATCH', `/rules/${made.body.id}`, { name: 'Hers again' })).status).toBe(200);
    await desk.admin.call('PATCH', `/people/${lead.id}`, { centreIds: [centreId] });
    expect((await desk.admin.call('PATCH', `/centres/${south.id}`, { active: false })).status).toBe(200);
    // What is no longer in use is nobody's.
    expect((await lead.call('DELETE', `/rules/${made.body.id}`)).status).toBe(200);
  });
});

describe('one rule decides', () => {
  test('on what an agent notes as on mail, by the declared channel, and the request and its timeline say why', async () => {
    await aRule({
      name: 'Calls about bins',
      conditions: [...words('bin*'), { on: 'channel', anyOf: ['phone'] }],
      categoryId: waste,
      priorityId: desk.start.priorityIds.high,
    });
    await aRule({
      name: 'Below',
      conditions: words('bins'),
      categoryId: roads,
      priorityId: desk.start.priorityIds.low,
    });
    const call = await register({ description: 'The bins were not emptied' });
    expect(call).toMatchObject({
      category: { id: waste },
      categorySource: 'rule',
      priority: { id: desk.start.priorityIds.high },
      prioritySource: 'filter',
      metRule: {
        name: 'Calls about bins',
        because: [
          { on: 'words', found: 'bin*' },
          { on: 'channel', found: 'phone' },
        ],
      },
    });
    const { entries } = (await desk.admin.call('GET', `/requests/${call.id}/timeline`)).body;
    expect(entries.find((one: { event?: string }) => one.event === 'request.met_rule').facts).toMatchObject({
      rule: 'Calls about bins',
      category: 'Waste',
      priority: 'High',
    });
    const letter = await register({ channel: 'letter', description: 'The bins were not emptied' });
    expect(letter).toMatchObject({ category: { id: roads }, metRule: { name: 'Below' } });
    const mail = await requestOf(desk, await handIn(desk, aMail({ subject: 'Bins', text: 'Please empty them' })));
    expect(mail).toMatchObject({ category: { id: roads }, categorySource: 'rule' });
  });

  test('and leaves what a person chose, for category, priority and language each', async () => {
    await aRule({ name: 'All', categoryId: waste, priorityId: desk.start.priorityIds.high, language: 'fi' });
    const chosen = await register({
      description: 'x',
      categoryId: roads,
      priorityId: desk.start.priorityIds.low,
      language: 'sv',
    });
    expect(chosen).toMatchObject({
      category: { id: roads },
      categorySource: 'manual',
      prioritySource: 'manual',
      language: 'sv',
      metRule: null,
    });
    expect(await register({ description: 'x' })).toMatchObject({ categorySource: 'rule', language: 'fi' });
    const comment = await register({ kind: 'comment', commentText: 'x' });
    expect(comment).toMatchObject({ category: null, metRule: null });
  });

  test('goes before the choice in a form, unless it stands below it', async () => {
    await aRule({ name: 'Keywords', beatsChoice: false, conditions: words('bin'), categoryId: waste });
    const form = { channel: 'web_form', description: 'bin', categoryId: roads };
    expect(await register(form)).toMatchObject({ category: { id: roads }, categorySource: 'form' });
    expect(await register({ channel: 'web_form', description: 'bin' })).toMatchObject({ category: { id: waste } });
    await aRule({ name: 'Chosen roads', conditions: [{ on: 'form_choice', anyOf: [roads] }], categoryId: waste });
    expect(await register(form)).toMatchObject({
      category: { id: waste },
      categorySource: 'rule',
      originalCategory: { id: waste },
      metRule: { name: 'Chosen roads' },
    });
  });

  test('not by quoted history or a signature, wherever the text came from', async () => {
    await aRule({ name: 'Bins', conditions: words('bin'), categoryId: waste });
    const quoted = 'It is done.\n\nOn 3 Feb 2026, at 10:00, Support wrote:\n> the bin is empty\n\n-- \nBin and Sons';
    expect(await register({ channel: 'api', description: quoted })).toMatchObject({ metRule: null });
  });

  test('when a blank request first says something, once: later words decide nothing', async () => {
    await aRule({
      name: 'Roads',
      conditions: words('hole'),
      categoryId: roads,
      priorityId: desk.start.priorityIds.high,
    });
    const blank = await register({ kind: undefined });
    expect(blank).toMatchObject({ phase: 'new', metRule: null });
    await agent.done('PATCH', `/requests/${blank.id}`, { description: 'A hole in the road' });
    expect(await detail(blank.id)).toMatchObject({
      phase: 'registered',
      category: { id: roads },
      prioritySource: 'filter',
      originalPriority: { id: desk.start.priorityIds.high },
      metRule: { name: 'Roads' },
    });
    const other = await register({ callerName: 'Ada' });
    await agent.done('PATCH', `/requests/${other.id}`, { description: 'A hole in the road' });
    expect(await detail(other.id)).toMatchObject({ prioritySource: 'default', metRule: null });
  });

  test('gives it to a person who may have it, and to the queue while that person is away', async () => {
    await aRule({ name: 'To Bo', conditions: words('bridge'), categoryId: roads, ownerId: agent.id });
    const other = await desk.aPerson({ roles: ['agent'] });
    expect(await register({ description: 'The bridge' }, other)).toMatchObject({
      owner: { id: agent.id },
      phase: 'assigned',
    });
    const now = desk.clock.now().getTime();
    const period = { fromAt: new Date(now - 1000).toISOString(), toAt: new Date(now + 3600_000).toISOString() };
    const away = await desk.admin.call('POST', '/absences', { personId: agent.id, reason: 'sick', period });
    expect(away.status).toBe(201);
    expect(await register({ description: 'The bridge' }, other)).toMatchObject({ owner: null, phase: 'registered' });
  });
});

describe('how much it presses', () => {
  test('a rule goes before the person, the person before the company, the company before the default', async () => {
    const { high, medium, low } = desk.start.priorityIds;
    const customer = await make('/customers', { name: 'Vera', organisationName: 'Vera Ltd', isVip: true });
    const priority = async (more: object = {}) => {
      const {
        prioritySource,
        priority: has,
        metRule,
      } = await register({ contactId: customer.id, subject: 'x', ...more });
      return [prioritySource, has.id, metRule?.because[0]?.found];
    };
    expect(await priority()).toEqual(['default', medium, undefined]);
    await desk.admin.done('PATCH', `/organisations/${customer.organisation.id}`, { priorityId: low, isProspect: true });
    expect(await priority()).toEqual(['organisation', low, undefined]);
    await desk.admin.done('PATCH', `/customers/${customer.id}`, { priorityId: high });
    expect(await priority()).toEqual(['contact', high, undefined]);
    await aRule({ name: 'VIP', conditions: [{ on: 'importance', anyOf: ['vip'] }], priorityId: low });
    expect(await priority()).toEqual(['filter', low, 'vip']);
    expect(await priority({ priorityId: medium })).toEqual(['manual', medium, undefined]);
    await desk.admin.done('PATCH', `/priorities/${low}`, { active: false });
    expect(await priority()).toEqual(['contact', high, undefined]);
    await desk.admin.done('PATCH', `/priorities/${low}`, { active: true });
  });

  test('age counts from when it was reported', async () => {
    await aRule({
      name: 'Old',
      conditions: [{ on: 'age', atLeastMinutes: 120 }],
      priorityId: desk.start.priorityIds.high,
    });
    const reported = (minutes: number) => new Date(desk.clock.now().getTime() - minutes * 60_000).toISOString();
    const letter = { channel: 'letter', subject: 'x' };
    expect((await register({ ...letter, reportedAt: reported(121) })).metRule?.name).toBe('Old');
    expect((await register({ ...letter, reportedAt: reported(119) })).metRule).toBeNull();
  });
});

test('a trial reads a pasted mail and names the first thing that was not so in each rule above', async () => {
  await aRule({
    name: 'Sender',
    conditions: [{ on: 'sender', anyOf: ['works.example'] }, ...words('bridge')],
    categoryId: waste,
  });
  await aRule({ name: 'Bridge', conditions: words('bridge'), categoryId: roads });
  await aRule({ name: 'Never reached' });
  const text =
    'From: Vera <vera@north.works.example>\nTo: support@desk.example\nSubject: Hello\n\nThe Bridges of the north\n';
  const { body } = await desk.admin.call('POST', '/rules/trials', { text });
  expect(body).toMatchObject({
    tried: [
      {
        name: 'Sender',
        met: false,
        reasons: [
          { on: 'sender', holds: true },
          { on: 'words', holds: false },
        ],
      },
      { name: 'Bridge', met: false },
      { name: 'Never reached', met: true },
    ],
    read: { sender: 'vera@north.works.example', mailbox: 'support@desk.example', subject: 'Hello' },
  });
});

test('before it is saved a rule tells what it would have done to the newest requests, and nothing is written', async () => {
  const met = await register({ description: 'The lantern is dark' });
  await register({ description: 'The lantern is dark', categoryId: roads });
  const draft = (more: object = {}) => ({
    kind: 'rule',
    values: { name: 'Light', conditions: words('lantern'), categoryId: waste, ...more },
  });
  const foresee = async (body: object) => (await desk.admin.done('POST', '/settings/effects', body)).facts[0];
  const fact = await foresee(draft());
  expect(fact).toMatchObject({ code: 'rule_history', met: 1, other: 1 });
  expect(fact.changes).toEqual([{ what: 'category', from: 'General', to: 'Waste', requests: 1 }]);
  expect(fact.examples[0]).toMatchObject({ id: met.id, met: true });
  expect(await foresee(draft({ active: false }))).toMatchObject({ met: 0, other: 0 });
  expect(await names()).toEqual([]);
});

test('a new order is foreseen by the newest requests before it is saved, and a rule at the place it has', async () => {
  const first = await aRule({ name: 'First', conditions: words('beacon'), categoryId: waste });
  const second = await aRule({ name: 'Second', conditions: words('beacon', 'buoy'), categoryId: roads });
  const off = await aRule({ name: 'Off', conditions: words('buoy'), categoryId: waste, active: false });
  const met = await register({ description: 'The beacon is dark' });
  await register({ description: 'The buoy is gone' });
  const foresee = async (body: object) => (await desk.admin.call('POST', '/settings/effects', body)).body.facts[0];
  const order = (ids: string[], beatChoice = ids.length) => ({ kind: 'rule_order', values: { ids, beatChoice } });
  const fact = await foresee(order([second.id, first.id, off.id]));
  expect(fact).toMatchObject({ code: 'rule_order', other: 1 });
  expect(fact.changes).toEqual([{ what: 'category', from: 'Waste', to: 'Roads', requests: 1 }]);
  expect(fact.examples).toEqual([{ id: met.id, number: met.number, subject: null }]);
  expect(await foresee(order([first.id, second.id, off.id]))).toMatchObject({ other: 0, changes: [], examples: [] });
  expect(await foresee(order([off.id, first.id, second.id]))).toMatchObject({ other: 0 });
  expect(await names()).toEqual(['First', 'Second', 'Off']);
  const agent = await desk.aPerson({ roles: ['agent'] });
  expect((await agent.call('POST', '/settings/effects', order([first.id]))).status).toBe(403);
  // Taken into use again it stands below the one that meets the same, as it is saved.
  const { name, conditions, categoryId } = { name: 'Off', conditions: words('buoy'), categoryId: waste };
  const again = { kind: 'rule', id: off.id, values: { name, conditions, categoryId, active: true } };
  expect(await foresee(again)).toMatchObject({ met: 0, other: 0 });
  await desk.admin.call('PUT', '/rules/order', { ids: [off.id, first.id, second.id], beatChoice: 3 });
  expect(await foresee(again)).toMatchObject({ met: 1, other: 1 });
});
