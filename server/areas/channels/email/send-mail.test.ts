import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';
import { aMail, handIn, messagesOf, requestOf } from './a-mail.ts';
import { aRelay, refusal } from './a-relay.ts';
import { deliverDueMail } from './deliver-due-mail.ts';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;

beforeAll(async () => {
  desk = await aDesk();
  relay = await aRelay();
  await desk.admin.done('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support of the Desk',
    centreId: desk.start.centreId,
  });
  await ok(setRelay());
  // Else the desk would mail her about the mails that fail here.
  const told = { screen: true, email: false, push: false };
  await desk.admin.done('PATCH', '/me/notifications', { choices: { mail_failed: told } });
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
});
beforeEach(() => {
  relay.taken.length = 0;
});
afterEach(() => {
  for (const rule of Object.keys(relay.rules)) delete relay.rules[rule as keyof typeof relay.rules];
});

const setRelay = (change: Record<string, unknown> = {}) =>
  desk.admin.call('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none', ...change });

async function answered(text = 'We are on our way.', draft: Parameters<typeof aMail>[0] = {}, reply = {}) {
  const inbound = await handIn(desk, aMail(draft));
  const answer = await desk.admin.call('POST', `/requests/${inbound.request.id}/replies`, { text, ...reply });
  expect(answer.status).toBe(201);
  return requestOf(desk, inbound);
}

/** The last message of a request, once its delivery has come to this state. */
async function delivered(requestId: string, state: string) {
  return vi.waitFor(
    async () => {
      const message = (await messagesOf(desk, requestId)).findLast((one: { kind: string }) => one.kind !== 'inbound');
      expect(message.delivery?.state).toBe(state);
      return message;
    },
    { timeout: 8_000, interval: 50 },
  );
}

const outbound = async () => (await desk.admin.call('GET', '/outbound-mails')).body.rows;
const mailOf = async (request: { id: string }) =>
  (await outbound()).find((mail: { request: { id: string } }) => mail.request.id === request.id);

describe('an answer to the customer', () => {
  test('goes out with tag, threading headers, our address and the mail it answers', async () => {
    const request = await answered('Vi kommer i eftermiddag.', {
      subject: 'Skrivaren är trasig',
      messageId: '<first@customer.example>',
      headers: { References: '<root@customer.example>' },
      text: 'Skrivaren på plan tre är trasig sedan i morse, kan ni komma?',
    });
    const message = await delivered(request.id, 'sent');
    expect(message.delivery).toMatchObject({ error: null, attempts: 1 });
    const [sent] = relay.taken;
    expect(relay.taken).toHaveLength(1);
    expect(sent?.from).toBe('support@desk.example');
    expect(sent?.to).toEqual(['anna@customer.example']);
    expect(sent?.mail.from).toEqual({ address: 'support@desk.example', name: 'Support of the Desk' });
    expect(sent?.mail.subject).toMatch(new RegExp(`^Re: Skrivaren är trasig \\[#${request.number}-[a-z2-9]{4}\\]$`));
    expect(sent?.mail.inReplyTo).toEqual(['<first@customer.example>']);
    expect(sent?.mail.references).toEqual(['<root@customer.example>', '<first@customer.example>']);
    expect(sent?.mail.messageId).toMatch(
      new RegExp(`^<${request.number}\\.[a-z2-9]{4}\\.[0-9a-f-]{36}@desk\\.example>$`),
    );
    expect(sent?.mail.text).toBe(
      [
        'Vi kommer i eftermiddag.',
        '',
        'Den 4 februari 2026 10:00 skrev Anna Ek:',
        '> Skrivaren på plan tre är trasig sedan i morse, kan ni komma?',
        '',
      ].join('\n'),
    );
    const { rows } = await desk.runtime.pool.query(
      `select type, request_id from event where type = 'mail.sent' and request_id = $1`,
      [request.id],
    );
    expect(rows).toHaveLength(1);
  });

  test('goes to everybody who was on the mail, beside us (M2), and in one mail', async () => {
    const request = await answered('Hello all', {
      to: 'support@desk.example, Bo <bo@customer.example>',
      cc: 'cia@other.example',
    });
    await delivered(request.id, 'sent');
    expect(relay.taken).toHaveLength(1);
    expect(relay.taken[0]?.to).toEqual(['anna@customer.example', 'bo@customer.example', 'cia@other.example']);
    expect(relay.taken[0]?.mail.cc.map((one) => one.address)).toEqual(['bo@customer.example', 'cia@other.example']);
  });

  test('to somebody else does not carry the words of the customer along (trap 19)', async () => {
    const request = await answered(
      'Can you deliver a new drum?',
      { text: 'My code is 4711.' },
      { to: ['sales@supplier.example'] },
    );
    await delivered(request.id, 'sent');
    expect(relay.taken[0]?.to).toEqual(['sales@supplier.example']);
    expect(relay.taken[0]?.mail.text.trim()).toBe('Can you deliver a new drum?');
    expect(relay.taken[0]?.mail.subject).toContain(`[#${request.number}-`);
  });

  test('sends no copy to an address of our own', async () => {
    const request = await answered('Hello', {}, { to: ['anna@customer.example'], cc: ['support+all@desk.example'] });
    await delivered(request.id, 'sent');
    expect(relay.taken[0]?.to).toEqual(['anna@customer.example']);
  });

  test('is not possible to a mail from one of our own addresses that names nobody else', async () => {
    const inbound = await handIn(desk, aMail({ from: 'Colleague <support@desk.example>' }));
    const answer = await desk.admin.call('POST', `/requests/${inbound.request.id}/replies`, { text: 'Hello' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'no_recipient' } });
  });

  test('goes to Reply-To where the customer asked for that', async () => {
    const request = await answered('Hello', { headers: { 'Reply-To': 'team@customer.example' } });
    await delivered(request.id, 'sent');
    expect(relay.taken[0]?.to).toEqual(['team@customer.example']);
  });

  test('goes out from the alias the customer wrote to, fetched from a shared mailbox (M10)', async () => {
    await desk.admin.done('POST', '/mail-addresses', {
      address: 'orders@desk.example',
      name: 'Orders',
      centreId: desk.start.centreId,
    });
    const request = await answered('Hello', {
      to: 'orders@desk.example',
      headers: { 'Delivered-To': 'support@desk.example' },
    });
    await delivered(request.id, 'sent');
    expect(relay.taken[0]?.mail.from).toEqual({ address: 'orders@desk.example', name: 'Orders' });
    expect(relay.taken[0]?.mail.messageId).toMatch(/@desk\.example>$/);
  });

  test('is sent once when the same reply is handed in twice', async () => {
    const inbound = await handIn(desk, aMail());
    const reply = { id: crypto.randomUUID(), text: 'Once' };
    await Promise.all([1, 2].map(() => desk.admin.done('POST', `/requests/${inbound.request.id}/replies`, reply)));
    await delivered(inbound.request.id, 'sent');
    await desk.settle();
    expect(relay.taken).toHaveLength(1);
  });

  test('that asks something goes out as well; notes never do', async () => {
    const request = await answered('Which printer?', {}, { afterwards: 'ask' });
    await delivered(request.id, 'sent');
    await desk.admin.done('POST', `/requests/${request.id}/notes`, { text: 'She sounds angry' });
    await desk.admin.done('POST', `/requests/${request.id}/call-notes`, { text: 'Called twice' });
    await desk.settle();
    expect(relay.taken).toHaveLength(1);
    expect(relay.taken[0]?.raw).not.toMatch(/angry|Called/);
  });
});

describe('a relay', () => {
  test('that refuses the recipient for good fails the mail at once, in its own words', async () => {
    relay.rules.rcpt = () => {
      throw refusal(550, 'No such user here');
    };
    const request = await answered();
    const message = await delivered(request.id, 'failed');
    expect(message.delivery.error).toContain('No such user here');
    desk.clock.advance(2 * 3_600_000);
    await deliverDueMail(desk.runtime);
    expect((await delivered(request.id, 'failed')).delivery.attempts).toBe(1);
    const { rows } = await desk.runtime.pool.query(
      `select data from event where type = 'mail.failed' and request_id = $1`,
      [request.id],
    );
    expect(rows[0].data.reason).toContain('No such user here');
  });

  test('that refuses the text for good fails the mail, and another attempt sends it when it is taken after all', async () => {
    relay.rules.data = () => {
      throw refusal(554, 'Looks like spam');
    };
    const request = await answered();
    await delivered(request.id, 'failed');
    delete relay.rules.data;
    const mail = await mailOf(request);
    const agent = await desk.aPerson({ roles: ['agent'] });
    expect((await agent.call('POST', `/outbound-mails/${mail.id}/attempts`)).status).toBe(403);
    const answer = await desk.admin.call('POST', `/outbound-mails/${mail.id}/attempts`);
    expect(answer).toMatchObject({ status: 202, body: { state: 'queued' } });
    await delivered(request.id, 'sent');
    const again = await desk.admin.call('POST', `/outbound-mails/${mail.id}/attempts`);
    expect(again).toMatchObject({ status: 409, body: { code: 'nothing_to_run' } });
    expect((await desk.admin.call('POST', `/outbound-mails/${crypto.randomUUID()}/attempts`)).status).toBe(404);
  });

  test('that greylists gets the mail again a minute later, under the same Message-ID', async () => {
    relay.rules.rcpt = () => {
      throw refusal(451, 'Greylisted, come back');
    };
    const request = await answered();
    const waiting = await vi.waitFor(
      async () => {
        const mail = await mailOf(request);
        expect(mail).toMatchObject({ state: 'queued', attempts: 1 });
        expect(mail.error).toContain('Greylisted');
        return mail;
      },
      { timeout: 10_000 },
    );
    expect(new Date(waiting.nextAttemptAt).getTime() - desk.clock.now().getTime()).toBe(60_000);
    delete relay.rules.rcpt;
    expect(relay.taken).toHaveLength(0);
    desk.clock.advance(61_000);
    const message = await delivered(request.id, 'sent');
    expect(message.delivery).toMatchObject({ attempts: 2, error: null });
    expect(relay.taken).toHaveLength(1);
  });

  test('that takes the mail for one recipient and puts the other off gets it again for that other alone', async () => {
    relay.rules.rcpt = (address) => {
      if (address.startsWith('cia')) throw refusal(450, 'Busy');
    };
    const request = await answered('Hello both', { cc: 'cia@other.example' });
    await vi.waitFor(async () => expect(await mailOf(request)).toMatchObject({ state: 'queued', attempts: 1 }), {
      timeout: 10_000,
    });
    delete relay.rules.rcpt;
    desk.clock.advance(61_000);
    await delivered(request.id, 'sent');
    expect(relay.taken.map((one) => one.to)).toEqual([['anna@customer.example'], ['cia@other.example']]);
    expect(new Set(relay.taken.map((one) => one.mail.messageId)).size).toBe(1);
  });

  test('that breaks off is asked again, and the mail is given up after a day', async () => {
    relay.rules.drop = 'after_data';
    const request = await answered();
    await vi.waitFor(async () => expect(await mailOf(request)).toMatchObject({ state: 'queued', attempts: 1 }), {
      timeout: 10_000,
    });
    relay.rules.drop = 'before_data';
    desk.clock.advance(61_000);
    await vi.waitFor(async () => expect(await mailOf(request)).toMatchObject({ state: 'queued', attempts: 2 }), {
      timeout: 15_000,
    });
    // As often as it is tried within a day.
    await desk.runtime.pool.query("update outbound_mail set attempts = 27 where state = 'queued'");
    desk.clock.advance(25 * 3_600_000);
    const message = await delivered(request.id, 'failed');
    expect(message.delivery.error).toMatch(/Given up after a day/);
    expect(relay.taken).toHaveLength(0);
  });

  test('that is not there lets the mail wait until one is set', async () => {
    await ok(setRelay({ host: null }));
    const request = await answered();
    await delivered(request.id, 'waiting_for_relay');
    // Said as an event, so that the pages that show the request learn of it.
    await desk.settle();
    const said = "select data ->> 'reason' as reason from event where type = 'mail.delayed' and request_id = $1";
    expect((await desk.runtime.pool.query(said, [request.id])).rows).toEqual([{ reason: 'No mail relay is set up.' }]);
    expect((await desk.admin.call('POST', '/mail-relay/trials')).body).toMatchObject({ ok: false });
    await ok(setRelay());
    await delivered(request.id, 'sent');
    expect(relay.taken).toHaveLength(1);
  });

  test('that wants a password is tried with it, and the password stays with us', async () => {
    const set = await setRelay({ username: 'desk', password: 'wrong' });
    expect(set.body).toEqual({
      host: '127.0.0.1',
      port: relay.port,
      security: 'none',
      username: 'desk',
      hasPassword: true,
    });
    expect((await desk.admin.call('POST', '/mail-relay/trials')).body).toMatchObject({ ok: false });
    const request = await answered();
    await vi.waitFor(async () => expect(await mailOf(request)).toMatchObject({ state: 'queued', attempts: 1 }), {
      timeout: 10_000,
    });
    await ok(setRelay({ username: 'desk', password: 'open sesame' }));
    expect((await desk.admin.call('POST', '/mail-relay/trials')).body.ok).toBe(true);
    desk.clock.advance(61_000);
    await delivered(request.id, 'sent');
    await ok(setRelay({ username: 'desk' }));
    expect((await desk.admin.call('GET', '/mail-relay')).body.hasPassword).toBe(true);
    const { rows } = await desk.runtime.pool.query(
      `select (select count(*) from change_log where changes::text like '%sesame%')
        + (select count(*) from event where data::text like '%sesame%') as leaks`,
    );
    expect(rows[0].leaks).toBe(0);
    const cleared = await setRelay({ username: null, password: null });
    expect(cleared.body).toMatchObject({ username: null, hasPassword: false });
  });

  test('takes many mails over few connections', async () => {
    const before = relay.connections();
    const inbounds = await Promise.all(Array.from({ length: 12 }, () => handIn(desk, aMail())));
    await Promise.all(
      inbounds.map((one) => desk.admin.done('POST', `/requests/${one.request.id}/replies`, { text: 'Hi' })),
    );
    await vi.waitFor(() => expect(relay.taken).toHaveLength(12), { timeout: 8000 });
    expect(relay.connections() - before).toBeLessThanOrEqual(8);
  });
});

test('a mail whose sender died in the middle is due again when its lease has run out', async () => {
  relay.rules.rcpt = () => {
    throw refusal(451, 'Later');
  };
  const request = await answered();
  await vi.waitFor(async () => expect(await mailOf(request)).toMatchObject({ state: 'queued', attempts: 1 }), {
    timeout: 10_000,
  });
  const lease = new Date(desk.clock.now().getTime() + 6 * 60_000);
  await desk.runtime.pool.query(
    `update outbound_mail set state = 'sending', next_attempt_at = $2 where request_id = $1`,
    [request.id, lease],
  );
  delete relay.rules.rcpt;
  desk.clock.advance(4 * 60_000);
  await deliverDueMail(desk.runtime);
  expect(relay.taken).toHaveLength(0);
  desk.clock.advance(3 * 60_000);
  await delivered(request.id, 'sent');
  expect(relay.taken).toHaveLength(1);
});

test('several nodes that look at the outbox at once send each mail once', async () => {
  relay.rules.rcpt = () => {
    throw refusal(451, 'Later');
  };
  const requests = await Promise.all(
    Array.from({ length: 8 }, (_, n) => answered('Hello', { from: `c${n}@many.example` })),
  );
  for (const request of requests) {
    await vi.waitFor(async () => expect(await mailOf(request)).toMatchObject({ state: 'queued', attempts: 1 }), {
      timeout: 15_000,
    });
  }
  delete relay.rules.rcpt;
  desk.clock.advance(61_000);
  await Promise.all(Array.from({ length: 6 }, () => deliverDueMail(desk.runtime)));
  await vi.waitFor(() => expect(relay.taken.length).toBeGreaterThanOrEqual(8), { timeout: 10_000 });
  const to = relay.taken.flatMap((one) => one.to).sort();
  expect(to).toEqual(Array.from({ length: 8 }, (_, n) => `c${n}@many.example`));
});

test('the outbox is listed newest first, page by page, and by state', async () => {
  const all = await outbound();
  const first = (await desk.admin.call('GET', '/outbound-mails?limit=2')).body;
  const second = (await desk.admin.call('GET', `/outbound-mails?limit=2&after=${first.next}`)).body;
  expect([...first.rows, ...second.rows]).toEqual(all.slice(0, 4));
  const failed = (await desk.admin.call('GET', '/outbound-mails?state=failed')).body.rows;
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.every((row: { state: string }) => row.state === 'failed')).toBe(true);
});
