import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aJar, aSession, codeOf, type Jar } from '#test/a-sign-in.ts';
import { tidySignIn } from './tidy.ts';

let desk: TestDesk;
let person: Caller;
let email: string;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());
beforeEach(async () => {
  person = await desk.aPerson({ name: 'Tove Two', roles: ['agent'] });
  email = (await person.call('GET', '/me')).body.person.email;
});

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const noted = async () =>
  (
    await sql("select type from security_event where person_id = $1 and type not like 'key%' order by id", [person.id])
  ).map(({ type }) => type);
const now = () => desk.clock.now();
const later = () => desk.clock.advance(31_000);

/** Sets up an authenticator app in a fresh session; gives its secret and the recovery codes. */
async function enrolled(jar: Jar): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await jar.done('POST', '/me/totp', {});
  const { body } = await jar.call('POST', '/me/totp/confirm', { code: codeOf(secret, now()) });
  later();
  return { secret, ...body };
}
async function firstStep(): Promise<Jar> {
  const jar = aJar(desk);
  const { body } = await jar.call('POST', '/sign-in', { email, password: testPassword });
  expect(body).toEqual({ next: 'second_factor', methods: ['totp', 'recovery'] });
  expect((await jar.call('GET', '/me')).status).toBe(401);
  return jar;
}

test('an authenticator app is set up with its first code, and from then on asked for', async () => {
  const jar = await aSession(desk, email);
  const started = await jar.call('POST', '/me/totp', {});
  expect(started.body.uri).toContain(`secret=${started.body.secret}`);
  expect((await jar.call('POST', '/me/totp/confirm', { code: '000000' })).body.code).toBe('wrong_code');
  // Not confirmed is not in force.
  expect((await aJar(desk).call('POST', '/sign-in', { email, password: testPassword })).body.next).toBe('in');
  const code = codeOf(started.body.secret, now());
  const { body } = await jar.call('POST', '/me/totp/confirm', { code });
  expect(new Set(body.recoveryCodes).size).toBe(10);
  expect((await jar.call('GET', '/me/sign-in')).body).toMatchObject({
    totp: { confirmedAt: now().toISOString() },
    recoveryCodesLeft: 10,
    secondFactor: 'free',
  });
  expect((await jar.call('POST', '/me/totp', {})).body.code).toBe('factor_exists');

  const next = await firstStep();
  // The code that set it up has been used.
  expect((await next.call('POST', '/sign-in/second-factor', { code })).status).toBe(401);
  later();
  const fresh = codeOf(started.body.secret, now());
  const inside = await next.call('POST', '/sign-in/second-factor', { code: fresh });
  expect([inside.status, inside.body.next]).toEqual([200, 'in']);
  expect((await next.call('GET', '/me')).status).toBe(200);
  expect(await noted()).toEqual(['signed_in', 'signed_in', 'totp_added', 'second_factor_failed', 'signed_in']);
  const [kept] = await sql('select secret from totp_factor where person_id = $1', [person.id]);
  expect(kept.secret).not.toContain(started.body.secret);
});

test('a code works once, even when it is sent twice at the same moment', async () => {
  const { secret } = await enrolled(await aSession(desk, email));
  const jars = [await firstStep(), await firstStep()];
  const code = codeOf(secret, now());
  const answers = await Promise.all(jars.map((jar) => jar.call('POST', '/sign-in/second-factor', { code })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('a recovery code works once, in any writing, and is kept as a digest only', async () => {
  const { recoveryCodes } = await enrolled(await aSession(desk, email));
  const [first = ''] = recoveryCodes;
  const sloppy = ` ${first.toLowerCase().replaceAll('-', ' ')} `;
  const { status } = await (await firstStep()).call('POST', '/sign-in/second-factor', { code: sloppy });
  expect(status).toBe(200);
  expect((await (await firstStep()).call('POST', '/sign-in/second-factor', { code: first })).status).toBe(401);
  expect(await noted()).toContain('recovery_code_used');
  const [{ all }] = await sql(
    'select (select json_agg(r) from recovery_code r)::text || (select json_agg(s) from security_event s)::text as all',
  );
  for (const code of recoveryCodes) expect(all).not.toContain(code.replaceAll('-', ''));
});

test('guessing codes is slowed down: after five wrong ones even the right one waits', async () => {
  const { secret } = await enrolled(await aSession(desk, email));
  const jar = await firstStep();
  for (let guess = 0; guess < 5; guess++) {
    expect((await jar.call('POST', '/sign-in/second-factor', { code: `00000${guess}` })).status).toBe(401);
  }
  const refused = await jar.call('POST', '/sign-in/second-factor', { code: codeOf(secret, now()) });
  expect([refused.status, refused.body.facts.waitSeconds > 0]).toEqual([429, true]);
  expect(refused.headers.get('retry-after')).toBe(String(refused.body.facts.waitSeconds));
  expect(await noted()).toContain('locked_out');
  later();
  expect((await jar.call('POST', '/sign-in/second-factor', { code: codeOf(secret, now()) })).status).toBe(200);
});

test('after a hundred wrong codes in a row none is taken, however long one waits, until a recovery code or a reset', async () => {
  const { secret, recoveryCodes } = await enrolled(await aSession(desk, email));
  let jar = await firstStep();
  const type = (code: string) => jar.call('POST', '/sign-in/second-factor', { code });
  const wrongOnes = async () => {
    for (let guess = 0; guess < 100; guess++) {
      // Past the longest wait; the ticket lasts ten minutes.
      desk.clock.advance(15 * 60_000);
      await sql("update sign_in_ticket set expires_at = $1 where kind = 'second_factor'", [
        new Date(now().getTime() + 60_000),
      ]);
      const wrong = codeOf(secret, new Date(now().getTime() + 3_600_000));
      const { body } = await type(wrong);
      expect([guess, body.code]).toEqual([guess, 'wrong_code']);
    }
    desk.clock.advance(3 * 24 * 3_600_000);
    await tidySignIn(desk.runtime);
    jar = await firstStep();
  };
  const right = () => codeOf(secret, now());
  await wrongOnes();
  const refused = await type(right());
  expect([refused.status, refused.body.code]).toEqual([403, 'code_closed']);
  expect((await noted()).filter((type) => type === 'code_closed')).toHaveLength(1);
  // Recovery codes are not guessed at, so wrong ones close nothing, and a right one opens the app's codes again.
  expect((await type('AAAA-BBBB-CCCC-DDDD')).body.code).toBe('wrong_code');
  expect((await type(recoveryCodes[0] ?? '')).status).toBe(200);
  jar = await firstStep();
  expect((await type(right())).status).toBe(200);

  // The browser is known now and counts for itself; another one is closed, and an administrator's reset opens.
  jar = await firstStep();
  later();
  expect((await type('000000')).body.code).toBe('wrong_code');
  await sql('update sign_in_attempt set in_a_row = 100 where person_id = $1', [person.id]);
  expect((await type(right())).body.code).toBe('code_closed');
  const admin = await aSession(desk, 'admin@desk.example');
  await admin.done('POST', `/people/${person.id}/reset-second-factor`, {});
  expect(await sql('select 1 from sign_in_attempt where person_id = $1', [person.id])).toEqual([]);
});

test('a trusted browser is spared the second step for thirty days, another one and another person are not', async () => {
  const { secret } = await enrolled(await aSession(desk, email));
  const jar = await firstStep();
  await jar.done('POST', '/sign-in/second-factor', { code: codeOf(secret, now()), trustDevice: true });
  const again = () => jar.call('POST', '/sign-in', { email, password: testPassword });
  expect((await again()).body.next).toBe('in');
  await firstStep();
  desk.clock.advance(30 * 24 * 3_600_000);
  expect((await again()).body.next).toBe('second_factor');
});

test('a half-done sign-in ends after ten minutes and opens nothing', async () => {
  const { secret } = await enrolled(await aSession(desk, email));
  const jar = await firstStep();
  desk.clock.advance(10 * 60_000);
  const late = await jar.call('POST', '/sign-in/second-factor', { code: codeOf(secret, now()) });
  expect([late.status, late.body.code]).toEqual([401, 'not_signed_in']);
  const without = await aJar(desk).call('POST', '/sign-in/second-factor', { code: codeOf(secret, now()) });
  expect(without.status).toBe(401);
});

test('removing it needs the password or a code; an old session alone may not even set one up', async () => {
  const jar = await aSession(desk, email);
  const { secret } = await enrolled(jar);
  expect((await jar.call('POST', '/me/totp/remove', {})).body.code).toBe('proof_needed');
  expect((await jar.call('POST', '/me/totp/remove', { password: 'not this one at all' })).status).toBe(403);
  const codes = await jar.call('POST', '/me/recovery-codes', { code: codeOf(secret, now()) });
  expect(codes.body.recoveryCodes).toHaveLength(10);
  expect((await jar.call('POST', '/me/totp/remove', { password: testPassword })).status).toBe(200);
  expect((await jar.call('GET', '/me/sign-in')).body).toMatchObject({ totp: null, recoveryCodesLeft: 0 });
  desk.clock.advance(11 * 60_000);
  expect((await jar.call('POST', '/me/totp', {})).body.code).toBe('proof_needed');
  expect((await jar.call('POST', '/me/totp', { password: testPassword })).status).toBe(200);
  // A key must not become a way to change how its person signs in.
  expect((await person.call('POST', '/me/totp', { password: testPassword })).status).toBe(403);
});

test('an administrator resets somebody’s second factor, nobody else does, and it stands in both logs', async () => {
  await enrolled(await aSession(desk, email));
  const agent = await desk.aPerson({ roles: ['supervisor'] });
  const path = `/people/${person.id}/reset-second-factor`;
  expect((await agent.call('POST', path)).status).toBe(403);
  const admin = await aSession(desk, 'admin@desk.example');
  expect((await admin.call('POST', path, {})).status).toBe(200);
  expect((await aJar(desk).call('POST', '/sign-in', { email, password: testPassword })).body.next).toBe('in');
  const [event] = await sql(
    "select actor_name, facts from security_event where person_id = $1 and type = 'second_factor_reset'",
    [person.id],
  );
  expect(event).toEqual({ actor_name: 'Ada Admin', facts: { totp: true, passkeys: 0 } });
  expect(
    await sql("select 1 from event where type = 'person.second_factor_reset' and data ->> 'personId' = $1", [
      person.id,
    ]),
  ).toHaveLength(1);
  expect(
    (await admin.call('POST', '/people/01900000-0000-7000-8000-000000000001/reset-second-factor', {})).status,
  ).toBe(404);
});
