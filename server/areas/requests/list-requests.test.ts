import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestSorts } from '#contract/requests.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let anna: Caller;
let invoices: string;
let foreign: string;
const numbers: number[] = [];

const list = async (query: string, by: Caller = desk.admin) => {
  const { status, body } = await by.call('GET', `/requests?limit=200&${query}`);
  expect(status).toBe(200);
  const count = await by.call('GET', `/requests/count?${query}`);
  expect(count.body.count).toBe(body.rows.length);
  return body.rows as { id: string; number: number; subject: string; [key: string]: unknown }[];
};
const subjects = async (query: string, by?: Caller) => (await list(query, by)).map((row) => row.subject).sort();

beforeAll(async () => {
  desk = await aDesk();
  const category = async (name: string, parentId: string | null) =>
    (await desk.admin.done('POST', '/categories', { name, parentId, centreId: desk.start.centreId })).id as string;
  invoices = await category('Invoices', null);
  foreign = await category('Foreign', invoices);
  anna = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'], categoryIds: [invoices, foreign] });
  const priorities = (await desk.admin.call('GET', '/priorities')).body.rows as { id: string }[];
  const customer = await desk.admin.done('POST', '/customers', {
    name: 'Åsa Östman',
    phones: ['+46 8 123 456'],
  });
  const bodies = [
    { subject: 'A', channel: 'phone', language: 'sv', categoryId: invoices, kind: 'action', contactId: customer.id },
    { subject: 'B', channel: 'email', language: 'fi', categoryId: foreign, kind: 'information', callerName: 'Bo' },
    { subject: 'C', channel: 'email', kind: 'action', subKind: 'complaint', language: 'nl', callerName: 'cecilia' },
    { subject: 'D', channel: 'phone', language: 'pl', categoryId: invoices, kind: 'action', takeIt: true },
    { subject: 'E', channel: 'letter', categoryId: foreign, kind: 'action', callerPhone: '+48 601 234 567' },
  ];
  for (const [at, body] of bodies.entries()) {
    desk.clock.advance(86_400_000);
    const by = body.subject === 'D' ? anna : desk.admin;
    const made = await by.call('POST', '/requests', { priorityId: priorities[at % priorities.length]?.id, ...body });
    numbers.push(made.body.number);
    if (body.subject === 'E') await desk.admin.done('PUT', `/requests/${made.body.id}/closure`, { solution: 'Done' });
  }
  // As the chains of their priorities would have left them.
  await desk.asOwner(
    `insert into request_escalation (id, request_id, priority_id, level, changed_at, seen_at, seen_event_id)
      select gen_random_uuid(), id, priority_id, case subject when 'A' then 1 else 2 end, now(), now(), id
      from request where subject in ('A', 'B', 'E')`,
  );
});
afterAll(() => desk.end());

describe('a filter takes several values, and excludes', () => {
  test.each([
    ['channel=phone,letter', ['A', 'D', 'E']],
    ['channel=-email', ['A', 'D', 'E']],
    ['language=sv,nl', ['A', 'C']],
    ['language=-sv', ['B', 'C', 'D', 'E']],
    ['subKind=complaint', ['C']],
    ['subKind=-complaint', ['A', 'B', 'D', 'E']],
    ['phase=open', ['A', 'B', 'C', 'D']],
    ['phase=-open', ['E']],
    ['phase=open,-in_process', ['A', 'B', 'C']],
    ['contactId=none', ['B', 'C', 'D', 'E']],
    ['contactId=-none', ['A']],
    ['created=2026-02-05', ['A']],
    ['created=>2026-02-07', ['D', 'E']],
    ['created=today', ['E']],
    ['closed=week', ['E']],
    ['closed=<2026-01-01', []],
    ['phase=nonsense', []],
    ['escalation=any', ['A', 'B', 'E']],
    ['escalation=2', ['B', 'E']],
    ['escalation=-2', ['A', 'C', 'D']],
    ['escalation=1,none', ['A', 'C', 'D']],
    ['escalation=high', []],
  ])('%s', async (query, expected) => {
    expect(await subjects(query)).toEqual(expected);
  });

  test('a category brings all below it, and can be excluded with them', async () => {
    expect(await subjects(`categoryId=${invoices}`)).toEqual(['A', 'B', 'D', 'E']);
    expect(await subjects(`categoryId=-${foreign}`)).toEqual(['A', 'C', 'D']);
    expect(await subjects('categoryId=mine', anna)).toEqual(['A', 'B', 'D', 'E']);
  });

  test('owners by name, nobody, me, and not nobody', async () => {
    expect(await subjects(`ownerId=${anna.id}`)).toEqual(['D']);
    expect(await subjects('ownerId=me', anna)).toEqual(['D']);
    expect(await subjects(`ownerId=none,${anna.id}&phase=open`)).toEqual(['A', 'B', 'C', 'D']);
    expect(await subjects('ownerId=-none&phase=open')).toEqual(['D']);
  });

  test('late is those late, not late those that are not, whatever has no deadline among them', async () => {
    const late = await subjects('late=true');
    const rest = await subjects('late=false');
    expect([...late, ...rest].sort()).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(late).toContain('A');
    expect(rest).toContain('E');
  });

  test('what is no id and no day is refused and names its place', async () => {
    const { status, body } = await desk.admin.call('GET', '/requests?ownerId=anna&created=soon');
    expect(status).toBe(400);
    expect(body.errors.map((one: { path: string }) => one.path)).toEqual(['ownerId', 'created']);
  });
});

describe('orders', () => {
  test.each([...requestSorts])('%s gives every request once, page after page', async (sort) => {
    const whole = (await list(`sort=${sort}`)).map((row) => row.number);
    expect([...whole].sort()).toEqual(numbers);
    const paged: number[] = [];
    let after = '';
    do {
      const { body } = await desk.admin.call('GET', `/requests?sort=${sort}&limit=2${after && `&after=${after}`}`);
      paged.push(...body.rows.map((row: { number: number }) => row.number));
      after = body.next ?? '';
    } while (after);
    expect(paged).toEqual(whole);
  });

  const order = async (sort: string) => (await list(`sort=${sort}`)).map((row) => row.subject).join('');

  test('by deadline what is open comes first; what is over has no running clock and comes last', async () => {
    const rows = await list('sort=deadline');
    expect(rows.at(-1)?.subject).toBe('E');
    const open = rows.slice(0, -1).map((row) => String(row.deadlineAt));
    expect(open).toEqual([...open].sort());
    const back = (await list('sort=-deadline')).slice(0, open.length).map((row) => String(row.deadlineAt));
    expect(back).toEqual([...open].reverse());
  });

  test('by escalation the highest level reached comes first, and what is over last', async () => {
    const rows = await list('sort=escalation');
    expect(rows.map((row) => row.subject).join('')).toMatch(/^BA[CD]{2}E$/);
    expect(rows.map((row) => row.escalationLevel)).toEqual([2, 1, 0, 0, 2]);
    expect(await order('-escalation')).toMatch(/^[CD]{2}ABE$/);
    const { body } = await desk.admin.call('GET', `/requests/${rows[0]?.id}`);
    expect(body.escalationLevel).toBe(2);
  });

  test('by customer as people look names up, known customers first', async () => {
    expect(await order('customer')).toMatch(/^A/);
    expect((await order('customer')).replace('D', '')).toBe('AEBC');
    expect((await order('-customer')).replace('D', '')).toBe('CBEA');
  });

  test('by priority in the rank of the priorities', async () => {
    const ranks = (await list('sort=priority')).map((row) => (row.priority as { rank: number }).rank);
    expect(ranks).toEqual([...ranks].sort());
  });

  test('a cursor of another order is refused', async () => {
    const { body } = await desk.admin.call('GET', '/requests?sort=customer&limit=1');
    const { status } = await desk.admin.call('GET', `/requests?sort=number&after=${body.next}`);
    expect(status).toBe(400);
  });
});
