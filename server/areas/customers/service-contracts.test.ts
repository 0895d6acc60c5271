import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
let anna: string;
let colleague: string;
let stranger: string;
let count = 0;

const ok = async (who: Caller, method: string, path: string, body?: unknown) => {
  const answer = await who.call(method, path, body);
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
};
const aContract = (body: object = {}, customerId = anna) =>
  ok(agent, 'POST', `/customers/${customerId}/contracts`, {
    number: `S-${++count}`,
    effectiveOn: '2026-01-01',
    expiryOn: '2026-12-31',
    ...body,
  });
const setStatus = (id: string, status: string) => agent.call('PUT', `/service-contracts/${id}/status`, { status });
const contractsOf = async (customerId: string) =>
  (await ok(agent, 'GET', `/customers/${customerId}/contracts`)).rows as { number: string; inForce: boolean }[];
const register = async (body: object) =>
  ok(
    agent,
    'GET',
    `/requests/${(await ok(agent, 'POST', '/requests', { subject: 'Stove', kind: 'action', ...body })).id}`,
  );

beforeAll(async () => {
  desk = await aDesk({ zone: 'Europe/Helsinki', moment: '2026-02-04T10:00:00+02:00' });
  agent = await desk.aPerson({ roles: ['agent'], categoryIds: [desk.start.categoryId] });
  const customer = async (name: string, organisationName?: string) =>
    (await ok(agent, 'POST', '/customers', { name, organisationName })).id;
  anna = await customer('Anna Ek', 'Kiiltomato Oy');
  colleague = await customer('Aku Ek', 'Kiiltomato Oy');
  stranger = await customer('Bo Alm');
});
afterAll(() => desk.end());

describe('a service contract', () => {
  test('is kept for a customer or for the whole company, whose people all show it', async () => {
    const own = await aContract({ number: 'OWN-1', name: 'Home care', note: 'Calls first', active: true });
    expect(own).toMatchObject({
      number: 'OWN-1',
      organisation: null,
      status: 'active',
      inForce: true,
      expiryOn: '2026-12-31',
      next: ['canceled'],
      version: 1,
    });
    const company = await aContract({ number: 'ALL-1', ofOrganisation: true, expiryOn: null });
    expect(company).toMatchObject({
      organisation: { name: 'Kiiltomato Oy' },
      status: 'free',
      inForce: false,
      next: ['active'],
    });
    expect((await contractsOf(anna)).map((one) => one.number)).toEqual(['OWN-1', 'ALL-1']);
    expect((await contractsOf(colleague)).map((one) => one.number)).toEqual(['ALL-1']);
    const alone = await agent.call('POST', `/customers/${stranger}/contracts`, {
      number: 'X',
      effectiveOn: '2026-01-01',
      ofOrganisation: true,
    });
    expect([alone.status, alone.body.code]).toEqual([409, 'reference_unknown']);
  });

  test('has a number of its own, whatever its letters, and ends no earlier than it begins', async () => {
    const twice = await agent.call('POST', `/customers/${stranger}/contracts`, {
      number: 'own-1',
      effectiveOn: '2026-01-01',
    });
    expect(twice.body.code).toBe('already_exists');
    const backwards = { number: 'B', effectiveOn: '2026-02-01', expiryOn: '2026-01-31' };
    expect((await agent.call('POST', `/customers/${anna}/contracts`, backwards)).body.code).toBe('invalid_body');
    const known = await aContract({ number: 'ONCE' });
    expect((await aContract({ ...known, number: 'TWICE' })).number).toBe('ONCE');
  });

  test('goes from free to active, cancelled and closed, and no other way', async () => {
    const { id } = await aContract();
    for (const status of ['canceled', 'closed']) expect((await setStatus(id, status)).status).toBe(409);
    expect((await setStatus(id, 'active')).body).toMatchObject({ status: 'active', version: 2 });
    const early = await setStatus(id, 'closed');
    expect(early.body).toMatchObject({ code: 'transition_refused', facts: { status: 'active' } });
    expect((await setStatus(id, 'canceled')).body).toMatchObject({ status: 'canceled', next: ['closed'] });
    expect((await setStatus(id, 'active')).body.code).toBe('transition_refused');
    const renamed = await agent.call('PATCH', `/service-contracts/${id}`, { expiryOn: '2030-01-01' });
    expect(renamed.body.code).toBe('transition_refused');
    expect((await ok(agent, 'PATCH', `/service-contracts/${id}`, { note: 'Moved away' })).note).toBe('Moved away');
    expect((await setStatus(id, 'closed')).body).toMatchObject({ status: 'closed', next: [] });
    expect((await agent.call('PATCH', `/service-contracts/${id}`, { note: 'x' })).body.code).toBe('transition_refused');
    const { rows } = await desk.runtime.pool.query(
      "select data from event where type = 'customer.contract_status_set' and data ->> 'contractId' = $1 order by at, id",
      [id],
    );
    expect(rows.map(({ data }) => [data.from, data.to])).toEqual([
      ['free', 'active'],
      ['active', 'canceled'],
      ['canceled', 'closed'],
    ]);
  });

  test('holds through its last day in the office’s zone, and has expired on the next', async () => {
    const { id, number } = await aContract({ effectiveOn: '2026-02-05', expiryOn: '2026-02-06', active: true });
    const seenAt = async (moment: string) => {
      desk.clock.set(moment);
      const row = (await contractsOf(anna)).find((one) => one.number === number);
      return [(row as unknown as { status: string }).status, row?.inForce];
    };
    expect(await seenAt('2026-02-04T23:59:00+02:00')).toEqual(['active', false]);
    expect(await seenAt('2026-02-05T00:00:00+02:00')).toEqual(['active', true]);
    // Not yet midnight in Helsinki, though it is the last minute of the last day.
    expect(await seenAt('2026-02-06T23:59:59+02:00')).toEqual(['active', true]);
    expect(await seenAt('2026-02-07T00:00:00+02:00')).toEqual(['expired', false]);
    expect((await setStatus(id, 'canceled')).body.code).toBe('transition_refused');
    expect((await setStatus(id, 'closed')).status).toBe(200);
    desk.clock.set('2026-02-04T10:00:00+02:00');
  });

  test('is changed by the version seen, writes nothing when nothing changed, and stands in the log', async () => {
    const made = await aContract({ note: 'first' });
    const path = `/service-contracts/${made.id}`;
    expect(await ok(agent, 'PATCH', path, { note: 'first' })).toMatchObject({ version: 1 });
    expect(await ok(agent, 'PATCH', path, { note: 'second', version: 1 })).toMatchObject({ version: 2 });
    expect((await agent.call('PATCH', path, { note: 'third', version: 1 })).body.code).toBe('request_changed');
    const { rows } = await ok(desk.admin, 'GET', `/changes?entity=service_contract&entityId=${anna}`);
    const notes = rows.filter(
      (row: { entityId: string; field: string }) => row.entityId === made.id && row.field === 'note',
    );
    expect(notes.map((row: { newValue: string }) => row.newValue)).toEqual(['second', 'first']);
    const auditor = await desk.aPerson({ roles: ['auditor'] });
    expect((await auditor.call('PATCH', path, { note: 'x' })).status).toBe(403);
  });

  test('is found by the beginning of its number', async () => {
    const { contracts } = await ok(agent, 'GET', '/search?q=own-');
    expect(contracts).toMatchObject([{ number: 'OWN-1', customerId: anna, customerName: 'Anna Ek' }]);
    expect((await ok(agent, 'GET', '/search?q=all-1')).contracts).toMatchObject([
      { organisationName: 'Kiiltomato Oy' },
    ]);
    expect((await ok(agent, 'GET', `/search?q=${encodeURIComponent('%1')}`)).contracts).toEqual([]);
  });
});

describe('a request', () => {
  test('shows the contracts its customer has in force, and no others', async () => {
    const request = await register({ contactId: anna });
    const shown = request.contact.contracts.map((one: { number: string }) => one.number);
    expect(shown).toEqual(['OWN-1']);
    expect(request.contact.contracts[0]).toEqual({ number: 'OWN-1', name: 'Home care', expiryOn: '2026-12-31' });
    expect((await register({ contactId: stranger })).contact.contracts).toEqual([]);
  });

  test('gets the priority of a contract that holds on the day it was reported, unless the customer has one', async () => {
    const { high, low } = desk.start.priorityIds;
    await aContract({ expiryOn: '2026-02-10', effectiveOn: '2026-02-02', active: true, priorityId: high }, stranger);
    expect(await register({ contactId: stranger })).toMatchObject({
      priority: { id: high },
      prioritySource: 'contract',
    });
    const before = await register({ contactId: stranger, reportedAt: '2026-02-01T21:59:00Z' });
    expect(before.prioritySource).toBe('default');
    const after = await register({ contactId: stranger, reportedAt: '2026-02-01T22:00:00Z' });
    expect(after.prioritySource).toBe('contract');
    await ok(agent, 'PATCH', `/customers/${stranger}`, { priorityId: low });
    expect(await register({ contactId: stranger })).toMatchObject({ prioritySource: 'contact', priority: { id: low } });
  });

  test('meets a rule by whether its customer has a contract or none', async () => {
    const { high } = desk.start.priorityIds;
    const conditions = [{ on: 'contract' }];
    const rule = await ok(desk.admin, 'POST', '/rules', { name: 'Covered', conditions, priorityId: high });
    const covered = await register({ contactId: anna });
    expect(covered).toMatchObject({
      priority: { id: high },
      prioritySource: 'filter',
      metRule: { name: 'Covered', because: [{ on: 'contract', found: 'OWN-1' }] },
    });
    // The company's contract is free, so it covers nobody yet.
    expect((await register({ contactId: colleague })).metRule).toBeNull();
    const none = { ...rule, conditions: [{ on: 'contract', not: true }] };
    await ok(desk.admin, 'PATCH', `/rules/${rule.id}`, { conditions: none.conditions });
    expect((await register({ contactId: colleague })).metRule).toMatchObject({ name: 'Covered' });
    expect((await register({ contactId: anna })).metRule).toBeNull();
    const values = { name: 'Covered', conditions, priorityId: high };
    const { facts } = await ok(desk.admin, 'POST', '/settings/effects', { kind: 'rule', id: rule.id, values });
    const { rows } = await desk.runtime.pool.query(
      'select count(*)::int as n from request where contact_id = any($1)',
      [[anna]],
    );
    expect(facts[0].met).toBeGreaterThanOrEqual(rows[0].n);
  });
});
