import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { command } from '#platform/command.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aConversation, aMailingDesk } from './a-conversation.ts';
import { aMail, handIn, messagesOf, requestOf } from './a-mail.ts';
import { aRelay } from './a-relay.ts';
import { mailHand } from './mail-hand.ts';
import { storeInbound } from './store-inbound.ts';

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

const closed = async (id: string) => {
  await desk.admin.done('PUT', `/requests/${id}/kind`, { kind: 'information' });
  await desk.admin.done('PUT', `/requests/${id}/start`, {});
  const { status } = await desk.admin.call('PUT', `/requests/${id}/closure`, { informationGiven: 'Switch it on.' });
  expect(status).toBe(200);
};

describe("the customer's answer", () => {
  test('finds its request by In-Reply-To alone, whatever the subject', async () => {
    const { id, ourId } = await answered();
    const inbound = await handIn(desk, aMail({ subject: 'Yes', text: 'It is.', headers: { 'In-Reply-To': ourId } }));
    expect(inbound.request.id).toBe(id);
    expect((await messagesOf(desk, id)).map((one: { text: string }) => one.text)).toContain('It is.');
  });

  test('finds it by References alone (M1), and by the identity of the first mail', async () => {
    const { id, ourId } = await answered({ messageId: '<start@customer.example>' });
    const byOurs = await handIn(desk, aMail({ subject: 'Yes', headers: { References: `<x@y.example> ${ourId}` } }));
    expect(byOurs.request.id).toBe(id);
    const byTheirs = await handIn(desk, aMail({ subject: 'And', headers: { References: '<start@customer.example>' } }));
    expect(byTheirs.request.id).toBe(id);
  });

  test('finds it by our Message-ID even when that is in no index any more', async () => {
    const { id, ourId } = await answered();
    const forgotten = ourId.replace(/\.[0-9a-f-]{36}@/, `.${crypto.randomUUID()}@`);
    const inbound = await handIn(desk, aMail({ subject: 'Yes', headers: { 'In-Reply-To': forgotten } }));
    expect(inbound.request.id).toBe(id);
  });

  test.each(['Re:', 'SV:', 'VS:', 'Odp:', 'AW:', 'Antw.:', 'RE[2]: Fwd:'])(
    'finds it by the tag behind “%s” alone (M8)',
    async (prefix) => {
      const { id, tag } = await answered();
      const inbound = await handIn(desk, aMail({ subject: `${prefix} The printer is broken ${tag}`, text: 'It is.' }));
      expect(inbound.request.id).toBe(id);
      expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'It is.', unverified: false });
    },
  );

  test('finds it by the tag in an encoded and folded subject', async () => {
    const { id, tag } = await answered();
    const [left, right] = [tag.slice(0, 5), tag.slice(5)];
    const subject = `=?utf-8?q?SV=3A_skrivaren_=C3=A4r?=\r\n =?utf-8?b?${Buffer.from(` trasig ${left}`).toString('base64')}?=\r\n =?utf-8?q?${right}?=`;
    expect((await handIn(desk, aMail({ subject }))).request.id).toBe(id);
  });

  test('finds it by the tag in quoted history alone (M1)', async () => {
    const { id, tag } = await answered();
    const text = `It is.\r\n\r\nFrom: Support\r\nSent: Wednesday\r\nSubject: Re: The printer is broken ${tag}\r\n\r\nIs it switched on?`;
    const inbound = await handIn(desk, aMail({ subject: 'Something new', text }));
    expect(inbound.request.id).toBe(id);
  });

  test('shows what was written without the quoted history, and keeps the history', async () => {
    const { id, sent } = await answered({ text: 'It prints nothing.' });
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
    const { id } = await answered();
    const inbound = await handIn(desk, aMail({ subject: 'Re: The printer is broken', text: 'Another printer.' }));
    expect(inbound.request.id).not.toBe(id);
  });

  test('is not led astray by a wrong token, a tag in an attachment, or an invalid one beside the right one', async () => {
    const { id, number, tag } = await answered();
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
    const { id, number } = await answered();
    await handIn(desk, aMail({ subject: `Re: [#${number}]`, text: 'Me again.' }));
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'Me again.', unverified: false });
    await handIn(desk, aMail({ from: 'Eve <eve@stranger.example>', subject: `Re: [#${number}]`, text: 'Let me in.' }));
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'Let me in.', unverified: true });
    // Having got in once does not make somebody a known party.
    await handIn(desk, aMail({ from: 'Eve <eve@stranger.example>', subject: `Re: [#${number}]`, text: 'Again.' }));
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ text: 'Again.', unverified: true });
  });

  test("in a machine's answer from a stranger is unverified too", async () => {
    const { id, number } = await answered();
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
    const { id, ourId } = await answered();
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
    const { id, ourId } = await answered();
    await closed(id);
    await desk.admin.done('PATCH', `/statuses/${status.id}`, { newRequestOnReply: true });
    const inbound = await handIn(
      desk,
      aMail({ from: 'Dan <dan@elsewhere.example>', subject: 'New trouble', headers: { 'In-Reply-To': ourId } }),
    );
    await desk.admin.done('PATCH', `/statuses/${status.id}`, { newRequestOnReply: false });
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
    const { id, ourId, tag } = await answered();
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
  const { id, ourId } = await answered({}, { afterwards: 'ask' });
  const phase = async () => (await desk.admin.call('GET', `/requests/${id}`)).body.phase;
  expect(await phase()).toBe('waiting_customer');
  const headers = { 'In-Reply-To': ourId };
  await handIn(desk, aMail({ subject: 'Away', headers: { ...headers, 'Auto-Submitted': 'auto-replied' } }));
  expect(await phase()).toBe('waiting_customer');
  await handIn(desk, aMail({ subject: 'Re', text: 'The one on floor three.', headers }));
  expect(await phase()).toBe('in_process');
});
