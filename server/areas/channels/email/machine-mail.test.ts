import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aConversation, aMailingDesk } from './a-conversation.ts';
import { aMail, handIn, messagesOf } from './a-mail.ts';
import { aRelay } from './a-relay.ts';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;

beforeAll(async () => {
  desk = await aDesk();
  relay = await aRelay();
  await aMailingDesk(desk, relay);
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
});
beforeEach(() => {
  relay.taken.length = 0;
});

const answered = (draft: Parameters<typeof aMail>[0] = {}, reply = {}) => aConversation(desk, relay, draft, reply);

describe('a delivery report', () => {
  const report = (ourId: string, tag: string, action = 'failed') =>
    [
      'Return-Path: <>',
      'From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>',
      'To: support@desk.example',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <dsn-${ourId.slice(1, 30)}-${action}@mx.customer.example>`,
      'Auto-Submitted: auto-replied',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      '',
      '--x',
      '',
      'Your mail could not be delivered.',
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.customer.example',
      '',
      'Final-Recipient: rfc822; anna@customer.example',
      `Action: ${action}`,
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 No such user here',
      '',
      '--x',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${ourId}`,
      `Subject: Re: The printer ${tag}`,
      '--x--',
    ].join('\r\n');

  test('is kept on the request of the mail that came back, marks that mail failed, and brings it back to its owner', async () => {
    const { id, ourId, tag } = await answered({}, { afterwards: 'ask' });
    const before = (await desk.admin.call('GET', '/customers?limit=200')).body.rows.length;
    const inbound = await handIn(desk, report(ourId, tag));
    expect(inbound).toMatchObject({ state: 'ingested', request: { id } });
    const messages = await messagesOf(desk, id);
    expect(messages.at(-1)).toMatchObject({
      kind: 'inbound',
      author: { kind: 'system' },
      subject: null,
      recipients: [],
    });
    expect(messages.at(-1).attachments.length).toBeGreaterThan(0);
    const ours = messages.find((one: { kind: string }) => one.kind === 'question');
    expect(ours.delivery).toMatchObject({ state: 'failed' });
    expect(ours.delivery.error).toContain('anna@customer.example does not exist (5.1.1)');
    const request = (await desk.admin.call('GET', `/requests/${id}`)).body;
    expect(request.phase).toBe('waiting_customer');
    const { rows } = await desk.runtime.pool.query('select came_back_at from request where id = $1', [id]);
    expect(rows[0].came_back_at).not.toBeNull();
    expect((await desk.admin.call('GET', '/customers?limit=200')).body.rows.length).toBe(before);
    const failed = await desk.runtime.pool.query(
      `select data from event where type = 'mail.failed' and request_id = $1`,
      [id],
    );
    expect(failed.rows[0].data.to).toEqual(['anna@customer.example']);
  });

  test('that the mail is only late changes nothing on it', async () => {
    const { id, ourId, tag } = await answered();
    await handIn(desk, report(ourId, tag, 'delayed'));
    const messages = await messagesOf(desk, id);
    expect(messages).toHaveLength(3);
    expect(messages.find((one: { kind: string }) => one.kind === 'reply').delivery.state).toBe('sent');
  });

  test('after which another attempt goes to the same people again', async () => {
    const { id, ourId, tag } = await answered();
    await handIn(desk, report(ourId, tag));
    relay.taken.length = 0;
    const { body } = await desk.admin.call('GET', '/outbound-mails');
    const mail = body.rows.find((one: { request: { id: string } }) => one.request.id === id);
    await desk.admin.done('POST', `/outbound-mails/${mail.id}/attempts`);
    await vi.waitFor(() => expect(relay.taken[0]?.to).toEqual(['anna@customer.example']), { timeout: 4000 });
  });
});

describe('what goes round in a circle', () => {
  test('is kept and set aside with the reason: a mail of ours that comes back', async () => {
    const { id, sent } = await answered();
    const inbound = await handIn(desk, sent.raw.replace(/^/, 'Received: from forward.example; Wed\r\n'));
    expect(inbound).toMatchObject({ state: 'set_aside', request: { id } });
    expect(inbound.reason).toContain('ours');
    expect(await messagesOf(desk, id)).toHaveLength(2);
  });

  test('is set aside: an automatic mail from one of our addresses', async () => {
    const inbound = await handIn(
      desk,
      aMail({ from: 'support@desk.example', headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' } }),
    );
    expect(inbound.state).toBe('set_aside');
  });

  test('is set aside: what another system sent by itself, marked against loops, about no request of ours', async () => {
    const headers = { 'X-Loop': 'yes', 'Auto-Submitted': 'auto-generated' };
    const inbound = await handIn(desk, aMail({ from: 'Other desk <help@other.example>', headers }));
    expect(inbound).toMatchObject({ state: 'set_aside', request: null });
    expect(inbound.reason).toContain('X-Loop');
    const again = await desk.admin.call('POST', `/inbound-messages/${inbound.id}/runs`);
    expect(again.status).toBe(202);
  });

  test('is not a colleague who writes from one of our addresses, nor an alarm of a machine', async () => {
    expect((await handIn(desk, aMail({ from: 'Boss <support@desk.example>' }))).state).toBe('ingested');
    const alarm = aMail({ from: 'ups@machine.example', headers: { 'Auto-Submitted': 'auto-generated' } });
    expect((await handIn(desk, alarm)).state).toBe('ingested');
  });

  test('stops by itself when another desk answers everything by machine (M6)', async () => {
    const { id, ourId, tag } = await answered();
    const count = async () => (await desk.runtime.pool.query('select count(*) from request')).rows[0].count;
    const before = await count();
    for (let round = 0; round < 5; round++) {
      await handIn(
        desk,
        aMail({
          from: 'Other desk <help@other.example>',
          subject: `We got your mail ${tag}`,
          headers: { 'In-Reply-To': ourId, 'Auto-Submitted': 'auto-replied', 'X-Loop': 'yes', Precedence: 'bulk' },
        }),
      );
    }
    await desk.settle();
    expect(await count()).toBe(before);
    expect(relay.taken).toHaveLength(1);
    expect((await desk.admin.call('GET', `/requests/${id}`)).body.phase).not.toBe('closed');
  });
});
