import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aJar, aSession, type Jar } from '#test/a-sign-in.ts';
import { aSigningProvider, type SigningProvider } from '#test/a-signing-provider.ts';
import { anOidcProvider, type TestProvider, testClient } from '#test/an-oidc-provider.ts';

let desk: TestDesk;
let provider: TestProvider;
let admin: Jar;
beforeAll(async () => {
  // The provider's tokens are of the present moment.
  desk = await aDesk({ moment: new Date().toISOString() });
  admin = await aSession(desk, 'admin@desk.example');
  provider = await anOidcProvider(desk.url, { backchannel: true });
  await set({});
});
afterAll(async () => {
  await provider.end();
  await desk.end();
});

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const settings = {
  enabled: true,
  clientId: testClient.id,
  scopes: 'openid email profile groups',
  label: 'City account',
  domains: [] as string[],
  groupClaim: '',
  roleOfGroup: [] as { group: string; role: string }[],
  createPeople: false,
  allowPrivate: true,
  passwordFor: 'everybody',
};
async function set(more: object) {
  const body = { ...settings, issuer: provider.issuer, secret: testClient.secret, ...more };
  const answer = await admin.call('PUT', '/settings/single-sign-on', body);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  return answer.body;
}
const emailOf = async (of: { call: (method: string, path: string) => Promise<{ body: any }> }) =>
  (await of.call('GET', '/me')).body.person.email;

/** A browser's whole way: desk, provider, its forms, back. Gives where the desk led to. */
async function through(login: string, jar: Jar = aJar(desk), to = '/queue'): Promise<string> {
  const atProvider = new Map<string, string>();
  const ask = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        cookie: [...atProvider].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      atProvider.set(name, value);
    }
    return { location: answer.headers.get('location'), page: await answer.text() };
  };
  const away = await jar.call('GET', `/sign-in/sso?to=${encodeURIComponent(to)}`);
  let next = new URL(away.headers.get('location') ?? '/', desk.url).href;
  for (let step = 0; step < 12 && !next.startsWith(desk.url); step++) {
    const shown = await ask(next);
    if (shown.location) {
      next = new URL(shown.location, next).href;
      continue;
    }
    const form: Record<string, string> = shown.page.includes('name="login"')
      ? { prompt: 'login', login, password: 'any' }
      : { prompt: 'consent' };
    const action = /action="([^"]+)"/.exec(shown.page)?.[1] ?? next;
    next = new URL((await ask(new URL(action, next).href, form)).location ?? next, next).href;
  }
  if (!next.includes('/sso/callback')) return next.replace(desk.url, '');
  return (await jar.call('GET', next)).headers.get('location') ?? '';
}

test('somebody known by a verified address comes in through the provider, to the page that was wanted', async () => {
  const person = await desk.aPerson({ name: 'Olga Oidc', roles: ['agent'] });
  provider.people.set('olga', { email: (await emailOf(person)).toUpperCase(), email_verified: true });
  const jar = aJar(desk);
  expect(await through('olga', jar, '/requests?phase=open')).toBe('/requests?phase=open');
  expect((await jar.call('GET', '/me')).body.person.id).toBe(person.id);
  expect((await jar.call('GET', '/me/sessions')).body.rows[0].method).toBe('sso');
  // From now on the provider's own number counts, not the address.
  provider.people.set('olga', { email: 'new-name@desk.example', email_verified: false });
  expect(await through('olga')).toBe('/queue');
  expect(jar.cookies.has('linja.sso')).toBe(false);
});

test('a newcomer at the provider who was given somebody’s address is not that somebody, until an administrator unlinks them', async () => {
  const person = await desk.aPerson({ name: 'Lars Leaver', roles: ['agent'] });
  const email = await emailOf(person);
  provider.people.set('lars', { email, email_verified: true });
  const jar = aJar(desk);
  expect(await through('lars', jar)).toBe('/queue');
  provider.people.set('newcomer', { email, email_verified: true });
  expect(await through('newcomer')).toBe('/?signin=linked');
  expect(
    (await sql('select account_id from account where person_id = $1 and account_id = $2', [person.id, 'newcomer']))
      .length,
  ).toBe(0);
  expect(await through('lars')).toBe('/queue');

  const path = `/people/${person.id}/unlink-single-sign-on`;
  expect((await desk.admin.call('POST', path, {})).status).toBe(403);
  expect((await admin.done('GET', `/people/${person.id}/sessions`)).singleSignOn).toBe(true);
  await admin.done('POST', path, {});
  expect((await jar.call('GET', '/me')).status).toBe(401);
  expect(await admin.done('GET', `/people/${person.id}/sessions`)).toEqual({ rows: [], singleSignOn: false });
  expect((await admin.call('POST', path, {})).status).toBe(404);
  expect(await through('newcomer')).toBe('/queue');
  expect(await through('lars')).toBe('/?signin=linked');
  const noted = await sql("select facts from security_event where type = 'sso_unlinked' and person_id = $1", [
    person.id,
  ]);
  expect(noted).toEqual([{ facts: { ended: 2 } }]);
});

test('an address the provider has not verified, a stranger and somebody inactive stay outside, with the reason', async () => {
  const person = await desk.aPerson({ roles: ['agent'] });
  provider.people.set('sly', { email: await emailOf(person), email_verified: false });
  expect(await through('sly')).toBe('/?signin=unverified');
  provider.people.set('stranger', { email: 'stranger@elsewhere.example', email_verified: true });
  expect(await through('stranger')).toBe('/?signin=unknown');
  provider.people.set('gone', { email: await emailOf(person), email_verified: true });
  await desk.admin.done('PATCH', `/people/${person.id}`, { active: false });
  expect(await through('gone')).toBe('/?signin=inactive');
  expect(await sql('select 1 from account where account_id in ($1, $2, $3)', ['sly', 'stranger', 'gone'])).toEqual([]);
});

test('only the mail domains that are named come in', async () => {
  await set({ domains: ['city.example'], createPeople: true });
  provider.people.set('near', { email: 'near@city.example', email_verified: true, name: 'Nea Near' });
  provider.people.set('far', { email: 'far@city.example.evil.example', email_verified: true });
  expect(await through('far')).toBe('/?signin=domain');
  const jar = aJar(desk);
  expect(await through('near', jar)).toBe('/queue');
  expect((await jar.call('GET', '/me')).body).toMatchObject({ person: { name: 'Nea Near' }, roles: ['agent'] });
  await set({});
});

test('roles follow the groups at every sign-in; without a group that counts nobody comes in', async () => {
  await set({
    createPeople: true,
    groupClaim: 'groups',
    roleOfGroup: [
      { group: 'desk-leads', role: 'supervisor' },
      { group: 'desk', role: 'agent' },
    ],
  });
  const lena = { email: 'lena@desk.example', email_verified: true, name: 'Lena Lead' };
  provider.people.set('lena', { ...lena, groups: ['desk', 'desk-leads', 'choir'] });
  const jar = aJar(desk);
  await through('lena', jar);
  expect((await jar.call('GET', '/me')).body.roles.toSorted()).toEqual(['agent', 'supervisor']);
  provider.people.set('lena', { ...lena, groups: ['desk'] });
  await through('lena', jar);
  expect((await jar.call('GET', '/me')).body.roles).toEqual(['agent']);
  provider.people.set('lena', { ...lena, groups: ['choir'] });
  expect(await through('lena')).toBe('/?signin=refused');
  await set({});
});

test('an answer nobody here asked for, of another browser or used before, signs nobody in', async () => {
  const person = await desk.aPerson({ roles: ['agent'] });
  provider.people.set('vera', { email: await emailOf(person), email_verified: true });
  const mine = aJar(desk);
  const away = await mine.call('GET', '/sign-in/sso?to=/');
  const state = new URL(away.headers.get('location') ?? '').searchParams.get('state');
  const callback = (jar: Jar, query: string) => jar.call('GET', `/sign-in/sso/callback?${query}`);
  // Somebody else's browser has not our cookie; ours with another state does not fit either.
  for (const [jar, query] of [
    [aJar(desk), `code=x&state=${state}`],
    [mine, 'code=x&state=another'],
  ] as const) {
    expect((await callback(jar, query)).headers.get('location')).toBe('/?signin=failed');
    expect((await jar.call('GET', '/me')).status).toBe(401);
  }
  expect((await callback(mine, `code=x&state=${state}`)).headers.get('location')).toBe('/?signin=failed');
});

test('the way back leads nowhere but to pages of the desk', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    expect(await through('olga', aJar(desk), to)).toBe('/');
  }
});

test('the client secret is shown nowhere and stands in no log, and only an administrator sees the settings', async () => {
  const shown = (await desk.admin.call('GET', '/settings/single-sign-on')).body;
  expect(shown).toMatchObject({ secretSet: true, redirectUri: `${desk.url}/api/v1/sign-in/sso/callback` });
  expect(JSON.stringify(shown)).not.toContain(testClient.secret);
  const [{ all }] = await sql(
    `select (select json_agg(l) from change_log l)::text || (select json_agg(e) from event e)::text
      || (select json_agg(s) from security_event s)::text || (select json_agg(s) from setting s)::text as all`,
  );
  expect(all).not.toContain(testClient.secret);
  const supervisor = await desk.aPerson({ roles: ['supervisor'] });
  expect((await supervisor.call('GET', '/settings/single-sign-on')).status).toBe(403);
  // A provider of one's own is a way in as anybody: an API key brings none.
  const byKey = await desk.admin.call('PUT', '/settings/single-sign-on', { ...settings, issuer: provider.issuer });
  expect([byKey.status, byKey.body.code]).toEqual([403, 'forbidden']);
  const options = await (await fetch(`${desk.url}/api/v1/sign-in/options`)).json();
  expect(options).toMatchObject({ sso: { label: 'City account' } });
});

test('where passwords are for administrators only, others are led to single sign-on', async () => {
  await set({ passwordFor: 'administrators' });
  const person = await desk.aPerson({ roles: ['agent'] });
  const enter = async (email: string) =>
    (await aJar(desk).call('POST', '/sign-in', { email, password: testPassword })).body;
  expect((await enter(await emailOf(person))).code).toBe('sso_required');
  expect((await enter('admin@desk.example')).next).toBe('in');
  await set({});
});

test('a provider in a private network is not called unless that is meant, and a name that changes its mind gains nothing', async () => {
  const trial = (issuer: string, allowPrivate = false) =>
    desk.admin.done('POST', '/settings/single-sign-on/test', { issuer, allowPrivate });
  expect(await trial(provider.issuer, true)).toEqual({ ok: true, detail: provider.issuer });
  for (const issuer of [provider.issuer, 'https://localhost:1', 'https://127.1', 'https://[::ffff:10.0.0.1]']) {
    expect([issuer, (await trial(issuer)).detail]).toEqual([issuer, expect.stringContaining('private network')]);
  }
  expect((await trial('http://provider.example')).detail).toContain('https://');
  expect((await trial('https://user:word@provider.example')).ok).toBe(false);
  const missing = await admin.call('PUT', '/settings/single-sign-on', {
    ...settings,
    issuer: 'ftp://x',
    clientId: '',
  });
  expect([missing.status, missing.body.errors.map((one: { path: string }) => one.path)]).toEqual([
    400,
    ['issuer', 'clientId'],
  ]);
});

test('signing out leads to the provider as well, and a logout token of somebody else is refused', async () => {
  const jar = aJar(desk);
  await through('olga', jar);
  const body = await jar.done('POST', '/sign-out');
  expect(body.to).toMatch(new RegExp(`^${provider.issuer}/session/end\\?client_id=linja`));
  const logout = async (body?: string | URLSearchParams, type?: string) =>
    (
      await fetch(`${desk.url}/api/v1/sign-in/sso/back-channel-logout`, {
        method: 'POST',
        ...(body === undefined ? {} : { body }),
        ...(type ? { headers: { 'content-type': type } } : {}),
      })
    ).status;
  expect(await logout(new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.e30.' }))).toBe(400);
  // Nor is what is no token at all a fault of ours.
  expect(await logout()).toBe(400);
  expect(await logout(new URLSearchParams({ other: 'x' }))).toBe(400);
  for (const body of ['null', '[]', '{"logout_token":7}', '{"logout_token":"a.b.c"}', '{'])
    expect([body, await logout(body, 'application/json')]).toEqual([body, 400]);
});

/** A sign-in at a provider that signs what it is told to. Gives where the desk led to. */
async function throughSigned(
  signing: SigningProvider,
  claims: Record<string, unknown>,
  back: Record<string, string> = { iss: signing.issuer },
  jar: Jar = aJar(desk),
): Promise<string> {
  const away = new URL((await jar.call('GET', '/sign-in/sso?to=/')).headers.get('location') ?? '', desk.url);
  const { nonce, state } = Object.fromEntries(away.searchParams);
  const seconds = Math.floor(desk.clock.now().getTime() / 1000);
  signing.claims = { iss: signing.issuer, aud: testClient.id, nonce, iat: seconds, exp: seconds + 300, ...claims };
  const query = new URLSearchParams({ code: 'x', state: state ?? '', ...back });
  return (await jar.call('GET', `/sign-in/sso/callback?${query}`)).headers.get('location') ?? '';
}
const lastDetail = async () =>
  (
    await sql("select facts ->> 'detail' as detail from security_event where type = 'sign_in_failed' order by id desc")
  )[0].detail;

test('a token that does not say when it ends, or whom it means, or comes without the provider’s name, leads nobody in', async () => {
  const signing = await aSigningProvider();
  await set({ issuer: signing.issuer });
  const person = await desk.aPerson({ roles: ['agent'] });
  const [email, sub] = [await emailOf(person), 'signed'];
  const who = { sub, sid: 's1', email, email_verified: true };
  const jar = aJar(desk);
  expect(await throughSigned(signing, who, undefined, jar)).toBe('/');
  expect(await throughSigned(signing, { ...who, exp: undefined })).toBe('/?signin=failed');
  expect(await lastDetail()).toContain('exp');
  expect(await throughSigned(signing, { ...who, sub: undefined })).toBe('/?signin=failed');
  expect(await lastDetail()).toBe('The token names nobody.');

  // A provider that does not promise to name itself may leave it out; one that does must not (RFC 9207 §2.4).
  expect(await throughSigned(signing, who, {})).toBe('/');
  signing.says = { authorization_response_iss_parameter_supported: true };
  expect(await throughSigned(signing, who, {})).toBe('/?signin=failed');
  expect(await lastDetail()).toBe('The answer came from another provider.');
  expect(await throughSigned(signing, who, { iss: provider.issuer })).toBe('/?signin=failed');
  expect(await throughSigned(signing, who)).toBe('/');

  const seconds = Math.floor(desk.clock.now().getTime() / 1000);
  const said = { sid: 's1', iat: seconds, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } };
  const logout = async (claims: object) => {
    const body = new URLSearchParams({ logout_token: signing.token({ ...said, ...claims }) });
    return (await fetch(`${desk.url}/api/v1/sign-in/sso/back-channel-logout`, { method: 'POST', body })).status;
  };
  expect([await logout({}), (await jar.call('GET', '/me')).status]).toEqual([400, 200]);
  expect([await logout({ exp: seconds + 60 }), (await jar.call('GET', '/me')).status]).toEqual([200, 401]);
  await signing.end();
  await set({});
});

test('whatever a provider says is looked at before a browser is sent there, and cut before it is noted', async () => {
  const signing = await aSigningProvider();
  await set({ issuer: signing.issuer });
  signing.error = `bad\u0000${'x'.repeat(100_000)}`;
  expect(await throughSigned(signing, { sub: 'any' })).toBe('/?signin=failed');
  expect(await lastDetail()).toBe(`The provider answered with status 400: bad ${'x'.repeat(196)}.`);
  const trial = () =>
    desk.admin.done('POST', '/settings/single-sign-on/test', { issuer: signing.issuer, allowPrivate: true });
  expect(await trial()).toMatchObject({ ok: true });
  for (const address of ['javascript:alert(1)', 'http://elsewhere.example/end', 'https://me:word@elsewhere.example']) {
    signing.says = { end_session_endpoint: address };
    expect([address, (await trial()).ok]).toEqual([address, false]);
  }
  signing.says = { issuer: `https://${'y'.repeat(2000)}` };
  expect((await trial()).detail.length).toBeLessThan(300);
  await signing.end();
  await set({});
});

test('nobody fills the security log through the way back from the provider', async () => {
  const rows = async () => Number((await sql('select count(*) as rows from security_event'))[0].rows);
  const callback = (jar: Jar, query = 'code=x&state=y') => jar.call('GET', `/sign-in/sso/callback?${query}`);
  const before = await rows();
  for (let call = 0; call < 20; call++) {
    expect((await callback(aJar(desk))).headers.get('location')).toBe('/?signin=failed');
  }
  const forged = aJar(desk);
  forged.cookies.set('linja.sso', `ticket.${'A'.repeat(43)}`);
  await callback(forged);
  expect(await rows()).toBe(before);
  // With a cookie of ours, which anybody gets who asks, the address is counted like one that guesses.
  const mine = aJar(desk);
  await mine.call('GET', '/sign-in/sso');
  const cookie = `linja.sso=${mine.cookies.get('linja.sso')}`;
  const withOurs = async () =>
    (await aJar(desk).call('GET', '/sign-in/sso/callback?code=x&state=y', undefined, { cookie })).status;
  expect(await withOurs()).toBe(302);
  expect(await rows()).toBe(before + 1);
  await sql("update sign_in_attempt set failures = 150 where bucket like 'address:%'");
  expect([await withOurs(), await withOurs(), await withOurs()]).toEqual([302, 429, 429]);
  expect(await rows()).toBe(before + 2);
  await sql('delete from sign_in_attempt');
  // Nor does anybody make us ask the provider without end.
  const begin = async () => (await aJar(desk).call('GET', '/sign-in/sso')).status;
  expect(await begin()).toBe(302);
  await sql("update sign_in_attempt set failures = 304 where bucket like 'begun:%'");
  expect([await begin(), await begin(), await begin()]).toEqual([302, 429, 429]);
  await sql('delete from sign_in_attempt');
  const body = new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.e30.' });
  const logout = async () =>
    (await fetch(`${desk.url}/api/v1/sign-in/sso/back-channel-logout`, { method: 'POST', body })).status;
  expect(await logout()).toBe(400);
  await sql("update sign_in_attempt set failures = 304 where bucket like 'begun:%'");
  expect([await logout(), await logout(), await logout()]).toEqual([400, 429, 429]);
  await sql('delete from sign_in_attempt');
  await set({ enabled: false });
  expect((await callback(mine)).status).toBe(404);
  expect((await mine.call('GET', '/sign-in/sso')).status).toBe(404);
});
