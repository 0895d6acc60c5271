import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aRelay } from '#areas/channels/email/a-relay.ts';
import { recordedOf } from '#platform/jobs.ts';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aJar, aSession, codeOf } from '#test/a-sign-in.ts';
import { ok } from '#test/done-by.ts';
import { mailAccountNews } from './mail-account-news.ts';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;
let who: Caller;
let email: string;
beforeAll(async () => {
  desk = await aDesk();
  relay = await aRelay();
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
});
beforeEach(async () => {
  desk.clock.advance(24 * 3_600_000);
  who = await desk.aPerson({ name: 'Frida Forget', roles: ['agent'] });
  email = (await who.call('GET', '/me')).body.person.email;
  relay.taken.length = 0;
});

/** What this test's person got; mails of the one before may still be under way. */
const got = () => relay.taken.filter((one) => one.to.includes(email));

const soon = { timeout: 8000, interval: 50 };
const ask = (address: string) => aJar(desk).call('POST', '/sign-in/forgotten-password', { email: address });
const tokenIn = (text: string) => /set-password#([\w-]{43})/.exec(text)?.[1] ?? '';
const events = async () =>
  (await desk.admin.call('GET', `/security-log?personId=${who.id}`)).body.rows.map((row: { type: string }) => row.type);
/** Long enough for whatever was begun to have ended. */
const aWhile = async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await desk.settle();
};

test('without a relay nothing is offered and nothing is sent', async () => {
  expect((await aJar(desk).call('GET', '/sign-in/options')).body.resetByMail).toBe(false);
  expect((await ask(email)).status).toBe(200);
  await aWhile();
  expect((await desk.runtime.pool.query('select 1 from password_link')).rowCount).toBe(0);
  const { port } = relay;
  await desk.admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port, security: 'none', username: null });
  expect((await aJar(desk).call('GET', '/sign-in/options')).body.resetByMail).toBe(true);
});

test('the link comes in the person’s language, stands in no table, serves once and ends every session', async () => {
  await who.done('PATCH', '/me', { language: 'fi' });
  const session = await aSession(desk, email);
  expect(await ask(email.toUpperCase())).toMatchObject({ status: 200, body: { done: true } });
  await expect.poll(() => got().length, soon).toBe(1);
  const mail = got()[0]?.mail;
  expect(mail?.subject).toBe('Valitse uusi salasana');
  const token = tokenIn(mail?.text ?? '');
  expect(token).not.toBe('');
  for (const table of ['password_link', 'outbound_mail', 'change_log', 'event', 'security_event']) {
    const { rowCount } = await desk.runtime.pool.query(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [
      token,
    ]);
    expect([table, rowCount]).toEqual([table, 0]);
  }
  const password = 'a quite new long password';
  expect((await aJar(desk).call('POST', '/sign-in/set-password', { token, password: 'short' })).body.code).toBe(
    'weak_password',
  );
  expect((await aJar(desk).call('POST', '/sign-in/set-password', { token, password })).status).toBe(200);
  expect((await aJar(desk).call('POST', '/sign-in/set-password', { token, password })).body.code).toBe('link_used');
  expect((await session.call('GET', '/me')).status).toBe(401);
  expect((await aJar(desk).call('POST', '/sign-in', { email, password: testPassword })).status).toBe(401);
  expect((await aJar(desk).call('POST', '/sign-in', { email, password })).status).toBe(200);
  expect(await events()).toEqual(expect.arrayContaining(['password_forgotten', 'password_changed']));
  await expect.poll(() => got().map((one) => one.mail.subject), soon).toContain('Salasanasi vaihdettiin');
});

test('the answer to an address nobody has is the same, and nothing is sent', async () => {
  const known = await ask(email);
  const unknown = await ask('nobody@desk.example');
  expect(unknown.status).toBe(known.status);
  expect(unknown.body).toEqual(known.body);
  await expect.poll(() => got().length, soon).toBe(1);
  await aWhile();
  expect(got()).toHaveLength(1);
});

test('a link is too old after half an hour', async () => {
  await ok(ask(email));
  await expect.poll(() => got().length, soon).toBe(1);
  desk.clock.advance(31 * 60_000);
  const token = tokenIn(got()[0]?.mail.text ?? '');
  const answer = await aJar(desk).call('POST', '/sign-in/set-password', {
    token,
    password: 'a quite new long password',
  });
  expect(answer.body.code).toBe('link_used');
});

test('asking again and again makes everybody wait alike, whether the address is known or not', async () => {
  const answers = async (address: string) => {
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++) statuses.push((await ask(address)).status);
    return statuses;
  };
  const known = await answers(email);
  expect(known.at(-1)).toBe(429);
  expect(await answers('somebody@desk.example')).toEqual(known);
});

test('who comes in by single sign-on alone gets no link, and the security log says why', async () => {
  const value = { enabled: true, passwordFor: 'administrators', issuer: 'https://id.example' };
  await desk.asOwner(`insert into setting (key, value) values ('single_sign_on', $1)`, [JSON.stringify(value)]);
  await ok(ask(email));
  await aWhile();
  expect(got()).toEqual([]);
  const { rows } = (await desk.admin.call('GET', `/security-log?personId=${who.id}&type=password_forgotten`)).body;
  expect(rows[0].facts).toEqual({ reason: 'sso' });
  await desk.asOwner(`delete from setting where key = 'single_sign_on'`);
});

test('whose second factor or password an administrator resets is told by mail', async () => {
  const admin = await aSession(desk, 'admin@desk.example');
  await admin.done('POST', `/people/${who.id}/reset-second-factor`, {});
  await admin.done('POST', `/people/${who.id}/password-link`, {});
  await expect
    .poll(
      () =>
        got()
          .map((one) => one.mail.subject)
          .sort(),
      soon,
    )
    .toEqual(['An administrator is resetting your password', 'Your second factor was removed']);
  expect(got()[0]?.to).toEqual([email]);
});

test('who is guessed at a hundred times in a row is told so, once', async () => {
  const guess = () => aJar(desk).call('POST', '/sign-in', { email, password: 'a guess among many' });
  expect((await guess()).status).toBe(401);
  await desk.asOwner('update sign_in_attempt set in_a_row = 99 where person_id = $1', [who.id]);
  expect((await guess()).status).toBe(401);
  expect((await guess()).body.code).toBe('password_closed');
  await expect.poll(() => got().map((one) => one.mail.subject), soon).toEqual(['100 wrong passwords for your account']);
  expect((await events()).filter((type: string) => type === 'password_closed')).toHaveLength(1);
});

test('a second factor is told of when it is added, and is still asked for after a reset by mail', async () => {
  const jar = await aSession(desk, email);
  const { secret } = await jar.done('POST', '/me/totp', { password: testPassword });
  const confirmed = await jar.call('POST', '/me/totp/confirm', { code: codeOf(secret, desk.clock.now()) });
  expect(confirmed.status).toBe(200);
  await expect.poll(() => got().at(-1)?.mail.subject, soon).toBe('An authenticator app was added');
  await ok(ask(email));
  await expect.poll(() => got().length, soon).toBe(2);
  const token = tokenIn(got().at(-1)?.mail.text ?? '');
  const password = 'a quite new long password';
  await aJar(desk).done('POST', '/sign-in/set-password', { token, password });
  const entered = await aJar(desk).call('POST', '/sign-in', { email, password });
  expect(entered.body).toMatchObject({ next: 'second_factor', methods: ['totp', 'recovery'] });
});

test('taking a second factor away needs the password or a code, and the person is told by mail', async () => {
  const jar = await aSession(desk, email);
  const passkey = async (id: string) =>
    desk.runtime.pool.query(
      `insert into passkey (id, person_id, name, credential_id, public_key) values ($1, $2, 'Laptop', 'laptop', '')`,
      [id, who.id],
    );
  const id = '01900000-0000-7000-8000-0000000000aa';
  await passkey(id);
  const remove = async (caller: { call: Caller['call'] }, body: object) =>
    (await caller.call('POST', `/me/passkeys/${id}/remove`, body)).body.code;
  expect(await remove(jar, {})).toBe('proof_needed');
  expect(await remove(jar, { password: 'not the right one' })).toBe('proof_needed');
  expect(await remove(who, { password: testPassword })).toBe('forbidden');
  expect((await jar.call('GET', '/me/sign-in')).body.passkeys).toHaveLength(1);
  expect(await jar.done('POST', `/me/passkeys/${id}/remove`, { password: testPassword })).toEqual({ id });
  await expect.poll(() => got().at(-1)?.mail.subject, soon).toBe('A passkey was removed');
  expect(await events()).toContain('passkey_removed');
});

test('a job that runs again, since nobody noted that it had, mails nobody twice', async () => {
  await ok(ask(email));
  await expect.poll(() => got().length, soon).toBe(1);
  const { rows } = await desk.runtime.pool.query(
    "select * from event where type = 'person.password_forgotten' and data ->> 'personId' = $1",
    [who.id],
  );
  const job = mailAccountNews.find(({ name }) => name === 'mail-password-link');
  await job?.run?.(desk.runtime, recordedOf(rows[0], false));
  const mails = await desk.runtime.pool.query('select 1 from outbound_mail where recipients::text like $1', [
    `%${email}%`,
  ]);
  expect(mails.rowCount).toBe(1);
});
