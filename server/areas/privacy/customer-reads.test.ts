import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeReads } from '#areas/customers/index.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aStory } from './a-story-to-erase.ts';

let desk: TestDesk;
let agent: Caller;
let customerId: string;
let requests: string[];
beforeAll(async () => {
  desk = await aDesk();
  ({ agent, customerId, requests } = await aStory(desk));
});
afterAll(() => desk.end());

describe('who read a customer’s data', () => {
  test('is written once within the hour, and shown on the customer and by person', async () => {
    const reader = await desk.aPerson({ name: 'Rita Reader', roles: ['supervisor'] });
    for (let time = 0; time < 3; time++) {
      await reader.call('GET', `/customers/${customerId}`);
      await reader.call('GET', `/requests/${requests[1]}`);
    }
    await writeReads(desk.runtime);
    const page = await desk.admin.call('GET', `/customer-reads?customerId=${customerId}&personId=${reader.id}`);
    expect(page.body.rows.map((row: { kind: string }) => row.kind).sort()).toEqual(['customer', 'request']);
    expect(page.body.rows[0]).toMatchObject({
      person: { name: 'Rita Reader' },
      customer: { name: 'Wilhelmina Quetzal' },
    });
    const first = await desk.admin.call('GET', `/customer-reads?personId=${reader.id}&limit=1`);
    const second = await desk.admin.call(
      'GET',
      `/customer-reads?personId=${reader.id}&limit=1&after=${encodeURIComponent(first.body.next)}`,
    );
    expect(second.body.rows[0].id).not.toBe(first.body.rows[0].id);
    desk.clock.advance(3_600_000);
    await reader.call('GET', `/customers/${customerId}`);
    await writeReads(desk.runtime);
    expect((await desk.admin.call('GET', `/customer-reads?personId=${reader.id}`)).body.rows).toHaveLength(3);
    expect((await reader.call('GET', '/customer-reads')).status).toBe(403);
  });

  test('is written by whichever way the data are got', async () => {
    const reader = await desk.aPerson({ name: 'Pat Paths', roles: ['administrator', 'agent'] });
    const [byMail, byPhone] = requests;
    const { pool } = desk.runtime;
    const one = async (statement: string, value: unknown) => (await pool.query(statement, [value])).rows[0];
    const { number } = await one('select number from request where id = $1', byPhone);
    const mail = await one('select id from inbound_message where request_id = $1', byMail);
    const file = await one('select id from attachment where request_id = $1', byPhone);
    const message = await one(
      `update message set body_html = '<p>' || body_text || '</p>'
      where request_id = $1 and kind = 'inbound' returning id`,
      byMail,
    );
    const ways: [string, string, string, object?][] = [
      ['GET', `/requests/${byMail}/timeline`, 'request'],
      ['GET', `/requests/${byMail}/changes`, 'request'],
      ['GET', `/requests/${byMail}/reply-recipients`, 'request'],
      ['GET', `/requests/by-number/${number}`, 'request'],
      ['PATCH', `/requests/${byPhone}`, 'request', {}],
      ['GET', `/messages/${message.id}/html`, 'request'],
      ['GET', `/messages/${message.id}/page`, 'request'],
      ['GET', `/attachments/${file.id}`, 'request'],
      ['GET', `/inbound-messages/${mail.id}`, 'request'],
      ['GET', `/customers/${customerId}/requests`, 'customer'],
      ['GET', `/customers/${customerId}/contracts`, 'customer'],
      ['PATCH', `/customers/${customerId}`, 'customer', {}],
      ['GET', `/changes?entity=contact&entityId=${customerId}`, 'customer'],
      ['GET', '/changes?entity=contact_phone&limit=200', 'customer'],
    ];
    for (const [method, path, kind, body] of ways) {
      desk.clock.advance(3_600_000);
      const headers = { authorization: `Bearer ${reader.key}`, 'content-type': 'application/json' };
      const answer = await fetch(`${desk.url}/api/v1${path}`, {
        method,
        headers: body ? headers : { authorization: headers.authorization },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect(`${path} ${answer.status}`).toBe(`${path} 200`);
      await answer.arrayBuffer();
      await writeReads(desk.runtime);
      const seen = `/customer-reads?personId=${reader.id}&customerId=${customerId}&limit=1`;
      const { rows } = (await desk.admin.call('GET', seen)).body;
      expect({ path, at: rows[0]?.at, kind: rows[0]?.kind }).toEqual({
        path,
        at: desk.clock.now().toISOString(),
        kind,
      });
    }
    // Of what was refused or is not there nobody was told anything.
    desk.clock.advance(3_600_000);
    const before = (await pool.query('select count(*)::int as n from customer_read')).rows[0].n;
    expect((await reader.call('PATCH', `/requests/${byPhone}`, { version: -1 })).status).toBeGreaterThanOrEqual(400);
    expect((await reader.call('GET', `/requests/${customerId}/timeline`)).status).toBe(404);
    expect((await reader.call('GET', `/requests/${byPhone}/deadline`)).status).toBe(200);
    await writeReads(desk.runtime);
    expect((await pool.query('select count(*)::int as n from customer_read')).rows[0].n).toBe(before);
  });

  test('is one row for a request and all that is asked of it', async () => {
    const reader = await desk.aPerson({ name: 'Ona Once', roles: ['supervisor'] });
    for (const path of ['', '/timeline', '/deadline']) await reader.done('GET', `/requests/${requests[1]}${path}`);
    await writeReads(desk.runtime);
    expect((await desk.admin.call('GET', `/customer-reads?personId=${reader.id}`)).body.rows).toHaveLength(1);
  });

  test('is not asked of lists, which tell no more than who it is', async () => {
    for (const path of ['/customers?q=wilhelmina', '/customers/lookup?email=wilhelmina@customer.example']) {
      const { body } = await agent.call('GET', path);
      const [hit] = body.rows ?? body.customers;
      expect(Object.keys(hit).sort()).toEqual([
        'emails',
        'id',
        'isProspect',
        'isVip',
        'name',
        'openRequests',
        'organisation',
        'phones',
      ]);
    }
  });

  test('costs the reading no statement of its own', async () => {
    const { pool } = desk.runtime;
    const seen: string[] = [];
    const connect = pool.query.bind(pool);
    (pool as { query: unknown }).query = (...args: unknown[]) => {
      seen.push(JSON.stringify(args[0]));
      return (connect as (...all: unknown[]) => unknown)(...args);
    };
    await agent.call('GET', `/requests/${requests[0]}`);
    (pool as { query: unknown }).query = connect;
    expect(seen.filter((text) => text.includes('customer_read'))).toEqual([]);
  });
});
