import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aSession } from '#test/a-sign-in.ts';

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
  const browser = await aSession(desk, 'admin@desk.example');
  for (const [method, path, body] of calls) {
    const by = path === '/settings/single-sign-on' ? browser : desk.admin;
    const { status } = await by.call(method, path, body);
    expect([path, status >= 500]).toEqual([path, false]);
  }
  // The desk is as it was, and such a number is merely nobody's.
  expect((await desk.admin.call('GET', `/requests/by-number/${request.number}`)).body.id).toBe(request.id);
});

/** Served beside the contract, and so beside what checks every call against it. */
const besides = [
  'GET /healthz',
  'GET /metrics',
  'GET /api/openapi.json',
  'GET /api/docs/errors',
  'GET /api/v1/attachments/:id',
  'GET /api/v1/customer-exports/:id/file',
  'GET /api/v1/messages/:id/page',
  'GET /api/v1/requests/export',
  'GET /api/v1/sign-in/sso',
  'GET /api/v1/sign-in/sso/callback',
  'POST /api/v1/sign-in/sso/back-channel-logout',
  'GET /api/v1/uploads/:id',
  'POST /api/v1/uploads',
  'POST /api/v1/intake/email',
  'GET /:id',
  'GET /assets/:id',
];

test('what is served beside the contract answers rubbish as rubbish, to whoever sends it', async () => {
  await (await aSession(desk, 'admin@desk.example')).done('PUT', '/settings/single-sign-on', {
    ...{ enabled: true, issuer: 'http://127.0.0.1:9', clientId: 'x', scopes: 'openid', label: '', domains: [] },
    ...{ groupClaim: '', roleOfGroup: [], createPeople: false, allowPrivate: true, passwordFor: 'everybody' },
  });
  const ids = ['x', '%00', '%ff', '%25', '..%2f..%2fetc', '01900000-0000-7000-8000-000000000001', 'a'.repeat(3000)];
  const queries = [
    '',
    '?id[]=1&to=/a&to=/b&code=a&code=b',
    '?to=%00&state=%ff&code=%ed%a0%80&format=csv',
    '?format=&%',
  ];
  const bodies: [body: string, type: string][] = [
    ['', 'application/json'],
    ['null', 'application/json'],
    ['{"logout_token":["a"],"__proto__":1}', 'application/json'],
    ['{"logout_token":"eyJhbGciOiJub25lIn0.e30.\\u0000"}', 'application/json'],
    ['logout_token=a&logout_token=%00%ff', 'application/x-www-form-urlencoded'],
    ['\u0000\u0001', 'application/octet-stream'],
    ['x', 'message/rfc822'],
    ['x', 'no type at all'],
  ];
  const whoever: Record<string, string>[] = [
    { authorization: `Bearer ${desk.admin.key}` },
    { cookie: 'linja.sso=x.y; linja.sso=' },
  ];
  const faults: string[] = [];
  for (const route of besides) {
    const [method = '', pattern = ''] = route.split(' ');
    const paths = pattern.includes(':id') ? ids.map((id) => pattern.replace(':id', id)) : [pattern];
    const sent = method === 'GET' ? [undefined] : bodies;
    for (const path of paths)
      for (const query of queries)
        for (const body of sent)
          for (const who of whoever) {
            const { status } = await fetch(`${desk.url}${path}${query}`, {
              method,
              redirect: 'manual',
              headers: body ? { ...who, 'content-type': body[1] } : who,
              ...(body ? { body: body[0] } : {}),
            });
            if (status >= 500) faults.push(`${status} ${method} ${path.slice(0, 80)}${query} ${body ?? ''}`);
          }
  }
  expect(faults).toEqual([]);
});
