import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

/** Calls that a run of a hundred thousand found to be answered as faults of ours; each is the caller's mistake. */
test('what cannot be kept or counted is refused in words, in whatever field it comes', async () => {
  const request = await desk.admin.done('POST', '/requests', { subject: 'Here' });
  const provider = {
    ...{
      enabled: false,
      issuer: '',
      clientId: '',
      scopes: '',
      label: '',
      domains: [],
      groupClaim: '',
      roleOfGroup: [],
    },
    ...{ createPeople: false, signOutThere: false, allowPrivate: false, passwordsForAdministratorsOnly: false },
  };
  const calls: [method: string, path: string, body?: object][] = [
    ['POST', '/sign-in', { email: 'a\u0000b', password: 'x' }],
    ['GET', '/security-log?address=a%00b'],
    ['GET', '/requests/by-number/2147483648'],
    ['POST', '/text-previews', { html: '<p>a</p>', language: 'sv', number: 2_147_483_648, personal: false }],
    ['POST', '/macro-trials', { steps: [{ do: 'postpone', minutes: 271 }], number: 2_147_483_648 }],
    ['PUT', `/requests/${request.id}/customer`, { keep: 'this_request_only', name: '#1', email: '\u0000' }],
    ['PUT', '/settings/single-sign-on', { ...provider, domains: ['x\udfffy'] }],
    ['PUT', '/mail-relay', { host: null, port: 25, security: 'none', password: '\ud800' }],
    ['PUT', `/requests/${request.id}/draft`, { mode: 'note', entries: { note: { html: 'a' } }, sinceCount: 2 ** 31 }],
  ];
  for (const [method, path, body] of calls) {
    const { status } = await desk.admin.call(method, path, body);
    expect([path, status >= 500]).toEqual([path, false]);
  }
  // The desk is as it was, and such a number is merely nobody's.
  expect((await desk.admin.call('GET', `/requests/by-number/${request.number}`)).body.id).toBe(request.id);
});
