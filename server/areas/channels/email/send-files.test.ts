import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aMail, handIn, requestOf } from './a-mail.ts';
import { aRelay } from './a-relay.ts';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;

beforeAll(async () => {
  desk = await aDesk();
  relay = await aRelay();
  const { admin, start } = desk;
  await admin.done('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: start.centreId,
  });
  await admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none' });
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
});

const upload = (name: string, type: string, content: Buffer) =>
  desk.admin.done('POST', `/files?filename=${encodeURIComponent(name)}`, content, { 'content-type': type });

test('a formatted answer goes out with its plain form, its pictures in place, its files and the mail it answers', async () => {
  const request = await requestOf(desk, await handIn(desk, aMail({ text: 'Which <label>?' })));
  const picture = await upload('label.png', 'image/png', Buffer.from('\x89PNG not really'));
  const list = await upload('Hinnasto ä.csv', 'text/csv', Buffer.from('a;b\n'));
  const sent = await desk.admin.call('POST', `/requests/${request.id}/replies`, {
    html: `<p>The <strong>blue</strong> one:</p><p><img src="file:${picture.id}" alt="label"></p>`,
    attachmentIds: [list.id],
    bcc: ['boss@desk.example', 'blind@other.example'],
  });
  expect(sent.status).toBe(201);
  await vi.waitFor(() => expect(relay.taken).toHaveLength(1), { timeout: 8_000, interval: 50 });
  const [taken] = relay.taken;
  expect(taken?.to).toEqual(['anna@customer.example', 'boss@desk.example', 'blind@other.example']);
  expect(taken?.raw).not.toMatch(/blind@other\.example|^bcc:/im);
  const { mail } = taken as NonNullable<typeof taken>;
  expect(mail.text).toContain('The blue one:\n\n[label]');
  expect(mail.text).toContain('> Which <label>?');
  expect(mail.html).toContain('The <strong>blue</strong> one:');
  expect(mail.html).toContain('Which &lt;label&gt;?');
  const cid = /src="cid:([^"]+)"/.exec(mail.html ?? '')?.[1];
  expect(cid).toBeTruthy();
  expect(
    mail.attachments.map(({ filename, mime, inline, contentId }) => ({ filename, mime, inline, contentId })),
  ).toEqual([
    { filename: 'label.png', mime: 'image/png', inline: true, contentId: cid },
    { filename: 'Hinnasto ä.csv', mime: 'text/csv', inline: false, contentId: null },
  ]);
  // On the request: formatted, pictures from our own address, whoever got it blindly named among ourselves.
  const { entries } = (await desk.admin.call('GET', `/requests/${request.id}/timeline`)).body;
  const message = entries.findLast((one: { kind: string }) => one.kind === 'reply');
  expect(message.html).toContain(`src="/api/v1/attachments/${message.attachments[0].id}"`);
  expect(message.recipients.map((one: { type: string }) => one.type)).toEqual(['to', 'bcc', 'bcc']);
  const page = (await desk.admin.call('GET', `/messages/${message.id}/html`)).body;
  expect(page).toEqual({ html: message.html, blockedImages: 0 });
});

test('a plain answer stays plain', async () => {
  relay.taken.length = 0;
  const request = await requestOf(desk, await handIn(desk, aMail()));
  await desk.admin.done('POST', `/requests/${request.id}/replies`, { html: '<p>Yes.</p>' });
  await vi.waitFor(() => expect(relay.taken).toHaveLength(1), { timeout: 8_000, interval: 50 });
  expect(relay.taken[0]?.mail).toMatchObject({ html: null, attachments: [] });
});
