import { Writable } from 'node:stream';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJobs } from '#platform/jobs.ts';
import { createLog } from '#platform/log.ts';
import { loggedError, withoutPersonal } from '#platform/scrub.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { withClient } from '../backup/client-queries.ts';

const written: string[] = [];
const sink = new Writable({
  write(chunk, _encoding, done) {
    written.push(String(chunk));
    done();
  },
});

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk({ smtp: true, log: createLog('debug', sink) });
});
afterAll(() => desk.end());

/** Every word by which somebody could be known, as it goes in below. */
const personal = [
  'Wilhelmina',
  'Quetzal',
  'wilhelmina@customer.example',
  '601 234 567',
  '601234567',
  'hydrangea',
  'rhododendron',
  'Zygmunt',
  'zygmunt@desk.example',
];

test('a whole story is in the log without a word of who or what it was about', async () => {
  const call = desk.admin.call;
  await desk.aPerson({ name: 'Zygmunt', roles: ['agent'] });
  const customer = await call('POST', '/customers', {
    name: 'Wilhelmina Quetzal',
    phones: ['+48 601 234 567'],
    emails: ['wilhelmina@customer.example'],
  });
  expect(customer.status).toBe(201);
  const made = await call('POST', '/requests', {
    channel: 'phone',
    subject: 'My hydrangea',
    description: 'The rhododendron too',
    contactId: customer.body.id,
  });
  expect(made.status).toBe(201);
  await nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort as number, ignoreTLS: true }).sendMail({
    from: 'Wilhelmina Quetzal <wilhelmina@customer.example>',
    to: 'zygmunt@desk.example',
    subject: 'hydrangea',
    text: 'rhododendron',
  });
  await desk.settle();
  await call('GET', '/search?q=hydrangea');
  await call('GET', '/requests?q=rhododendron%20Wilhelmina');
  // A relay that nobody answers at, and a reply that cannot go out through it.
  await call('PUT', '/mail-relay', { host: '127.0.0.1', port: 1, security: 'none', username: null });
  await call('POST', `/requests/${made.body.id}/replies`, { text: 'Dear Wilhelmina, water your hydrangea.' });
  await desk.settle();
  // What is refused, what fails inside, and what cannot even be read.
  await call('POST', '/customers', { name: 'Wilhelmina', emails: ['wilhelmina@@customer'] });
  await call('POST', '/requests', '{"subject": "hydrangea', { 'content-type': 'application/json' });
  await call('GET', '/requests/wilhelmina@customer.example');
  await fetch(`${desk.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ email: 'zygmunt@desk.example', password: 'hydrangea hydrangea' }),
  });
  desk.runtime.log.error({ err: await faultOf(desk) }, 'call failed');
  const log = written.join('');
  const told = log
    .split('\n')
    .filter((line) => personal.some((word) => line.toLowerCase().includes(word.toLowerCase())));
  expect(told).toEqual([]);
  expect(log).toContain('"route":"/api/v1/requests"');
  expect(log).not.toContain(desk.admin.key);
});

test('each line of a call carries its trace, and its template instead of its address', async () => {
  written.length = 0;
  const answer = await fetch(`${desk.url}/api/v1/requests?q=something`, {
    headers: { authorization: `Bearer ${desk.admin.key}` },
  });
  const line = JSON.parse(
    written
      .join('')
      .split('\n')
      .find((one) => one.includes('"answered"')) as string,
  );
  expect(line).toMatchObject({
    level: 'debug',
    route: '/api/v1/requests',
    status: 200,
    trace: answer.headers.get('x-trace-id'),
  });
  expect(line.ms).toBeGreaterThan(0);
});

test('a job that fails is in the log under the trace of the call it follows from, without the values it failed on', async () => {
  written.length = 0;
  const made = await desk.admin.done('POST', '/requests', { channel: 'phone', subject: 'Traced' });
  const pool = desk.runtime.pool;
  const { rows } = await pool.query('select id, trace_id from event where request_id = $1 limit 1', [made.id]);
  const fails = async () => void (await pool.query('select $1::int', ['hydrangea']));
  const jobs = await startJobs(desk.runtime, pool.options.connectionString as string, [
    { name: 'fails-on-purpose', events: [], run: fails },
  ]);
  await pool.query("select graphile_worker.add_job('fails-on-purpose', json_build_object('eventId', $1::text))", [
    rows[0].id,
  ]);
  const lines = () =>
    written
      .join('')
      .split('\n')
      .filter((line) => line.includes('job failed'));
  await expect.poll(lines, { timeout: 15_000 }).toHaveLength(1);
  await jobs.stop();
  expect(JSON.parse(lines()[0] as string)).toMatchObject({
    level: 'error',
    trace: rows[0].trace_id,
    job: 'fails-on-purpose',
    attempt: 1,
    err: { code: '22P02', message: expect.stringContaining('<value>') },
  });
  const kept = await withClient(desk.databaseUrl, 'test', (client) =>
    client.query('select last_error from graphile_worker._private_jobs where last_error is not null'),
  );
  expect(kept.rows).toHaveLength(1);
  expect(JSON.stringify([written, kept.rows])).not.toContain('hydrangea');
});

/** A fault of the database whose words repeat what was sent. */
async function faultOf({ runtime }: TestDesk): Promise<unknown> {
  const values = ['wilhelmina@customer.example'];
  return runtime.pool.query('select $1::uuid', values).catch((error: unknown) => error);
}

test('what mail systems and databases repeat is taken out of errors', () => {
  expect(withoutPersonal('550 5.1.1 <a.b@c.example>: call +48 601 234 567 (rejected)')).toBe(
    '550 5.1.1 <<address>>: call <number> (rejected)',
  );
  const parse = new SyntaxError('Unexpected token, "hello there" is not valid JSON');
  expect(loggedError(parse)).toMatchObject({ type: 'SyntaxError', message: expect.not.stringContaining('hello') });
  expect(loggedError(new Error('x', { cause: parse })).cause).toMatchObject({ type: 'SyntaxError' });
});
