import type { TestDesk } from './a-desk.ts';
import { aKeyOf, aSession } from './a-sign-in.ts';

/** Makes a record of each kind in the home centre, by the first word of its address. */
export function recordsOf(desk: TestDesk): Record<string, () => Promise<string>> {
  const made = async (path: string, body: object) => (await desk.admin.done('POST', path, body)).id as string;
  const first = async (path: string) => (await desk.admin.done('GET', path)).rows[0].id as string;
  let count = 0;
  return {
    requests: () => made('/requests', { subject: 'One of ours', categoryId: desk.start.categoryId, kind: 'action' }),
    customers: () => made('/customers', { name: `Customer ${++count}` }),
    'service-contracts': async () => {
      const customerId = await made('/customers', { name: `Customer ${++count}` });
      return made(`/customers/${customerId}/contracts`, { number: `C${++count}`, effectiveOn: '2026-01-01' });
    },
    people: async () => (await desk.aPerson({ roles: ['agent'] })).id,
    centres: async () => desk.start.centreId,
    categories: async () => desk.start.categoryId,
    calendars: () => first('/calendars'),
    priorities: () => first('/priorities'),
    statuses: () => first('/statuses'),
    'problem-codes': () => made('/problem-codes', { code: `P${++count}`, names: { en: 'Problem' } }),
    rules: () =>
      made('/rules', {
        name: `R${++count}`,
        conditions: [{ on: 'words', in: 'both', anyOf: [`nobody says ${count}`] }],
      }),
    organisations: async () =>
      (await desk.admin.done('POST', '/customers', { name: 'C', organisationName: `O${++count}` })).organisation.id,
    'api-keys': async () => (await aKeyOf(desk, desk.admin, { name: `K${++count}` })).id,
    'inbound-messages': async () => {
      // Its request has a category: what has none yet is for everybody to sort.
      const address = `in${++count}@desk.example`;
      const ours = { address, name: 'In', centreId: desk.start.centreId, categoryId: desk.start.categoryId };
      await desk.admin.done('POST', '/mail-addresses', ours);
      const raw = `From: a@customer.example\r\nTo: ${address}\r\nSubject: Hello\r\nMessage-ID: <r${count}@customer.example>\r\n\r\nHello`;
      return (await desk.admin.done('POST', '/intake/email?wait=10', raw, { 'content-type': 'message/rfc822' })).id;
    },
    'outbound-mails': async () => {
      const id = await made('/requests', { subject: 'Asked', kind: 'action', callerEmail: 'a@customer.example' });
      await desk.admin.done('POST', `/requests/${id}/replies`, { text: 'Answer' });
      await desk.settle();
      return first('/outbound-mails');
    },
    views: () => made('/views', { name: `V${++count}`, filter: { phase: 'open' } }),
    'bulk-runs': async () => {
      const id = await made('/requests', { subject: 'One of many', categoryId: desk.start.categoryId, kind: 'action' });
      return made('/bulk-runs', { order: { action: 'add_note', text: 'Seen' }, selection: { ids: [id] } });
    },
    'mail-addresses': () =>
      made('/mail-addresses', { address: `m${++count}@desk.example`, name: 'Desk', centreId: desk.start.centreId }),
    // A minute each, none of them the same.
    absences: () => {
      const at = Date.UTC(2031, 0, 1) + ++count * 60_000;
      const period = { fromAt: new Date(at).toISOString(), toAt: new Date(at + 60_000).toISOString() };
      return made('/absences', { reason: 'other', period });
    },
    // One's own: what everybody uses is out of nobody's reach.
    'text-modules': () =>
      made('/text-modules', { keyword: `t${++count}`, name: 'Text', texts: { en: '<p>x</p>' }, personal: true }),
    macros: () => made('/macros', { name: `M${++count}`, steps: [{ do: 'solve' }], personal: true }),
    // One each: what was made before is used again.
    signatures: async () => {
      const own = async () =>
        (await desk.admin.done('GET', '/signatures')).rows.find((one: { person: unknown }) => one.person)?.id;
      return (await own()) ?? (await made('/signatures', { personal: true, texts: { en: '<p>Ada</p>' } }));
    },
    push: async () => {
      const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) };
      const endpoint = `https://push.example.com/${++count}`;
      return (await desk.admin.done('PUT', '/push/subscriptions', { endpoint, keys, browser: 'Ours' })).id;
    },
    // A session of the administrator's: to everybody else there is none of this id among their own.
    me: async () => {
      const { rows } = (await (await aSession(desk, 'admin@desk.example')).call('GET', '/me/sessions')).body;
      return rows[0].id;
    },
    messages: async () => {
      const id = await made('/requests', { subject: 'Noted', categoryId: desk.start.categoryId, kind: 'action' });
      await desk.admin.done('POST', `/requests/${id}/notes`, { text: 'A note' });
      const { entries } = (await desk.admin.call('GET', `/requests/${id}/timeline`)).body;
      return entries.find((entry: { type: string }) => entry.type === 'message').id;
    },
  };
}
