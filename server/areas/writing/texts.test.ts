import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
let made = 0;
const aModule = async (body: object = {}, by: Caller = desk.admin) => {
  made += 1;
  const whole = { keyword: `k${made}`, name: `Text ${made}`, texts: { en: '<p>Hello</p>' }, ...body };
  return by.call('POST', '/text-modules', whole);
};
const aRequest = (body: object = {}) =>
  agent.done('POST', '/requests', {
    channel: 'phone',
    callerName: 'Bo Ek',
    description: 'It drips',
    takeIt: true,
    ...body,
  });
const offers = async (id: string, query = '', by: Caller = agent) =>
  (await by.call('GET', `/requests/${id}/text-modules?${query}`)).body.rows;

describe('saving a text', () => {
  test('tidies it, drops empty languages, logs it and says that it happened', async () => {
    const { status, body } = await aModule({
      keyword: 'late bus',
      texts: { en: '<p onclick="x()">Sorry<script>1</script></p>', fi: '<p> </p>' },
    });
    expect([status, body.keyword, body.texts, body.owner]).toEqual([201, 'late-bus', { en: '<p>Sorry</p>' }, null]);
    const same = await aModule({ id: body.id, keyword: 'other' });
    expect(same.body).toEqual(body);
    expect(await sql("select data ->> 'keyword' as k from event where type = 'text_module.created'")).toEqual([
      { k: 'late-bus' },
    ]);
    const logged = await sql("select field from field_change where entity = 'text_module' and entity_id = $1", [
      body.id,
    ]);
    expect(logged.map((row) => row.field)).toContain('texts');
  });

  test('refuses a variable there is not, with its name and the nearest one', async () => {
    const refused = await aModule({ texts: { sv: '<p>Hej {{customer.firstname}}</p>' } });
    expect(refused).toMatchObject({
      status: 400,
      body: {
        code: 'unknown_variable',
        facts: { name: 'customer.firstname', nearest: 'customer.firstName', language: 'sv' },
      },
    });
    const nowhere = await aModule({ texts: { en: '<p>{{module:late-bu}}</p>' } });
    expect(nowhere.body).toMatchObject({ code: 'unknown_module', facts: { name: 'late-bu', nearest: 'late-bus' } });
    expect((await aModule({ texts: { en: ' <p></p>' } })).body.code).toBe('empty_text');
  });

  test('refuses a circle and names its chain', async () => {
    const a = (await aModule({ keyword: 'a1' })).body;
    await aModule({ keyword: 'b1', texts: { en: '<p>{{module:a1}}</p>' } });
    await aModule({ keyword: 'c1', texts: { fi: '<p>{{module:b1}}</p>' } });
    const refused = await desk.admin.call('PATCH', `/text-modules/${a.id}`, { texts: { en: '<p>{{module:c1}}</p>' } });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'module_cycle', facts: { chain: ['a1', 'c1', 'b1', 'a1'] } },
    });
    const itself = await aModule({ keyword: 'me', texts: { en: '<p>{{module:me}}</p>' } });
    expect(itself.body.code).toBe('module_cycle');
    const removed = await desk.admin.call('DELETE', `/text-modules/${a.id}`);
    expect(removed.body).toMatchObject({ code: 'in_use', facts: { names: ['b1'] } });
    expect((await desk.admin.call('PATCH', `/text-modules/${a.id}`, { keyword: 'a2' })).body.code).toBe('in_use');
  });

  test('two who would make a circle together cannot both save', async () => {
    const [x, y] = [(await aModule({ keyword: 'x1' })).body, (await aModule({ keyword: 'y1' })).body];
    const answers = await Promise.all([
      desk.admin.call('PATCH', `/text-modules/${x.id}`, { texts: { en: '<p>{{module:y1}}</p>' } }),
      desk.admin.call('PATCH', `/text-modules/${y.id}`, { texts: { en: '<p>{{module:x1}}</p>' } }),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  });

  test('a keyword stands for one text, whatever its case, and an older version is not overwritten', async () => {
    await aModule({ keyword: 'Ångra' });
    expect((await aModule({ keyword: 'angra' })).body.code).toBe('already_exists');
    const one = (await aModule()).body;
    expect((await desk.admin.call('PATCH', `/text-modules/${one.id}`, { version: 1, name: 'New' })).body.version).toBe(
      2,
    );
    const late = await desk.admin.call('PATCH', `/text-modules/${one.id}`, { version: 1, name: 'Newer' });
    expect(late.body.code).toBe('request_changed');
    expect((await desk.admin.call('PATCH', `/text-modules/${one.id}`, { name: 'New' })).body.version).toBe(2);
  });
});

describe('whose a text is', () => {
  test('agents keep their own, which others neither see nor change; shared ones need the right', async () => {
    expect((await aModule({}, agent)).status).toBe(403);
    const mine = (await aModule({ personal: true, keyword: 'mine' }, agent)).body;
    expect(mine.owner).toMatchObject({ name: 'Anna Agent' });
    const seenBy = async (who: Caller) =>
      (await who.call('GET', '/text-modules')).body.rows.map((row: any) => row.keyword);
    expect(await seenBy(agent)).toContain('mine');
    expect(await seenBy(other)).not.toContain('mine');
    expect((await other.call('PATCH', `/text-modules/${mine.id}`, { name: 'x' })).status).toBe(404);
    expect((await desk.admin.call('DELETE', `/text-modules/${mine.id}`)).status).toBe(404);
    const request = await aRequest();
    expect((await offers(request.id, 'q=mine')).map((one: any) => one.keyword)).toEqual(['mine']);
  });

  test('a text of everybody’s means everybody’s modules, one of mine means mine first', async () => {
    await aModule({ keyword: 'bye', texts: { en: '<p>Regards</p>' } });
    await aModule({ keyword: 'bye', personal: true, texts: { en: '<p>Cheers</p>' } }, agent);
    await aModule({ keyword: 'close-all', texts: { en: '<p>{{module:bye}}</p>' } });
    await aModule({ keyword: 'close-mine', personal: true, texts: { en: '<p>{{module:bye}}</p>' } }, agent);
    const request = await aRequest();
    const of = async (q: string) => (await offers(request.id, `q=${q}`))[0].html;
    expect([await of('close-all'), await of('close-mine')]).toEqual(['<p>Regards</p>', '<p>Cheers</p>']);
  });
});

describe('what is offered on a request', () => {
  test('comes rendered in the customer’s language, and in another where there is none', async () => {
    await aModule({
      keyword: 'thanks',
      texts: {
        en: '<p>Thank you, {{customer.firstName}} ({{request.number}}).</p>',
        fi: '<p>Kiitos, {{customer.firstName}}.</p>',
      },
    });
    const finnish = await aRequest({ language: 'fi' });
    expect((await offers(finnish.id, 'q=thanks'))[0]).toMatchObject({
      language: 'fi',
      html: '<p>Kiitos, Bo.</p>',
      text: 'Kiitos, Bo.',
    });
    const danish = await aRequest({ language: 'da', callerName: '<b>Ib</b> "x"' });
    const [offer] = await offers(danish.id, 'q=thanks');
    expect(offer.html).toBe(`<p>Thank you, &lt;b&gt;Ib&lt;/b&gt; (${danish.number}).</p>`);
  });

  test('finds by keyword, name and words without their marks; the exact keyword first, then the most used', async () => {
    const request = await aRequest();
    const often = (await aModule({ keyword: 'kö-info', name: 'Väntetid', texts: { sv: '<p>Er plats i kön</p>' } }))
      .body;
    await aModule({ keyword: 'ko', name: 'Kö' });
    await aModule({ keyword: 'kort', name: 'Other', texts: { en: '<p>About the ko queue</p>' } });
    for (let use = 0; use < 3; use++)
      expect((await agent.call('POST', `/text-modules/${often.id}/uses`)).status).toBe(200);
    const found = (await offers(request.id, 'q=ko')).map((one: any) => one.keyword);
    expect(found).toEqual(['ko', 'kö-info', 'kort']);
    expect((await offers(request.id, 'q=vantetid')).map((one: any) => one.keyword)).toEqual(['kö-info']);
    expect((await offers(request.id, 'q=plats%20er')).map((one: any) => one.keyword)).toEqual(['kö-info']);
    expect((await offers(request.id))[0].keyword).toBe('kö-info');
  });

  test('stays within its category with all below, its mode, and what is in use', async () => {
    const child = await desk.admin.done('POST', '/categories', {
      name: 'Lifts',
      parentId: desk.start.categoryId,
      centreId: desk.start.centreId,
    });
    const elsewhere = await desk.admin.done('POST', '/categories', {
      name: 'Roads',
      parentId: null,
      centreId: desk.start.centreId,
    });
    await aModule({ keyword: 'zz-here', categoryId: desk.start.categoryId });
    await aModule({ keyword: 'zz-note', usedIn: 'note' });
    await aModule({ keyword: 'zz-off', active: false });
    await aModule({ keyword: 'zz-whole', kind: 'template' });
    const below = await aRequest({ categoryId: child.id });
    const outside = await aRequest({ categoryId: elsewhere.id });
    const keywords = async (id: string, query: string) =>
      (await offers(id, query)).map((one: any) => one.keyword).sort();
    expect(await keywords(below.id, 'q=zz&mode=reply')).toEqual(['zz-here', 'zz-whole']);
    expect(await keywords(below.id, 'q=zz&mode=call_note')).toEqual(['zz-here', 'zz-note', 'zz-whole']);
    expect(await keywords(outside.id, 'q=zz')).toEqual(['zz-whole']);
    expect(await keywords(outside.id, 'q=zz&kind=module')).toEqual([]);
  });

  test('of a category for members only shows to its members, in lists too', async () => {
    const secret = await desk.admin.done('POST', '/categories', {
      name: 'Whistle',
      parentId: null,
      centreId: desk.start.centreId,
      membersOnly: true,
      memberIds: [other.id],
    });
    await aModule({ keyword: 'hush', categoryId: secret.id });
    const listedBy = async (who: Caller) =>
      (await who.call('GET', '/text-modules')).body.rows.map((row: any) => row.keyword);
    expect(await listedBy(agent)).not.toContain('hush');
    expect(await listedBy(desk.admin)).toContain('hush');
    const request = await aRequest({ categoryId: secret.id });
    expect(await offers(request.id, 'q=hush')).toEqual([]);
    const hidden = await aRequest({ categoryId: secret.id, takeIt: false });
    const stranger = await desk.aPerson({ roles: ['agent'] });
    expect((await stranger.call('GET', `/requests/${hidden.id}/text-modules`)).status).toBe(404);
  });
});

describe('trying a text', () => {
  test('renders what is being written and marks what has no value, without refusing it', async () => {
    const request = await aRequest({ callerName: null });
    const html = '<p>Hello {{customer.firstName}}, {{custmer.name}} {{module:nowhere}}</p>';
    const { body } = await agent.call('POST', '/text-previews', { html, number: request.number, language: 'en' });
    expect(body.html).toContain('<mark>customer.firstName</mark>');
    expect(body.request).toMatchObject({ number: request.number });
    expect(body.problems).toEqual([
      { name: 'custmer.name', nearest: 'customer.name', reason: 'variable' },
      { name: 'nowhere', nearest: null, reason: 'module' },
    ]);
    const sample = await agent.call('POST', '/text-previews', { html: '<p>{{customer.name}}</p>', language: 'fi' });
    expect(sample.body).toMatchObject({ html: '<p>Aino Laine</p>', request: null, problems: [] });
    expect((await agent.call('POST', '/text-previews', { html, number: 1 })).status).toBe(404);
  });

  test('every variable is listed with its name and an example', async () => {
    const { rows } = (await agent.call('GET', '/text-variables')).body;
    expect(rows.find((one: any) => one.name === 'customer.name')).toEqual({
      name: 'customer.name',
      group: 'customer',
      label: 'Customer’s name',
      example: 'Alex Carter',
    });
  });
});

describe('signatures', () => {
  const sent = async (id: string, text: string, more: object = {}) => {
    await agent.done('POST', `/requests/${id}/replies`, { text, ...more });
    const entries = (await agent.call('GET', `/requests/${id}/timeline`)).body.entries;
    return entries.findLast((one: any) => one.type === 'message');
  };

  test('stand below replies and never below notes, nor twice; the own one instead of the centre’s', async () => {
    const request = await aRequest({ callerEmail: 'bo@customer.example', language: 'sv' });
    expect((await agent.call('GET', `/requests/${request.id}/signature`)).body.signature).toBeNull();
    expect((await sent(request.id, 'First')).quoted).toBeNull();
    expect(
      (await agent.call('POST', '/signatures', { centreId: desk.start.centreId, texts: { en: 'x' } })).status,
    ).toBe(403);
    const texts = { en: '<p>{{agent.name}}<br>{{centre.name}}</p>', sv: '<p>Vänligen<br>{{agent.name}}</p>' };
    const centre = await desk.admin.call('POST', '/signatures', { centreId: desk.start.centreId, texts });
    expect(centre.status).toBe(201);
    expect((await desk.admin.call('POST', '/signatures', { centreId: desk.start.centreId, texts })).body.code).toBe(
      'already_exists',
    );
    expect((await agent.call('GET', `/requests/${request.id}/signature`)).body.signature).toEqual({
      html: '<p>Vänligen<br />Anna Agent</p>',
      text: 'Vänligen\nAnna Agent',
      language: 'sv',
      of: 'centre',
    });
    expect((await sent(request.id, 'Second')).quoted).toBe('-- \nVänligen\nAnna Agent');
    expect((await sent(request.id, 'Third\n\nVänligen\nAnna Agent')).quoted).toBeNull();
    await agent.done('POST', `/requests/${request.id}/notes`, { text: 'Inside' });
    const entries = (await agent.call('GET', `/requests/${request.id}/timeline`)).body.entries;
    expect(entries.findLast((one: any) => one.kind === 'note').quoted).toBeNull();
    const own = await agent.call('POST', '/signatures', { personal: true, texts: { en: '<p>Anna</p>' } });
    expect((await sent(request.id, 'Fourth')).quoted).toBe('-- \nAnna');
    expect((await other.call('PATCH', `/signatures/${own.body.id}`, { texts: { en: 'y' } })).status).toBe(404);
    expect((await agent.call('DELETE', `/signatures/${own.body.id}`)).status).toBe(200);
    expect((await sent(request.id, 'Fifth')).quoted).toContain('Vänligen');
  });
});

test('the mail that goes out carries the signature behind its separator', async () => {
  const { mailContent } = await import('#areas/channels/email/mail-content.ts');
  const request = await aRequest({ callerEmail: 'bo@customer.example', language: 'sv' });
  await agent.done('POST', `/requests/${request.id}/replies`, { text: 'Yes.' });
  const [message] = await sql("select id from message where request_id = $1 and kind = 'reply'", [request.id]);
  const content = await mailContent(desk.runtime.db, message.id, ['bo@customer.example']);
  expect(content.text).toBe('Yes.\n\n-- \nVänligen\nAnna Agent\n');
});
