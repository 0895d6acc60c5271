import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { command } from '#platform/command.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aMail, handIn, messagesOf, requestOf } from './a-mail.ts';
import { aRelay, type TakenMail } from './a-relay.ts';
import { mailHand } from './mail-hand.ts';
import { storeInbound } from './store-inbound.ts';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;

beforeAll(async () => {
  desk = await aDesk();
  relay = await aRelay();
  const { start, admin } = desk;
  await admin.call('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: start.centreId,
  });
  await admin.call('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none' });
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
});
beforeEach(() => {
  relay.taken.length = 0;
});

/** A request by mail that we have answered, and our answer as the customer got it. */
async function aConversation(draft: Parameters<typeof aMail>[0] = {}, reply = {}) {
  const inbound = await handIn(desk, aMail(draft));
  const id = inbound.request.id as string;
  await desk.admin.call('POST', `/requests/${id}/replies`, { text: 'Is it switched on?', ...reply });
  const sent = await vi.waitFor(() => {
    const mail = relay.taken.at(-1);
    expect(mail).toBeDefined();
    return mail as TakenMail;
  });
  const tag = /\[#[^\]]+\]/.exec(sent.mail.subject)?.[0] as string;
  return { id, number: inbound.request.number as number, sent, tag, ourId: sent.mail.messageId as string };
}

const closed = async (id: string) => {
  await desk.admin.call('PUT', `/requests/${id}/kind`, { kind: 'information' });
  await desk.admin.call('PUT', `/requests/${id}/start`, {});
  const { status } = await desk.admin.call('PUT', `/requests/${id}/closure`, { informationGiven: 'Switch it on.' });
  expect(status).toBe(200);
};

describe("the customer's answer", () => {
  test('finds its request by In-Reply-To alone, whatever the subject', async () => {
    const { id, ourId } = await aConversation();
    const inbound = await handIn(desk, aMail({ subject: 'Yes', text: 'It is.', headers: { 'In-Reply-To': ourId } }));
    expect(inbound.request.id).toBe(id);
    expect((await messagesOf(desk, id)).map((one: { text: string }) => one.text)).toContain('It is.');
  });

  test('finds it by References alone (M1), and by the identity of the first mail', async () => {
    const { id, ourId } = await aConversation({ messageId: '<start@customer.example>' });
    const byOurs = await handIn(desk, aMail({ subject: 'Yes', headers: { References: `<x@y.example> ${ourId}` } }));
    expect(byOurs.request.id).toBe(id);
    const byTheirs = await handIn(desk, aMail({ subject: 'And', headers: { References: '<start@customer.example>' } }));
    expect(byTheirs.request.id).toBe(id);
  });

  test('finds it by our Message-ID even when that is in no index any more', async () => {
    const { id, ourId } = await aConversation();
    const forgotten = ourId.replace(/\.[0-9a-f-]{36}@/, `.${crypto.randomUUID()}@`);
    const inbound = await handIn(desk, aMail({ subject: 'Yes', headers: { 'In-Reply-To': forgotten } }));
    expect(inbound.request.id).toBe(id);
  });

  test.each(['Re:', 'SV:', 'VS:', 'Odp:', 'AW:', 'Antw.:', 'RE[2]: Fwd:'])(
    'finds it by the tag behind “%s” alone (M8)',
    async (prefix) => {
      const { id, tag } = await aConversation();
      const inbound = await handIn(desk, aMail({ subject: `${prefix} The printer is broken ${tag}`, text: 'It is.' }));
      expect(inbound.request.id).toBe(id);
      expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'It is.', unverified: false });
    },
  );

  test('finds it by the tag in an encoded and folded subject', async () => {
    const { id, tag } = await aConversation();
    const [left, right] = [tag.slice(0, 5), tag.slice(5)];
    const subject = `=?utf-8?q?SV=3A_skrivaren_=C3=A4r?=\r\n =?utf-8?b?${Buffer.from(` trasig ${left}`).toString('base64')}?=\r\n =?utf-8?q?${right}?=`;
    expect((await handIn(desk, aMail({ subject }))).request.id).toBe(id);
  });

  test('finds it by the tag in quoted history alone (M1)', async () => {
    const { id, tag } = await aConversation();
    const text = `It is.\r\n\r\nFrom: Support\r\nSent: Wednesday\r\nSubject: Re: The printer is broken ${tag}\r\n\r\nIs it switched on?`;
    const inbound = await handIn(desk, aMail({ subject: 'Something new', text }));
    expect(inbound.request.id).toBe(id);
  });

  test('shows what was written without the quoted history, and keeps the history', async () => {
    const { id, sent } = await aConversation({ text: 'It prints nothing.' });
    const quoted = sent.mail.text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\r\n');
    const text = `It is.\r\n\r\nOn Wed, 4 Feb 2026 at 10:05, Support <support@desk.example> wrote:\r\n${quoted}`;
    await handIn(desk, aMail({ subject: 'Re', text, headers: { 'In-Reply-To': sent.mail.messageId as string } }));
    const last = (await messagesOf(desk, id)).at(-1);
    expect(last.text).toBe('It is.');
    expect(last.quoted).toContain('Is it switched on?');
  });

  test('with an old subject, new content and no tag is a new request (M7)', async () => {
    const { id } = await aConversation();
    const inbound = await handIn(desk, aMail({ subject: 'Re: The printer is broken', text: 'Another printer.' }));
    expect(inbound.request.id).not.toBe(id);
  });

  test('is not led astray by a wrong token, a tag in an attachment, or an invalid one beside the right one', async () => {
    const { id, number, tag } = await aConversation();
    const wrong = await handIn(desk, aMail({ subject: `[#${number}-zzzz]` }));
    expect(wrong.request.id).not.toBe(id);
    const attached = await handIn(
      desk,
      [
        'From: anna@customer.example',
        'To: support@desk.example',
        'Subject: New thing',
        `Message-ID: <attached-${number}@customer.example>`,
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        '',
        'See attached.',
        '--x',
        'Content-Type: text/plain; name=old.txt',
        'Content-Disposition: attachment; filename=old.txt',
        '',
        tag,
        '--x--',
      ].join('\r\n'),
    );
    expect(attached.request.id).not.toBe(id);
    const both = await handIn(desk, aMail({ subject: `Re: [#999999-abcd] ${tag}` }));
    expect(both.request.id).toBe(id);
  });
});

test('a mail and its answers that reach us in one moment make one request each time', async () => {
  const ids: string[][] = [];
  for (let n = 0; n < 12; n++) {
    const first = `<burst-${n}@customer.example>`;
    const raws = [
      aMail({ messageId: first, subject: `Burst ${n}` }),
      aMail({ messageId: `<burst-${n}b@customer.example>`, subject: 'More', headers: { 'In-Reply-To': first } }),
      aMail({ subject: 'And more', headers: { References: `${first} <burst-${n}b@customer.example>` } }),
    ];
    ids.push(
      await command(desk.runtime, mailHand, async (ctx) => {
        const stored: string[] = [];
        for (const raw of raws) stored.push((await storeInbound(ctx, { raw: Buffer.from(raw) })).id);
        return stored;
      }),
    );
  }
  await desk.settle();
  // On a busy machine an answer may be put off for a moment (`NotYet`), which is its right; being lost is not.
  const rows = await vi.waitFor(
    async () => {
      const found = await desk.runtime.pool.query(
        `select id, request_id from inbound_message where id = any($1) and state = 'ingested'`,
        [ids.flat()],
      );
      expect(found.rows).toHaveLength(ids.flat().length);
      return found.rows;
    },
    { timeout: 30_000, interval: 100 },
  );
  const requestIds = new Map(rows.map((row: { id: string; request_id: string }) => [row.id, row.request_id]));
  for (const burst of ids) expect(new Set(burst.map((id) => requestIds.get(id))).size).toBe(1);
});

test('mails that name each other do not wait for each other for ever', async () => {
  const [a, b] = ['<mutual-a@customer.example>', '<mutual-b@customer.example>'];
  const stored = await command(desk.runtime, mailHand, async (ctx) => [
    await storeInbound(ctx, { raw: Buffer.from(aMail({ messageId: a, headers: { 'In-Reply-To': b } })) }),
    await storeInbound(ctx, { raw: Buffer.from(aMail({ messageId: b, headers: { 'In-Reply-To': a } })) }),
  ]);
  desk.clock.advance(61_000);
  await desk.settle();
  for (const { id } of stored) {
    await vi.waitFor(
      async () => expect((await desk.admin.call('GET', `/inbound-messages/${id}`)).body.state).toBe('ingested'),
      { timeout: 10_000, interval: 100 },
    );
  }
});

describe('a bare number in the subject (R7.2)', () => {
  test('from a known party counts, from anybody else it is attached as unverified', async () => {
    const { id, number } = await aConversation();
    await handIn(desk, aMail({ subject: `Re: [#${number}]`, text: 'Me again.' }));
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'Me again.', unverified: false });
    await handIn(desk, aMail({ from: 'Eve <eve@stranger.example>', subject: `Re: [#${number}]`, text: 'Let me in.' }));
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'Let me in.', unverified: true });
    // Having got in once does not make somebody a known party.
    await handIn(desk, aMail({ from: 'Eve <eve@stranger.example>', subject: `Re: [#${number}]`, text: 'Again.' }));
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'Again.', unverified: true });
  });

  test("in a machine's answer from a stranger is unverified too", async () => {
    const { id, number } = await aConversation();
    const headers = { 'Auto-Submitted': 'auto-replied' };
    await handIn(desk, aMail({ from: 'eve@stranger.example', subject: `Away [#${number}]`, text: 'Away.', headers }));
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ author: { kind: 'system' }, unverified: true });
  });

  test('of no request of ours opens a new one', async () => {
    const inbound = await handIn(desk, aMail({ subject: 'Case [#99999999999]' }));
    expect((await requestOf(desk, inbound)).messageCount).toBe(1);
  });
});

describe('a word on a request that was done with (M4)', () => {
  test('opens it again exactly once', async () => {
    const { id, ourId } = await aConversation();
    await closed(id);
    await handIn(desk, aMail({ subject: 'Still broken', headers: { 'In-Reply-To': ourId } }));
    expect((await desk.admin.call('GET', `/requests/${id}`)).body.phase).toBe('in_process');
    await handIn(desk, aMail({ subject: 'Hello?', headers: { 'In-Reply-To': ourId } }));
    const { rows } = await desk.runtime.pool.query(
      `select count(*) from event where request_id = $1 and type = 'request.reopened'`,
      [id],
    );
    expect(rows[0].count).toBe(1);
  });

  test('makes a new, related request where the status wants that, with customer and category of its own', async () => {
    const { body } = await desk.admin.call('GET', '/statuses');
    const status = body.rows.find((row: { phase: string }) => row.phase === 'closed');
    const { id, ourId } = await aConversation();
    await closed(id);
    await desk.admin.call('PATCH', `/statuses/${status.id}`, { newRequestOnReply: true });
    const inbound = await handIn(
      desk,
      aMail({ from: 'Dan <dan@elsewhere.example>', subject: 'New trouble', headers: { 'In-Reply-To': ourId } }),
    );
    await desk.admin.call('PATCH', `/statuses/${status.id}`, { newRequestOnReply: false });
    expect(inbound.request.id).not.toBe(id);
    expect(await requestOf(desk, inbound)).toMatchObject({
      contact: { name: 'Dan' },
      category: { id: desk.start.categoryId },
    });
    const { rows } = await desk.runtime.pool.query('select related_to_id from request where id = $1', [
      inbound.request.id,
    ]);
    expect(rows[0].related_to_id).toBe(id);
  });

  test('is no word when a machine says it: an absence notice is kept and the request stays closed', async () => {
    const { id, ourId, tag } = await aConversation();
    await closed(id);
    const inbound = await handIn(
      desk,
      aMail({
        subject: `Automatic reply: Re: The printer is broken ${tag}`,
        text: 'I am away until Monday.',
        headers: { 'In-Reply-To': ourId, 'Auto-Submitted': 'auto-replied' },
      }),
    );
    expect(inbound).toMatchObject({ state: 'ingested', request: { id } });
    expect((await desk.admin.call('GET', `/requests/${id}`)).body.phase).toBe('closed');
    const last = (await messagesOf(desk, id)).at(-1);
    expect(last).toMatchObject({ author: { kind: 'system', name: 'Anna Ek' } });
    expect(last.text).toContain('away until Monday');
  });
});

test('an absence notice does not end a wait for the customer, the answer does', async () => {
  const { id, ourId } = await aConversation({}, { afterwards: 'ask' });
  const phase = async () => (await desk.admin.call('GET', `/requests/${id}`)).body.phase;
  expect(await phase()).toBe('waiting_customer');
  const headers = { 'In-Reply-To': ourId };
  await handIn(desk, aMail({ subject: 'Away', headers: { ...headers, 'Auto-Submitted': 'auto-replied' } }));
  expect(await phase()).toBe('waiting_customer');
  await handIn(desk, aMail({ subject: 'Re', text: 'The one on floor three.', headers }));
  expect(await phase()).toBe('in_process');
});

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
    const { id, ourId, tag } = await aConversation({}, { afterwards: 'ask' });
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
    const { id, ourId, tag } = await aConversation();
    await handIn(desk, report(ourId, tag, 'delayed'));
    const messages = await messagesOf(desk, id);
    expect(messages).toHaveLength(3);
    expect(messages.find((one: { kind: string }) => one.kind === 'reply').delivery.state).toBe('sent');
  });

  test('after which another attempt goes to the same people again', async () => {
    const { id, ourId, tag } = await aConversation();
    await handIn(desk, report(ourId, tag));
    relay.taken.length = 0;
    const { body } = await desk.admin.call('GET', '/outbound-mails');
    const mail = body.rows.find((one: { request: { id: string } }) => one.request.id === id);
    await desk.admin.call('POST', `/outbound-mails/${mail.id}/attempts`);
    await vi.waitFor(() => expect(relay.taken[0]?.to).toEqual(['anna@customer.example']), { timeout: 4000 });
  });
});

describe('what goes round in a circle', () => {
  test('is kept and set aside with the reason: a mail of ours that comes back', async () => {
    const { id, sent } = await aConversation();
    const inbound = await handIn(desk, sent.raw.replace(/^/, 'Received: from forward.example; Wed\r\n'));
    expect(inbound).toMatchObject({ state: 'set_aside', request: null });
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
    const { id, ourId, tag } = await aConversation();
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
