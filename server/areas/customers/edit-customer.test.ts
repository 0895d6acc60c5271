import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk({ language: 'sv', zone: 'Europe/Stockholm' });
  agent = await desk.aPerson({ roles: ['agent'] });
});
afterAll(() => desk.end());

const aCustomer = (body: object = {}) =>
  agent.done('POST', '/customers', {
    name: 'Anna Ek',
    organisationName: 'Hav AB',
    phones: ['070-123 45 67', '08-12 34 56'],
    emails: ['anna@example.com'],
    notes: 'kept',
    ...body,
  });

/** What the log says the last command changed: entity, operation, field, old and new. */
const lastChanges = async () => {
  const { rows } = await desk.runtime.pool.query(
    `select l.entity || ' ' || l.operation || ' ' || (c.value ->> 'field') as what, c.value -> 'old' as old,
       c.value -> 'new' as new
     from change_log l, jsonb_array_elements(l.changes) c
     where l.command_id = (select command_id from change_log order by id desc limit 1) order by 1`,
  );
  return rows;
};
const eventsOf = async (id: string) => {
  const { rows } = await desk.runtime.pool.query(
    `select type, data -> 'fields' as fields from event where data ->> 'contactId' = $1 order by at, id`,
    [id],
  );
  return rows;
};

describe('changing a customer', () => {
  test('what was not sent stays as it is', async () => {
    const before = await aCustomer();
    const { status, body } = await agent.call('PATCH', `/customers/${before.id}`, { name: 'Anna Ekström', version: 1 });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, name: 'Anna Ekström', version: 2 });
    expect(await lastChanges()).toEqual([{ what: 'contact update name', old: 'Anna Ek', new: 'Anna Ekström' }]);
    expect(await eventsOf(before.id)).toEqual([
      { type: 'customer.created', fields: null },
      { type: 'customer.edited', fields: ['name'] },
    ]);
  });

  test('a corrected number is logged as that one correction', async () => {
    const { id } = await aCustomer();
    const { body } = await agent.call('PATCH', `/customers/${id}`, { phones: ['+46 70 123 45 67', '08-12 34 56'] });
    expect(body.phones.map((phone: { number: string }) => phone.number)).toEqual(['+46 70 123 45 67', '08-12 34 56']);
    expect(await lastChanges()).toEqual([
      { what: 'contact_phone update number', old: '070-123 45 67', new: '+46 70 123 45 67' },
    ]);
  });

  test('lists replace: what is gone is removed, what is new is added, in the order sent', async () => {
    const { id } = await aCustomer();
    const { body } = await agent.call('PATCH', `/customers/${id}`, {
      phones: ['040-30 00 00', '08-12 34 56'],
      emails: ['new@example.com', 'anna@example.com'],
    });
    expect(body.phones.map((phone: { number: string }) => phone.number)).toEqual(['040-30 00 00', '08-12 34 56']);
    expect(body.emails).toEqual(['new@example.com', 'anna@example.com']);
    const changes = (await lastChanges()).map((change) => `${change.what}: ${change.new ?? change.old}`);
    expect(changes).toContain('contact_phone delete number: 070-123 45 67');
    expect(changes).toContain('contact_phone insert number: 040-30 00 00');
    expect(changes).toContain('contact_email insert address: new@example.com');
    expect(changes.filter((change) => /08-12|anna@/.test(change))).toEqual([]);
  });

  test('only another order of the numbers is kept too', async () => {
    const { id } = await aCustomer();
    const { body } = await agent.call('PATCH', `/customers/${id}`, { phones: ['08-12 34 56', '070-123 45 67'] });
    expect(body).toMatchObject({ phones: [{ number: '08-12 34 56' }, { number: '070-123 45 67' }], version: 2 });
  });

  test('sending what is there already writes nothing', async () => {
    const { id, version, ...rest } = await aCustomer();
    const { body } = await agent.call('PATCH', `/customers/${id}`, {
      name: rest.name,
      phones: ['070-123 45 67', '08-12 34 56'],
      emails: rest.emails,
      organisationName: 'HAV ab',
      isVip: false,
    });
    expect(body.version).toBe(version);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test('the organisation can be changed and taken away', async () => {
    const { id, organisation } = await aCustomer();
    const moved = await agent.call('PATCH', `/customers/${id}`, { organisationName: 'Sjö AB' });
    expect(moved.body.organisation.name).toBe('Sjö AB');
    const back = await agent.call('PATCH', `/customers/${id}`, { organisationId: organisation.id });
    expect(back.body.organisation).toEqual(organisation);
    for (const nothing of [{ organisationId: null }, { organisationName: '' }]) {
      await agent.done('PATCH', `/customers/${id}`, { organisationId: organisation.id });
      expect((await agent.call('PATCH', `/customers/${id}`, nothing)).body.organisation).toBeNull();
    }
  });

  test('a stand-in name follows the number it stood for', async () => {
    const { id } = await aCustomer({ name: null, phones: ['070-123 45 76'], emails: [] });
    const { body } = await agent.call('PATCH', `/customers/${id}`, { phones: ['070-123 45 67'] });
    expect(body.name).toBe('070-123 45 67');
    expect(await agent.call('PATCH', `/customers/${id}`, { phones: [] })).toMatchObject({
      status: 400,
      body: { code: 'empty_customer' },
    });
    const named = await agent.call('PATCH', `/customers/${id}`, { name: 'Anna', phones: [] });
    expect(named.body).toMatchObject({ name: 'Anna', phones: [] });
  });

  test('a wrong address is refused and leaves the rest unwritten', async () => {
    const before = await aCustomer();
    const answer = await agent.call('PATCH', `/customers/${before.id}`, { name: 'Changed', emails: ['nope'] });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_address' } });
    expect((await agent.call('GET', `/customers/${before.id}`)).body).toEqual(before);
  });

  test('of two who change at once with the same version one is refused', async () => {
    const { id } = await aCustomer();
    const answers = await Promise.all(
      ['First', 'Second'].map((name) => agent.call('PATCH', `/customers/${id}`, { name, version: 1 })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('request_changed');
    const winner = answers.find((answer) => answer.status === 200);
    expect((await agent.call('GET', `/customers/${id}`)).body).toMatchObject({ name: winner?.body.name, version: 2 });
  });

  test('a customer who does not exist is not found', async () => {
    expect((await agent.call('PATCH', `/customers/${newId()}`, { name: 'X' })).status).toBe(404);
  });
});

describe('another name for an organisation', () => {
  const rename = (id: string, name: string) => agent.call('PATCH', `/organisations/${id}`, { name });
  const namesFound = async (q: string) =>
    (await agent.call('GET', `/customers?q=${encodeURIComponent(q)}`)).body.rows.map(
      (row: { name: string }) => row.name,
    );

  test('its people are found under the new name and no more under the old', async () => {
    const { organisation } = await aCustomer({ name: 'Renata', organisationName: 'Oldhammar' });
    expect((await rename(organisation.id, ' Nyhammar ')).body).toMatchObject({ name: 'Nyhammar', isProspect: false });
    expect(await namesFound('nyhammar')).toEqual(['Renata']);
    expect(await namesFound('oldhammar')).toEqual([]);
    const { rows } = await desk.runtime.pool.query(
      "select actor_id from event where type = 'organisation.renamed' and data ->> 'organisationId' = $1",
      [organisation.id],
    );
    expect(rows).toEqual([{ actor_id: agent.id }]);
    const again = await rename(organisation.id, 'NYHAMMAR');
    expect([again.status, again.body.name]).toEqual([200, 'NYHAMMAR']);
  });

  test('a name another organisation has is refused', async () => {
    const { organisation } = await aCustomer({ organisationName: 'Ensam' });
    await aCustomer({ organisationName: 'Tvåsam' });
    expect((await rename(organisation.id, 'TVASAM')).body.code).toBe('already_exists');
    expect((await rename(organisation.id, ' ')).status).toBe(400);
    expect((await rename(newId(), 'X')).status).toBe(404);
    expect(await namesFound('ensam')).toHaveLength(1);
  });
});
