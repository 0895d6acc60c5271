import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDesk } from '#app/start-desk.ts';
import { aDesk, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aJar, aSession } from '#test/a-sign-in.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());
const email = 'admin@desk.example';

test('another site can neither act with somebody’s cookie nor sign them in as somebody else', async () => {
  const jar = await aSession(desk, email);
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${desk.url}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    const write = await jar.call('POST', '/me/sessions/end-others', undefined, headers);
    expect([headers, write.status, write.body.code]).toEqual([headers, 403, 'foreign_origin']);
    const login = await aJar(desk).call('POST', '/sign-in', { email, password: testPassword }, headers);
    expect([headers, login.status]).toEqual([headers, 403]);
    expect((await jar.call('POST', '/sign-out', undefined, headers)).status).toBe(403);
  }
  expect(
    (await jar.call('POST', '/me/sessions/end-others', undefined, { 'sec-fetch-site': 'same-origin' })).status,
  ).toBe(200);
  // A form of another site cannot send JSON; what it can send is not taken.
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const form = await jar.call('POST', '/requests', { subject: 'Sent by a form' }, { 'content-type': type });
    expect([400, 415], type).toContain(form.status);
  }
});

test('cookies are kept from scripts and other sites; over https they are bound to the host', async () => {
  const { headers } = await aJar(desk).call('POST', '/sign-in', { email, password: testPassword });
  const [session = '', device = ''] = headers.getSetCookie();
  expect(session).toMatch(/^linja\.session_token=[\w-]+\.[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(device).toMatch(/^linja\.device=.+; Path=\/; HttpOnly; SameSite=Strict$/);

  const secure = await startDesk({
    databaseUrl: desk.databaseUrl,
    host: '127.0.0.1',
    port: 0,
    smtpPort: null,
    publicUrl: 'https://desk.example',
    logLevel: 'silent',
    clock: desk.clock.now,
  });
  try {
    const { port } = secure.http.server.address() as { port: number };
    const enter = (origin: string) =>
      fetch(`http://127.0.0.1:${port}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ email, password: testPassword }),
      });
    const lines = (await enter('https://desk.example')).headers.getSetCookie();
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^__Host-linja\.\w+=.*; Path=\/; HttpOnly; SameSite=\w+; Secure$/);
    // Reached past its public address, as through a name that was made to point here, nobody signs in by browser.
    expect((await enter(`http://127.0.0.1:${port}`)).status).toBe(403);
  } finally {
    await secure.stop();
  }
});

test('only a trusted proxy says for whom it asks', async () => {
  const behind = await startDesk({
    databaseUrl: desk.databaseUrl,
    host: '127.0.0.1',
    port: 0,
    smtpPort: null,
    trustedProxies: ['127.0.0.0/8'],
    logLevel: 'silent',
    clock: desk.clock.now,
  });
  try {
    const jar = aJar({ url: behind.url }, { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' });
    await jar.done('POST', '/sign-in', { email, password: testPassword });
    const mine = (await jar.call('GET', '/me/sessions')).body.rows.find((row: { current: boolean }) => row.current);
    // The proxy's own word is the last one; what came before it the caller wrote.
    expect(mine.address).toBe('203.0.113.9');
    // A machine has as many addresses as it likes within its network of IPv6: all are slowed as one.
    await desk.runtime.pool.query('delete from sign_in_attempt');
    for (const address of [
      '2001:db8:1:2::7',
      '2001:db8:1:2:a:b:c:d',
      '2001:db8:1:3::7',
      '::ffff:198.51.100.7',
      '198.51.100.7',
    ]) {
      const from = aJar({ url: behind.url }, { 'x-forwarded-for': address });
      expect((await from.call('POST', '/sign-in', { email: 'nobody@desk.example', password: 'any' })).status).toBe(401);
    }
    const { rows } = await desk.runtime.pool.query(
      "select failures from sign_in_attempt where bucket like 'address:%' order by failures",
    );
    expect(rows.map((row) => row.failures)).toEqual([1, 2, 2]);
  } finally {
    await behind.stop();
  }
});
