import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
const ids: Record<string, string> = {};

beforeAll(async () => {
  desk = await aDesk({ language: 'sv', zone: 'Europe/Stockholm' });
  agent = await desk.aPerson({ roles: ['agent'] });
  const keep = async (body: { name: string; [field: string]: unknown }) => {
    ids[body.name] = (await agent.done('POST', '/customers', body)).id;
  };
  await keep({ name: 'Åke Öst', organisationName: 'Hydro Łódź', phones: ['070-123 45 67'], address: 'Ån 3, Malmö' });
  await keep({ name: 'Søren Ærø', emails: ['soren_a@example.dk'], notes: 'secretword' });
  await keep({ name: '100% Café', phones: ['+48 22 123 45 67', '7042'] });
  await keep({ name: 'Anna Ek', organisationName: 'Växeln AB', phones: ['08-12 34 56'] });
  await keep({ name: 'Bo Ek', organisationName: 'Växeln AB', phones: ['+46 (0)8 12 34 56'], emails: ['bo@växeln.se'] });
});
afterAll(() => desk.end());

const find = async (q: string) => {
  const { status, body } = await agent.call('GET', `/customers?${new URLSearchParams({ q })}`);
  expect(status).toBe(200);
  return body.rows.map((row: { name: string }) => row.name);
};
const lookUp = async (by: { phone?: string; email?: string }) => {
  const { status, body } = await agent.call('GET', `/customers/lookup?${new URLSearchParams(by)}`);
  expect(status).toBe(200);
  return { e164: body.e164, names: body.customers.map((row: { name: string }) => row.name) };
};

describe('finding customers', () => {
  test.each([
    ['åke', ['Åke Öst']],
    ['AKE', ['Åke Öst']],
    ['öst åk', ['Åke Öst']],
    ['lodz', ['Åke Öst']],
    ['Malmo\u0308', ['Åke Öst']],
    ['soren', ['Søren Ærø']],
    ['aero', ['Søren Ærø']],
    ['example.dk', ['Søren Ærø']],
    ['n_a@', ['Søren Ærø']],
    ['100%', ['100% Café']],
    ['0% c', ['100% Café']],
    ['ek', ['Anna Ek', 'Bo Ek']],
    ['växeln bo', ['Bo Ek']],
    ['xn--vxeln-gra', ['Bo Ek']],
    ['anna bo', []],
    ['secretword', []],
    ['%', ['100% Café']],
    ['_', ['Søren Ærø']],
    ['\\', []],
    ["'; drop table contact; --", []],
  ])('“%s” by part of a name, organisation or address', async (q, names) => {
    expect(await find(q)).toEqual(names);
  });

  test.each([
    ['070-123 45 67', ['Åke Öst']],
    ['+46 (0)70/123 45 67', ['Åke Öst']],
    ['0046701234567', ['Åke Öst']],
    ['tel:+46-70-123-45-67', ['Åke Öst']],
    ['070-1234', ['Åke Öst']],
    ['123 45 67', ['100% Café', 'Åke Öst']],
    ['4567', ['100% Café', 'Åke Öst']],
    ['7042', ['100% Café']],
    ['08/12.34-56', ['Anna Ek', 'Bo Ek']],
    ['call 070-123 45 67 please', ['Åke Öst']],
    ['+46 70 123 45 68', []],
  ])('“%s” by a phone number in any spelling', async (q, names) => {
    expect(await find(q)).toEqual(names);
  });

  test.each([
    ['sörenn', ['Søren Ærø'], 'a letter too many'],
    ['Vaxelen AB', ['Anna Ek', 'Bo Ek'], 'a letter put in'],
    ['hydo lodz', ['Åke Öst'], 'a letter left out'],
    ['anna bo', [], 'two customers’ names'],
    ['070-123 45 76', [], 'a number of somebody else'],
    ['xyzzy', [], 'nobody’s name'],
  ])('“%s” finds %j where spelled alike is asked for: %s', async (q, names) => {
    const { body } = await agent.call('GET', `/customers?${new URLSearchParams({ q, alike: 'true' })}`);
    expect(body.rows.map((row: { name: string }) => row.name)).toEqual(names);
    expect(body.onlyAlike ?? false).toBe(names.length > 0);
    expect(await find(q)).toEqual([]);
  });

  test('the pages together are the whole list, in order, each customer once', async () => {
    for (const name of ['ž'.repeat(200), 'ž'.repeat(200), 'b'.repeat(200)])
      await agent.done('POST', '/customers', { name });
    const whole = (await agent.call('GET', '/customers?limit=200')).body;
    expect(whole.next).toBeNull();
    const walked: unknown[] = [];
    let after = '';
    for (let pages = 0; pages < 20; pages++) {
      const { status, body } = await agent.call('GET', `/customers?limit=2${after}`);
      expect(status).toBe(200);
      walked.push(...body.rows);
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(walked).toEqual(whole.rows);
    expect(whole.rows.length).toBeGreaterThanOrEqual(8);
  });

  test('a cursor that is not ours is refused', async () => {
    for (const values of [['x'], [1], [null], [newId(), newId()]]) {
      const after = Buffer.from(JSON.stringify(values)).toString('base64url');
      const answer = await agent.call('GET', `/customers?after=${after}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
  });

  test('each row counts what is still open', async () => {
    const insert = (phase: string) =>
      desk.runtime.pool.query(
        `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, contact_id,
           reported_at, active_at, created_at, updated_at)
         select $1, 'abcd', s.phase, s.id, $2, $2, $3, now(), now(), now(), now() from request_status s where s.phase = $4`,
        [newId(), desk.start.priorityIds.medium, ids['Anna Ek'], phase],
      );
    for (const phase of ['registered', 'waiting_customer', 'solved', 'closed']) await insert(phase);
    const { body } = await agent.call('GET', '/customers?q=anna');
    expect(body.rows).toMatchObject([{ name: 'Anna Ek', openRequests: 2 }]);
  });
});

describe('who calls or writes', () => {
  test('every customer who shares the number is named', async () => {
    expect(await lookUp({ phone: '0812/34 56' })).toEqual({ e164: '+468123456', names: ['Anna Ek', 'Bo Ek'] });
  });

  test('only the whole number counts', async () => {
    expect((await lookUp({ phone: '123 45 67' })).names).toEqual([]);
    expect((await lookUp({ phone: '042' })).names).toEqual([]);
    expect((await lookUp({ phone: '+46 70 123 45 6' })).names).toEqual([]);
  });

  test('an inner number, which is none of any country, is found by its digits', async () => {
    expect(await lookUp({ phone: '70-42' })).toEqual({ e164: null, names: ['100% Café'] });
  });

  test('an address is found in any case and with its domain in either form', async () => {
    for (const email of ['BO@VÄXELN.se', 'bo@xn--vxeln-gra.se', ' <bo@växeln.se>']) {
      expect((await lookUp({ email })).names).toEqual(['Bo Ek']);
    }
    expect((await lookUp({ email: 'o@växeln.se' })).names).toEqual([]);
  });

  test('number and address are asked as either', async () => {
    const { names } = await lookUp({ phone: '070-123 45 67', email: 'bo@växeln.se' });
    expect(names).toEqual(['Åke Öst', 'Bo Ek']);
  });

  test.each(['', ' ', 'anonymous', '+', '0', '\u0000', '%', '++46', '+999123456789', '1'.repeat(60), '\ud800'])(
    'junk such as “%s” finds nobody and breaks nothing',
    async (junk) => {
      expect(await lookUp({ phone: junk, email: junk })).toEqual({ e164: null, names: [] });
      await find(junk.slice(0, 60));
    },
  );

  test('asked for nothing the answer is nobody', async () => {
    expect(await lookUp({})).toEqual({ e164: null, names: [] });
  });
});
