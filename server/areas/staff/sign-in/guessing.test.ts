import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aJar, aSession } from '#test/a-sign-in.ts';
import { afterAttempt, attemptRules, mostInARow, secondsBlocked } from './attempt-policy.ts';
import { tidySignIn } from './tidy.ts';

let desk: TestDesk;
let person: Caller;
let email: string;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());
beforeEach(async () => {
  person = await desk.aPerson({ name: 'Gia Guessed', roles: ['agent'] });
  email = (await person.call('GET', '/me')).body.person.email;
  await sql('delete from sign_in_attempt');
});

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const attempt = (password: string, jar = aJar(desk), address = email) =>
  jar.call('POST', '/sign-in', { email: address, password });

test('each failure beyond the free ones doubles the wait, up to a most, and a quiet day forgets them', () => {
  const rule = attemptRules.account;
  const now = new Date('2026-02-04T10:00:00Z');
  let state = null;
  const waits = [];
  for (let failure = 1; failure <= 20; failure++) {
    state = afterAttempt(rule, state, now);
    waits.push(secondsBlocked(state, now));
  }
  expect(waits.slice(0, 8)).toEqual([0, 0, 0, 0, 2, 4, 8, 16]);
  expect(waits.at(-1)).toBe(rule.most);
  const nextDay = new Date(now.getTime() + (rule.forgetAfter + 1) * 1000);
  expect(afterAttempt(rule, state, nextDay).failures).toBe(1);
});

test('who guesses from elsewhere waits, while the person at a known browser comes straight in', async () => {
  const own = await aSession(desk, email);
  await own.done('POST', '/sign-out');
  for (let guess = 0; guess < 5; guess++) expect((await attempt(`guess number ${guess}`)).status).toBe(401);
  const blocked = await attempt(testPassword);
  expect([blocked.status, blocked.body.code]).toEqual([429, 'too_many_calls']);
  expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await attempt(testPassword, own)).status).toBe(200);
  expect(
    (await sql("select facts from security_event where type = 'locked_out' and person_id = $1", [person.id]))[0].facts,
  ).toEqual({
    counted: 'account',
  });
  // Waiting out the delay helps, trying during it does not make it longer.
  desk.clock.advance(3_000);
  expect((await attempt(testPassword)).status).toBe(200);
});

test('a clock that goes back two hours locks out nobody who did nothing, and lengthens no wait', async () => {
  const before = desk.clock.now();
  desk.clock.advance(2 * 3_600_000);
  await aSession(desk, email);
  for (let guess = 0; guess < 5; guess++) await attempt(`guess number ${guess}`);
  desk.clock.set(before.toISOString());
  expect(Number((await attempt(testPassword)).headers.get('retry-after'))).toBe(2);
  const colleague = await desk.aPerson({ roles: ['agent'] });
  await aSession(desk, (await colleague.call('GET', '/me')).body.person.email);
});

test('guessing at one person leaves the colleagues behind the same address alone', async () => {
  for (let guess = 0; guess < 6; guess++) await attempt(`guess number ${guess}`);
  const colleague = await desk.aPerson({ roles: ['agent'] });
  const other = (await colleague.call('GET', '/me')).body.person.email;
  expect((await attempt(testPassword, aJar(desk), other)).status).toBe(200);
});

test('trying one password on everybody slows the address, but not those who have signed in there before', async () => {
  const own = await aSession(desk, email);
  const [{ bucket }] = await sql("select bucket from sign_in_attempt where bucket like 'address:%'");
  await sql('update sign_in_attempt set failures = 99 where bucket = $1', [bucket]);
  expect((await attempt('spring and summer', aJar(desk), 'somebody@desk.example')).status).toBe(401);
  expect((await attempt('spring and summer', aJar(desk), 'another@desk.example')).status).toBe(429);
  expect((await attempt(testPassword, own)).status).toBe(200);
});

test('who may not try any more writes nothing down under names they invent', async () => {
  await attempt('spring and summer', aJar(desk), 'somebody@desk.example');
  await sql("update sign_in_attempt set failures = 150 where bucket like 'address:%'");
  expect((await attempt('spring and summer', aJar(desk), 'another@desk.example')).status).toBe(401);
  const buckets = () => sql('select bucket from sign_in_attempt order by bucket');
  const before = await buckets();
  for (let guess = 0; guess < 5; guess++) {
    expect((await attempt('spring and summer', aJar(desk), `invented${guess}@desk.example`)).status).toBe(429);
  }
  expect(await buckets()).toEqual(before);
});

test('beginning to sign in with a passkey goes on for a crowd, and not without end', async () => {
  const rule = attemptRules.begun;
  const now = Date.parse('2026-02-04T10:00:00Z');
  // Ten a minute for ever.
  let state = null;
  for (let second = 0; second < 2 * 3600; second += 6) {
    state = afterAttempt(rule, state, new Date(now + second * 1000));
    expect([second, secondsBlocked(state, new Date(now + second * 1000))]).toEqual([second, 0]);
  }
  const host = desk.url.replace('127.0.0.1', 'localhost');
  const begin = async () => (await fetch(`${host}/api/v1/sign-in/passkey/options`, { method: 'POST' })).status;
  const tickets = async () => Number((await sql('select count(*) as rows from sign_in_ticket'))[0].rows);
  expect(await begin()).toBe(200);
  await sql("update sign_in_attempt set failures = 304 where bucket like 'begun:%'");
  expect(await begin()).toBe(200);
  const before = await tickets();
  expect([await begin(), await begin()]).toEqual([429, 429]);
  expect(await tickets()).toBe(before);
  // Passwords are counted apart.
  expect((await attempt(testPassword)).status).toBe(200);
});

/** Lets so many failures in a row have been before, wherever one has been. */
const failedBefore = (failures: number) =>
  sql('update sign_in_attempt set in_a_row = $1 where in_a_row > 0', [failures]);
const closings = () =>
  sql("select facts from security_event where type = 'password_closed' and person_id = $1", [person.id]);

test('after a hundred wrong ones in a row no password is taken from unknown browsers, however long one waits, until there is a new one', async () => {
  const own = await aSession(desk, email);
  const nobody = 'nobody-at-all@desk.example';
  for (const address of [email, nobody]) expect((await attempt('guess', aJar(desk), address)).status).toBe(401);
  await failedBefore(mostInARow - 3);
  for (let guess = 0; guess < 3; guess++) {
    // Days between them, in which the waiting is forgotten and the desk tidies up.
    desk.clock.advance(3 * 24 * 3_600_000);
    await tidySignIn(desk.runtime);
    expect(await closings()).toEqual([]);
    for (const address of [email, nobody]) expect((await attempt('guess', aJar(desk), address)).status).toBe(401);
  }
  const said = async (password: string, address: string, jar = aJar(desk)) => {
    const { status, body } = await attempt(password, jar, address);
    return { status, code: body.code, detail: body.detail, facts: body.facts };
  };
  for (const days of [0, 3, 300]) {
    desk.clock.advance(days * 24 * 3_600_000);
    await tidySignIn(desk.runtime);
    const refused = await said(testPassword, email);
    expect(refused).toMatchObject({ status: 403, code: 'password_closed' });
    // Whether anybody has the address is not told, nor whether the password was right.
    expect(await said(testPassword, nobody)).toEqual(refused);
    expect(await said('guess', email.toUpperCase())).toEqual(refused);
  }
  expect(await closings()).toEqual([{ facts: { counted: 'account', failures: mostInARow } }]);
  // The browser known here goes on, and opens nothing for those who guess.
  expect((await attempt(testPassword, own)).status).toBe(200);
  expect((await attempt(testPassword)).status).toBe(403);
  const admin = await aSession(desk, 'admin@desk.example');
  const { url } = await admin.done('POST', `/people/${person.id}/password-link`, {});
  const password = 'a quite new long password';
  await aJar(desk).done('POST', '/sign-in/set-password', { token: url.split('#')[1], password });
  expect((await attempt(password)).status).toBe(200);
  expect(await sql('select in_a_row from sign_in_attempt where person_id = $1', [person.id])).toEqual([]);
});

test('a known browser that guesses is closed by itself; a right password before begins the count anew', async () => {
  const [own, other] = [await aSession(desk, email), await aSession(desk, email)];
  expect((await attempt('guess', own)).status).toBe(401);
  await failedBefore(mostInARow - 1);
  expect((await attempt(testPassword, own)).status).toBe(200);
  expect((await attempt('guess', own)).status).toBe(401);
  await failedBefore(mostInARow - 1);
  expect((await attempt('guess', own)).status).toBe(401);
  expect((await attempt(testPassword, own)).body.code).toBe('password_closed');
  expect(await closings()).toEqual([{ facts: { counted: 'device', failures: mostInARow } }]);
  expect((await attempt(testPassword, other)).status).toBe(200);
  expect((await attempt(testPassword)).status).toBe(200);
});

test('who guesses at an open screen is left with signing in anew, not with the account closed', async () => {
  const own = await aSession(desk, email);
  const change = (current: string) => own.call('POST', '/me/password', { current, next: 'a quite new long password' });
  expect((await change('guess')).status).toBe(400);
  await failedBefore(mostInARow);
  expect((await change(testPassword)).body).toMatchObject({ code: 'proof_needed', facts: { signInAgain: true } });
  expect((await attempt(testPassword, own)).status).toBe(200);
  expect((await change(testPassword)).status).toBe(200);
});

test('guesses made at once are all counted', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, guess) => attempt(`parallel guess ${guess}`)));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
});

test('the address a caller writes into a header counts for nothing', async () => {
  for (let guess = 0; guess < 5; guess++) {
    const { status } = await attempt('wrong one', aJar(desk, { 'x-forwarded-for': `10.9.8.${guess}` }));
    expect(status).toBe(401);
  }
  const addresses = await sql(
    'select distinct address from security_event where person_id = $1 and address is not null',
    [person.id],
  );
  expect(addresses).toEqual([{ address: '127.0.0.1' }]);
});

test('an address nobody has is answered as a wrong password is, in the same words and after the same work', async () => {
  const body = async (address: string) => {
    const { status, body } = await attempt('quite wrong password', aJar(desk), address);
    return { status, code: body.code, detail: body.detail, title: body.title };
  };
  expect(await body('nobody@desk.example')).toEqual(await body(email));

  const time = async (address: string) => {
    await sql('delete from sign_in_attempt');
    const from = performance.now();
    await attempt('quite wrong password', aJar(desk), address);
    return performance.now() - from;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  // In turns, so that what else the machine does hits both alike.
  for (let turn = 0; turn < 15; turn++) {
    known.push(await time(email));
    unknown.push(await time(`nobody${turn}@desk.example`));
  }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[7] as number;
  // Without the hash for nobody it would be a tenth.
  expect(median(unknown)).toBeGreaterThan(median(known) * 0.6);
  expect(median(unknown)).toBeLessThan(median(known) * 1.6);
});

test('what was typed where nobody was found stands nowhere readable', async () => {
  await attempt('quite wrong password', aJar(desk), 'my-secret-by-mistake');
  const [{ all }] = await sql(
    'select coalesce((select json_agg(s) from security_event s)::text, $1) || (select json_agg(a) from sign_in_attempt a)::text as all',
    [''],
  );
  expect(all).not.toContain('my-secret-by-mistake');
  expect(all).not.toContain('quite wrong password');
});
