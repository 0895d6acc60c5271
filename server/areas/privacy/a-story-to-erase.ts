import pg from 'pg';
import { expect } from 'vitest';
import { aMail, handIn } from '#areas/channels/email/a-mail.ts';
import type { Caller, TestDesk } from '#test/a-desk.ts';
import { listOpenErasures } from './erasure-queries.ts';
import { runErasures } from './run-erasures.ts';

/** Every word by which the customer could be known, as it goes in below. */
export const personal = [
  'Wilhelmina',
  'Quetzal',
  'wilhelmina@customer',
  '601 234 567',
  '601234567',
  'Rhododendron',
  'axolotl',
  'marzipan',
  'vermilion',
  'zeppelin',
];

/** A customer known by all those words, with a contract and a story (`story`), beside another one. For tests. */
export async function aStory(desk: TestDesk) {
  const agent = await desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const address = { address: 'help@desk.example', name: 'Help', centreId: desk.start.centreId };
  await desk.admin.done('POST', '/mail-addresses', address);
  const made = await agent.call('POST', '/customers', {
    name: 'Wilhelmina Quetzal',
    organisationName: 'Hydrangea Society',
    phones: ['+48 601 234 567'],
    emails: ['wilhelmina@customer.example'],
    address: 'Rhododendron Road 7',
    notes: 'Breeds axolotls',
  });
  const customerId: string = made.body.id;
  const contract = await agent.call('POST', `/customers/${customerId}/contracts`, {
    number: 'QUETZAL-7',
    name: 'Care of axolotls',
    effectiveOn: '2026-01-01',
    note: 'vermilion tank only',
    active: true,
  });
  expect(contract.status).toBe(201);
  const bystander = await agent.done('POST', '/customers', { name: 'Bystander Bert', emails: ['bert@other.example'] });
  return { agent, customerId, bystanderId: bystander.id as string, requests: await story(desk, agent, customerId) };
}

/** A mail with a file, a call, a reply with a file, a note, a draft, a closed and an open request. */
async function story(desk: TestDesk, agent: Caller, customerId: string): Promise<string[]> {
  const text = 'The marzipan is vermilion.';
  const inbound = await handIn(
    desk,
    aMail({
      from: 'Wilhelmina Quetzal <wilhelmina@customer.example>',
      to: 'help@desk.example',
      subject: 'marzipan',
      text,
    }),
  );
  // From a system of hers that answers by itself: kept, and part of no request.
  const headers = { 'X-Loop': 'yes', 'Auto-Submitted': 'auto-generated' };
  const absence = aMail({
    from: 'wilhelmina@customer.example',
    to: 'help@desk.example',
    subject: 'Away: vermilion',
    headers,
  });
  expect((await handIn(desk, absence)).state).toBe('set_aside');
  await desk.settle();
  const byMail = inbound.request.id as string;
  await desk.admin.done('PATCH', `/requests/${byMail}`, { categoryId: desk.start.categoryId });
  const call = await agent.call('POST', '/requests', {
    channel: 'phone',
    kind: 'action',
    subject: 'A zeppelin',
    description: 'vermilion zeppelin',
    categoryId: desk.start.categoryId,
    contactId: customerId,
    callerName: 'Wilhelmina Quetzal',
    callerPhone: '+48 601 234 567',
    workAddress: 'Rhododendron Road 7',
  });
  const id = call.body.id as string;
  const file = await agent.call('POST', '/files?filename=zeppelin.txt', 'a vermilion zeppelin', {
    'content-type': 'text/plain',
  });
  const reply = await agent.call('POST', `/requests/${id}/replies`, {
    text: 'Dear Wilhelmina',
    recipients: { to: ['wilhelmina@customer.example'] },
    attachmentIds: [file.body.id],
  });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  expect((await agent.call('POST', `/requests/${id}/notes`, { text: 'She breeds axolotls' })).status).toBe(201);
  await desk.settle();
  await besideRequests(desk, agent, call.body);
  return [byMail, id];
}

/** Her words where no reference to her or to a request leads: a mail that failed, in bulk, in an export, in a mail to a colleague. */
async function besideRequests(desk: TestDesk, agent: Caller, request: { id: string; number: number }): Promise<void> {
  await desk.asOwner(
    `insert into inbound_message (id, channel, external_id, raw, size, state, reason, from_address, subject, received_at, updated_at)
      values (gen_random_uuid(), 'email', 'failed', 'marzipan', 8, 'failed', 'unreadable', 'Wilhelmina@customer.example', 'vermilion', $1, $1)`,
    [desk.clock.now()],
  );
  const order = { action: 'add_note', text: 'vermilion for many' };
  const selection = { filter: { q: String(request.number), phase: 'open' }, at: desk.clock.now().toISOString() };
  const run = await agent.done('POST', '/bulk-runs', { order, selection });
  await until(async () => ((await agent.done('GET', `/bulk-runs/${run.id}`)).state === 'done' ? run : null));
  // As if one of its rows had been refused: its words are kept for another try.
  await desk.asOwner(
    `insert into bulk_words (run_id, words, forget_at) values ($1, '{"text": "vermilion for many"}', now() + interval '7 days')`,
    [run.id],
  );
  // What somebody gave as a reason to take it while holding another.
  await desk.asOwner(
    `insert into event (id, type, request_id, command_id, at, actor_kind, actor_name, channel, data)
      values (gen_random_uuid(), 'request.pulled', $1, gen_random_uuid(), $2, 'person', 'Bo Ek', 'web',
        '{"among": 1, "reason": "Wilhelmina rang again"}')`,
    [request.id, desk.clock.now()],
  );
  const exported = await fetch(`${desk.url}/api/v1/requests/export?format=csv&q=Wilhelmina`, {
    headers: { authorization: `Bearer ${agent.key}` },
  });
  await exported.text();
  await desk.asOwner(
    `insert into outbound_mail (id, state, sender, recipients, subject, mail_message_id, body_text, created_at, updated_at)
      values (gen_random_uuid(), 'failed', '{}', '[]', $1, '<x@desk.example>', $2, now(), now())`,
    [
      `${request.number}: It is overdue`,
      `${request.number} A zeppelin\n  http://desk.example/requests/${request.number}`,
    ],
  );
}

/** Closes a request with words of the customer in its solution. */
export async function close(desk: TestDesk, id: string): Promise<void> {
  await desk.admin.done('PUT', `/requests/${id}/kind`, { kind: 'action' });
  const { body } = await desk.admin.call('GET', `/requests/${id}`);
  const answer = await desk.admin.call('PUT', `/requests/${id}/closure`, {
    version: body.version,
    solution: 'vermilion',
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** Where in the whole database a word stands: `table: row`. */
export async function found(desk: TestDesk, words: string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(`select c.oid::regclass::text as name from pg_class c
      where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'graphile_worker')`);
    const hits: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select left(t::text, 300) as row from ${name} t
        where t::text ~* $1 or t::text ~* $2`,
        [words.join('|'), words.map((word) => Buffer.from(word).toString('hex')).join('|')],
      );
      hits.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return hits;
  } finally {
    await client.end();
  }
}

/** What `look` gives once it gives something; ten seconds at most. */
export async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let time = 0; time < 100; time++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come');
}

/** Waits until nothing ordered is left to erase, also of what the desk's own clock took in hand meanwhile. */
export async function untilErased(desk: TestDesk): Promise<void> {
  while ((await listOpenErasures(desk.runtime.db)).length > 0) await runErasures(desk.runtime);
  await desk.settle();
}
