import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { findOrCreateByAddress } from './index.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk({ language: 'sv', zone: 'Europe/Stockholm' });
  agent = await desk.aPerson({ name: 'Siv Agent', roles: ['agent'] });
});
afterAll(() => desk.end());

const mail = { kind: 'mail', id: null, name: 'Mail', channel: 'email' } as const;

describe('keeping a new customer', () => {
  test('everything that was said is kept, and the answer shows it', async () => {
    const { status, body } = await agent.call('POST', '/customers', {
      name: ' Anna Ek ',
      organisationName: 'Rörjouren AB',
      language: 'sv',
      phones: ['070-123 45 67', '4711', '  '],
      emails: ['Anna.Ek@Example.com'],
      address: 'Storgatan 1, Malmö',
      notes: 'Ring efter tio',
      isVip: true,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Anna Ek',
      organisation: { name: 'Rörjouren AB' },
      language: 'sv',
      phones: [
        { number: '070-123 45 67', e164: '+46701234567' },
        { number: '4711', e164: null },
      ],
      emails: ['Anna.Ek@Example.com'],
      address: 'Storgatan 1, Malmö',
      notes: 'Ring efter tio',
      isVip: true,
      openRequests: 0,
      version: 1,
    });
    expect(await agent.call('GET', `/customers/${body.id}`)).toEqual({ status: 200, body });
  });

  test('it is found by the same as after an edit, which writes anew what it is found by', async () => {
    const { body } = await agent.call('POST', '/customers', {
      name: 'Östen Ñandú',
      organisationName: 'Rörjouren AB',
      phones: ['070-765 43 21', '4712'],
      emails: ['Osten.Second@Example.com', 'first@example.com'],
      address: 'Åvägen 3',
    });
    const found = async () =>
      (await desk.runtime.pool.query('select search_text from contact where id = $1', [body.id])).rows[0].search_text;
    const whenNew = await found();
    expect(whenNew).toContain('osten nandu rorjouren ab avagen 3 osten.second@example.com');
    expect(whenNew).toContain('070-765 43 21 0707654321 46707654321 4712');
    const { name, address, phones, emails } = body;
    const edited = await agent.call('PATCH', `/customers/${body.id}`, {
      name,
      address,
      phones: phones.map(({ number }: { number: string }) => number),
      emails,
      notes: 'Ring efter tio',
    });
    expect(edited.status).toBe(200);
    expect(await found()).toBe(whenNew);
  });

  test('the event and the log say who kept what', async () => {
    const { body } = await agent.call('POST', '/customers', { name: 'Bo Log', phones: ['08-12 34 56'] });
    const events = await desk.runtime.pool.query("select * from event where data ->> 'contactId' = $1", [body.id]);
    expect(events.rows).toMatchObject([
      { type: 'customer.created', request_id: null, actor_id: agent.id, actor_name: 'Siv Agent' },
    ]);
    const log = await desk.runtime.pool.query(
      `select l.entity, l.actor_name, c.value ->> 'field' as field, c.value -> 'new' as new
       from change_log l, jsonb_array_elements(l.changes) c
       where l.command_id = $1 order by entity, field`,
      [events.rows[0].command_id],
    );
    expect(log.rows.filter((row) => row.field === 'search_text')).toEqual([]);
    expect(log.rows).toContainEqual({ entity: 'contact', actor_name: 'Siv Agent', field: 'name', new: 'Bo Log' });
    expect(log.rows).toContainEqual({
      entity: 'contact_phone',
      actor_name: 'Siv Agent',
      field: 'number',
      new: '08-12 34 56',
    });
    // One row for the contact: writing what is searched in must not show.
    const rows = await desk.runtime.pool.query('select count(*) from change_log where entity_id = $1', [body.id]);
    expect(rows.rows[0].count).toBe(1);
  });

  test('without a name the number, the e-mail or the address stands in for it', async () => {
    const name = async (body: unknown) => (await agent.done('POST', '/customers', body)).name;
    expect(await name({ phones: ['070-999 88 77'], emails: ['x@example.com'] })).toBe('070-999 88 77');
    expect(await name({ name: ' ', emails: ['x@example.com'], address: 'Ystad' })).toBe('x@example.com');
    expect(await name({ address: 'Ystad' })).toBe('Ystad');
  });

  test('a customer with nothing to know them by is refused', async () => {
    for (const body of [{}, { name: '  ', phones: [''], emails: [], address: null, notes: 'angry' }]) {
      expect(await agent.call('POST', '/customers', body)).toMatchObject({
        status: 400,
        body: { code: 'empty_customer' },
      });
    }
  });

  test('a wrong e-mail address is refused by name and nothing is written', async () => {
    const { status, body } = await agent.call('POST', '/customers', {
      name: 'Nobody Written',
      emails: ['good@example.com', 'anna@@example'],
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_address', facts: { address: 'anna@@example' } });
    const { rows } = await desk.runtime.pool.query("select 1 from contact where name = 'Nobody Written'");
    expect(rows).toEqual([]);
  });

  test('one number in two spellings is kept once, one address in two cases too', async () => {
    const { body } = await agent.call('POST', '/customers', {
      phones: ['070-333 22 11', '+46 70 333 22 11', '070-333 22 11 ext. 5'],
      emails: ['kim@example.com', 'KIM@example.com'],
    });
    expect(body.phones.map((phone: { number: string }) => phone.number)).toEqual([
      '070-333 22 11',
      '070-333 22 11 ext. 5',
    ]);
    expect(body.emails).toEqual(['kim@example.com']);
  });

  test('the same id sent twice, even at once, is one customer', async () => {
    const id = newId();
    const answers = await Promise.all(
      [1, 2, 3].map(() => agent.call('POST', '/customers', { id, name: 'Twice', phones: ['070-444 55 66'] })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id))).toEqual(new Set([id]));
    const again = await agent.call('POST', '/customers', { id, name: 'Another name' });
    expect(again.body).toMatchObject({ id, name: 'Twice', phones: [{ number: '070-444 55 66' }] });
    const { rows } = await desk.runtime.pool.query("select 1 from event where data ->> 'contactId' = $1", [id]);
    expect(rows).toHaveLength(1);
  });

  test('an organisation is known by its name whatever the case and the marks, also by two at once', async () => {
    const answers = await Promise.all(
      ['Łódź Hydro', 'LODZ HYDRO', 'łódź hydro'].map((organisationName, at) =>
        agent.call('POST', '/customers', { name: `Worker ${at}`, organisationName }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.body.organisation.id)).size).toBe(1);
    const byId = await agent.call('POST', '/customers', {
      name: 'Worker 4',
      organisationId: answers[0]?.body.organisation.id,
    });
    expect(byId.body.organisation).toEqual(answers[0]?.body.organisation);
    const unknown = await agent.call('POST', '/customers', { name: 'Worker 5', organisationId: newId() });
    expect(unknown).toMatchObject({ status: 409, body: { code: 'reference_unknown' } });
  });

  test('an auditor may look but not keep', async () => {
    const auditor = await desk.aPerson({ roles: ['auditor'] });
    expect((await auditor.call('POST', '/customers', { name: 'X' })).status).toBe(403);
    expect((await auditor.call('GET', '/customers')).status).toBe(200);
    expect((await auditor.call('GET', `/customers/${newId()}`)).body.code).toBe('not_found');
  });
});

describe('the customer behind a mail', () => {
  test('a new sender is kept with name and language, and met again under any case', async () => {
    const first = await command(desk.runtime, mail, (ctx) =>
      findOrCreateByAddress(ctx, { address: 'Ola@Exämple.se', name: 'Ola\u0000Berg', language: 'sv' }),
    );
    expect(first).toMatchObject({ name: 'Ola Berg', language: 'sv', emails: ['Ola@Exämple.se'] });
    const again = await command(desk.runtime, mail, (ctx) =>
      findOrCreateByAddress(ctx, { address: 'OLA@exämple.SE', name: 'Somebody else' }),
    );
    expect(again).toEqual(first);
  });

  test('two first mails at once make one customer', async () => {
    const found = await Promise.all(
      Array.from({ length: 6 }, () =>
        command(desk.runtime, mail, (ctx) => findOrCreateByAddress(ctx, { address: 'race@example.com' })),
      ),
    );
    expect(new Set(found.map((row) => row.id)).size).toBe(1);
    const { rows } = await desk.runtime.pool.query(
      "select 1 from contact_email where address_key = 'race@example.com'",
    );
    expect(rows).toHaveLength(1);
  });

  test('of several customers with one address the first is meant', async () => {
    const first = await agent.call('POST', '/customers', { name: 'Zoe', emails: ['shared@example.com'] });
    desk.clock.advance(1000);
    await agent.done('POST', '/customers', { name: 'Adam', emails: ['shared@example.com'] });
    const found = await command(desk.runtime, mail, (ctx) =>
      findOrCreateByAddress(ctx, { address: 'shared@example.com' }),
    );
    expect(found.id).toBe(first.body.id);
  });

  test('what is no address makes no customer', async () => {
    const attempt = command(desk.runtime, mail, (ctx) => findOrCreateByAddress(ctx, { address: 'no address' }));
    await expect(attempt).rejects.toMatchObject({ code: 'invalid_address' });
  });
});
